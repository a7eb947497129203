"""Reads a PDF as a screen reader would: by its structure tree, with ActualText and Alt."""

import re
from io import BytesIO

import pikepdf

_CMAP_LINE = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")


def _meanings(font: pikepdf.Object) -> dict[int, str]:
    found = {}
    for index, text in _CMAP_LINE.findall(font.ToUnicode.read_bytes()):
        found[int(index, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


def _page_texts(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each marked-content sequence of a page by its identifier."""
    fonts = {name: _meanings(font) for name, font in page.obj.Resources.Font.items()}
    texts: dict[int, str] = {}
    stack: list[tuple[int | None, str | None]] = []
    font: dict[int, str] = {}

    def say(text: str) -> None:
        if any(actual is not None for _, actual in stack):
            return
        for identifier, _ in reversed(stack):
            if identifier is not None:
                texts[identifier] += text
                return

    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                properties = operands[1]
                identifier = properties.get("/MCID")
                actual = properties.get("/ActualText")
                if identifier is not None:
                    texts[int(identifier)] = ""
                if actual is not None:
                    say(str(actual))
                stack.append(
                    (
                        None if identifier is None else int(identifier),
                        None if actual is None else str(actual),
                    )
                )
            case "EMC":
                stack.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        for at in range(0, len(codes), 2):
                            say(font[int.from_bytes(codes[at : at + 2], "big")])
    assert not stack
    return texts


def _as_list(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


class StructureReader:
    """Reads the words of a tagged PDF, one string for each P, heading, label or picture."""

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(content))
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.texts = [_page_texts(page) for page in self.pdf.pages]
        self.tags: list[str] = []

    def read(self) -> list[str]:
        """Return the words in reading order."""
        return [text for text in self._read(self.pdf.Root.StructTreeRoot.K) if text]

    def _read(self, element: pikepdf.Object) -> list[str]:
        tag = str(element.S)[1:]
        self.tags.append(tag)
        for spoken in ("/ActualText", "/Alt"):
            if spoken in element:
                return [str(element[spoken])]
        if tag == "Lbl":
            return []
        parts: list[str] = []
        running = ""
        for kid in _as_list(element.get("/K")):
            if isinstance(kid, int):
                running += self._content(element.Pg, kid)
            elif "/S" in kid and "/MCID" not in kid:
                inner = self._read(kid)
                if str(kid.S) in ("/Link", "/Span"):
                    running += "".join(inner)
                else:
                    parts += inner
            elif "/MCID" in kid:
                running += self._content(kid.get("/Pg", element.get("/Pg")), int(kid.MCID))
        return [*parts, running] if running else parts

    def _content(self, page: pikepdf.Object, identifier: int) -> str:
        return self.texts[self.pages[page.objgen]][identifier]
