"""The commands by which a proof package is checked: openssl and what every Linux and Mac has."""

from dataclasses import dataclass
from datetime import datetime

from forms.signing import PdfPieces, Pieces, WordPieces

_BELIEVED = "-CAfile certifikater/rod.pem -untrusted certifikater/andre.pem"


@dataclass(frozen=True, slots=True)
class Step:
    """One command, and what it shows."""

    shows: str
    command: str


def whole_package() -> Step:
    """Return the command that looks at every file of the package."""
    return Step("At ingen fil i pakken er ændret:", "sha256sum -c SHA256SUMS")


def pdf_steps(file: str, pieces: PdfPieces) -> list[Step]:
    """Return the commands for a PDF."""
    seal = f"segl/{file}"
    steps = [
        Step(
            "At seglet er sat på netop denne fil, og af hvem:",
            f"{_stretch(file, pieces.stretches.gap, pieces.stretches.resume, pieces.stretches.end)}"
            f" > forseglet.bin\n"
            f"openssl cms -verify -binary -inform DER -in {seal}.p7s -content forseglet.bin "
            f"-certfile certifikater/andre.pem -CAfile certifikater/rod.pem -purpose any "
            f"-attime {_seconds(_sealed_at(pieces))} -out /dev/null",
        )
    ]
    for number, stamp in enumerate(pieces.stamps, start=1):
        if stamp.stretches is None:
            data = f"openssl asn1parse -inform DER -in {seal}.p7s -strparse {pieces.value_at}"
            data += " -noout -out stemplet.bin"
        else:
            places = stamp.stretches
            data = f"{_stretch(file, places.gap, places.resume, places.end)} > stemplet.bin"
        steps.append(_stamp_step(number, f"{seal}.tidsstempel-{number}.tst", data, stamp.at))
    end = pieces.stamps[-1].stretches if pieces.stamps else None
    last = end.end if end is not None else pieces.stretches.end
    steps.append(
        Step(
            "At der ikke er føjet noget til bagefter. Filen slutter, hvor det sidste ender:",
            f'test "$(wc -c < {file})" -eq {last}',
        )
    )
    return steps


def word_steps(file: str, pieces: WordPieces) -> list[Step]:
    """Return the commands for a Word file."""
    seal = f"segl/{file}"
    unpacked = f"udpakket/{file}"
    steps = [
        Step(
            "At seglet er sat af den, certifikatet nævner:",
            "openssl x509 -in certifikater/segl.pem -pubkey -noout > noegle.pem\n"
            f"openssl dgst -sha256 -verify noegle.pem -signature {seal}.vaerdi {seal}.signeret.xml",
        ),
        Step(
            "At det, seglet er sat på, nævner de næste led med deres fingeraftryk:",
            "\n".join(
                _named(f"{seal}.led-{number}.xml", f"{seal}.signeret.xml")
                for number in range(1, len(pieces.objects) + 1)
            ),
        ),
        Step(
            "At leddene nævner listen over filens dele, og at listen nævner hver del:",
            f"mkdir -p {unpacked}\nunzip -q -o {file} -d {unpacked}\n"
            + _named(f"{unpacked}/{pieces.note}", f"{seal}.led-1.xml")
            + "\nwhile IFS= read -r del; do\n  "
            + _named(f"{unpacked}/$del", f"{unpacked}/{pieces.note}")
            + f" || exit 1\ndone < {seal}.dele.txt",
        ),
        Step(
            "At filen ikke har andre dele end dem og seglet:",
            f'test "$(find {unpacked} -type f | wc -l)" -eq {len(pieces.parts) + 2}',
        ),
    ]
    for number, stamp in enumerate(pieces.stamps, start=1):
        data = f"cp {seal}.stemplet-{number}.bin stemplet.bin"
        steps.append(_stamp_step(number, f"{seal}.tidsstempel-{number}.tst", data, stamp.at))
    return steps


def certificate_step(pieces: Pieces, lists: list[str]) -> Step | None:
    """Return the command that asks whether the seal's certificate was revoked."""
    if not lists or not pieces.stamps:
        return None
    proven = pieces.stamps[min(1, len(pieces.stamps) - 1)].at
    given = " ".join(f"-CRLfile {path}" for path in lists)
    return Step(
        "At certifikatet bag seglet var gyldigt og ikke spærret, da det blev vist:",
        f"openssl verify -crl_check {given} {_BELIEVED} -purpose any -attime {_seconds(proven)} "
        "certifikater/segl.pem",
    )


def event_steps(files: list[str]) -> list[Step]:
    """Return the commands for the log of events."""
    chain = (
        'forrige=""\n'
        "for fil in haendelser/*.json; do\n"
        '  grep -q -F "\\"previous\\":\\"$forrige\\"" "$fil" || exit 1\n'
        "  forrige=$(openssl dgst -sha256 -r \"$fil\" | cut -d' ' -f1)\n"
        "done"
    )
    named = "\n".join(
        f"grep -q -F \"$(openssl dgst -sha256 -r {file} | cut -d' ' -f1)\" haendelser/*.json"
        for file in files
    )
    return [
        Step("At hver hændelse bygger på den før, så ingen mangler imellem:", chain),
        Step("At hændelserne nævner netop disse filer:", named),
    ]


def anchor_steps(at: datetime, head: str, count: int) -> list[Step]:
    """Return the commands for the anchor, which says how long the chain was."""
    return [
        Step(
            "At kommunen har skrevet under på, hvor mange hændelser der var:",
            "openssl cms -verify -binary -inform DER -in forankring/forankring.p7s -content "
            "forankring/forankring.json -certfile certifikater/andre.pem "
            f"-CAfile certifikater/rod.pem -purpose any -attime {_seconds(at)} -out /dev/null",
        ),
        Step(
            f"At hændelse nummer {count} er den, som dér er nævnt:",
            f'grep -q -F "{head}" forankring/forankring.json\n'
            f"openssl dgst -sha256 -r haendelser/{count:04}.json | grep -q -F {head}",
        ),
    ]


def _stamp_step(number: int, token: str, data: str, at: datetime) -> Step:
    return Step(
        f"Tidsstempel {number}, som viser, at det fandtes på det tidspunkt:",
        f"{data}\nopenssl ts -verify -in {token} -token_in -data stemplet.bin {_BELIEVED} "
        f"-attime {_seconds(at)}",
    )


def _stretch(file: str, gap: int, resume: int, end: int) -> str:
    return f"{{ head -c {gap} {file}; head -c {end} {file} | tail -c {end - resume}; }}"


def _named(file: str, place: str) -> str:
    return f'grep -q -F "$(openssl dgst -sha256 -binary "{file}" | openssl base64 -A)" "{place}"'


def _sealed_at(pieces: PdfPieces) -> datetime:
    if pieces.stamps:
        return pieces.stamps[0].at
    return pieces.sealer.not_valid_before_utc


def _seconds(at: datetime) -> int:
    return int(at.timestamp()) + 1
