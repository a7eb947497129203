"""LibreOffice as a peer: a template that docxtpl fills, converted cold or by a warm process."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docxtpl import DocxTemplate

CONVERTER = Path(__file__).with_name("office_converter.py")
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that python3-uno is made for


def template() -> bytes:
    """Return a Word template for Redskab 3, as somebody would make one for docxtpl."""
    document = docx.Document()
    document.add_heading("Mål- og aftaleskema", 0)
    for name in ("young_person", "birth_date", "case_number", "coordinator", "meeting_date"):
        document.add_paragraph(f"{name}: {{{{ {name} }}}}")
    document.add_paragraph("{{ dream }}")
    document.add_paragraph("{{ strengths }}")
    document.add_paragraph("{%p for goal in goals %}")
    document.add_heading("{{ goal.goal }}", 1)
    document.add_paragraph("{{ goal.situation }} {{ goal.signs }}")
    table = document.add_table(rows=4, cols=4, style="Table Grid")
    heads = ("Aftale", "Ansvarlig", "Hvornår", "Status")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    table.rows[1].cells[0].text = "{%tr for agreement in goal.agreements %}"
    fields = ("what", "responsible", "due", "status")
    for cell, name in zip(table.rows[2].cells, fields, strict=True):
        cell.text = f"{{{{ agreement.{name} }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{{ reservations }}")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def filled(source: bytes, answers: dict[str, Any]) -> bytes:
    """Return the template filled by docxtpl."""
    filling = DocxTemplate(BytesIO(source))
    filling.render(answers, autoescape=True)
    made = BytesIO()
    filling.save(made)
    return made.getvalue()


def converted_cold(word: bytes) -> bytes:
    """Return a PDF of the Word file, made by a LibreOffice process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.docx"
        source.write_bytes(word)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return (Path(folder) / "in.pdf").read_bytes()


@contextmanager
def warm_office() -> Iterator[Any]:
    """Yield a function that converts by one LibreOffice process that is running already."""
    with tempfile.TemporaryDirectory() as folder:
        pipe = f"bench{time.monotonic_ns()}"
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--norestore",
                f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        helper = subprocess.Popen(
            [SYSTEM_PYTHON, str(CONVERTER), pipe],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert helper.stdin and helper.stdout
        assert helper.stdout.readline().strip() == "ready"

        def convert(word: bytes) -> bytes:
            source = Path(folder) / "in.docx"
            source.write_bytes(word)
            helper.stdin.write(f"{source}\n")
            helper.stdin.flush()
            return Path(helper.stdout.readline().strip()).read_bytes()

        try:
            yield convert
        finally:
            helper.stdin.close()
            helper.wait(timeout=30)
            office.terminate()
            office.wait(timeout=30)
