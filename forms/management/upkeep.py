"""The upkeep of the archive from the command line: progress for people, JSON for scripts.

Exit codes: 0 all is done, and nothing is wrong; 1 something is not, and is named; 2 it could not be
tried at all. Every action may be stopped and started again.
"""

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.core.management.base import OutputWrapper
from django.db import DatabaseError

from forms.archive import anchors
from forms.archive.models import SealedFile
from forms.archive.organisation_seal import seal, trust
from forms.archive.raising import drain, waiting_seals
from forms.library import danish
from forms.management.output import BAD_INPUT, NOT_VALID, OK, print_json
from forms.signing import SealingError
from forms.upkeep import auditing, extending, validity
from forms.upkeep.auditing import Wrong
from forms.upkeep.validity import Subject

Out = OutputWrapper
ACTIONS = ("extend", "catch-up", "audit", "certificates")
WRONG = {
    Wrong.FILE_DAMAGED: "En fil er ændret i databasen",
    Wrong.FILE_MISSING: "En fil mangler",
    Wrong.SEAL_NOT_GENUINE: "Et segl er ikke ægte",
    Wrong.LEVEL_DIFFERS: "Et segl har et andet niveau end noteret",
    Wrong.GENERATION_MISSING: "En tidligere udgave af et segl mangler",
    Wrong.EVENTS_BROKEN: "Kæden af hændelser er brudt",
    Wrong.EVENTS_CUT_OFF: "Hændelser er skåret af kædens ende",
    Wrong.EVENTS_ADDED: "Hændelser er føjet til kæden udenom",
    Wrong.EVENT_WITHOUT_FILE: "En hændelse nævner en fil, der mangler",
    Wrong.FILE_WITHOUT_EVENT: "En fil nævnes ikke af nogen hændelse",
    Wrong.ANSWERS_CHANGED: "Et dokuments svar er ændret",
    Wrong.ANCHOR_BROKEN: "En forankring holder ikke",
}
SUBJECTS = {
    Subject.SEAL: "Organisationens segl",
    Subject.CHAIN: "Certifikat mellem segl og rod",
    Subject.TIME_STAMPS: "Egen tidsstempeltjeneste",
    Subject.ROOT: "Rodcertifikat",
    Subject.REVOCATIONS: "Spærreliste",
    Subject.FILES: "Filer, hvis tidsstempel snart løber ud",
}


def add_actions(actions: Any) -> None:
    """Declare the actions and their options."""
    extend = actions.add_parser("extend", help="Forny arkivtidsstempler, før de løber ud.")
    which = extend.add_mutually_exclusive_group()
    which.add_argument("--days", type=int, default=365, help="dem der løber ud inden (365)")
    which.add_argument("--all", action="store_true", help="alle filer")
    catch_up = actions.add_parser("catch-up", help="Bring segl op, som venter på en tjeneste.")
    audit = actions.add_parser("audit", help="Hold hele arkivet op mod dets fingeraftryk.")
    certificates = actions.add_parser("certificates", help="Vis, hvad der snart løber ud.")
    for parser in (extend, catch_up, audit, certificates):
        _json_option(parser)


def _json_option(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="skriv JSON")


def run(action: str, options: dict[str, Any], out: Out, progress: Out) -> int:
    """Run an action; return its exit code."""
    acts: dict[str, Callable[[dict[str, Any], Out, Out], int]] = {
        "extend": _extend,
        "catch-up": _catch_up,
        "audit": _audit,
        "certificates": _certificates,
    }
    try:
        return acts[action](options, out, progress)
    except (SealingError, DatabaseError) as error:
        problem = f"{type(error).__name__}: {error}"
        if options["json"]:
            print_json(out, {"error": problem})
        progress.write(f"Det kunne ikke gøres. {problem}\n")
        return BAD_INPUT


def _extend(options: dict[str, Any], out: Out, progress: Out) -> int:
    if seal().time_stamps is None:
        raise SealingError("no time-stamp service is configured")
    files = extending.due(None if options["all"] else options["days"])
    total = files.count()
    lines = []
    for number, done in enumerate(extending.extend(files), start=1):
        lines.append(_renewal(done.before, done.after, done.error))
        progress.write(f"{number} af {total}: {_in_words(lines[-1])}\n")
    anchors.anchor(time_stamped=True)
    return _renewals(options, out, lines, left=total - len(lines))


def _catch_up(options: dict[str, Any], out: Out, progress: Out) -> int:
    lines = []
    for done in drain():
        lines.append(_renewal(done.before, done.after, done.error))
        progress.write(f"{_in_words(lines[-1])}\n")
    anchors.anchor(time_stamped=True)
    return _renewals(options, out, lines, left=waiting_seals().count())


def _renewals(options: dict[str, Any], out: Out, lines: list[dict[str, Any]], left: int) -> int:
    failed = sum(line["error"] is not None for line in lines)
    if options["json"]:
        print_json(out, {"files": lines, "left": left})
    else:
        out.write(f"{len(lines) - failed} segl fornyet, {failed} fejlede, {left} venter.\n")
    return NOT_VALID if failed or left else OK


def _renewal(
    before: SealedFile, after: SealedFile | None, error: Exception | None
) -> dict[str, Any]:
    newest = after or before
    return {
        "document": before.submission.identifier,
        "edition": before.edition,
        "kind": before.kind,
        "generation": newest.generation,
        "level": newest.level,
        "proven_until": newest.proven_until.isoformat() if newest.proven_until else None,
        "error": f"{type(error).__name__}: {error}" if error else None,
    }


def _in_words(line: dict[str, Any]) -> str:
    name = " ".join(part for part in (line["document"], line["edition"], line["kind"]) if part)
    return f"{name}: {line['error'] or line['level']}"


def _audit(options: dict[str, Any], out: Out, progress: Out) -> int:
    extent, wrong = auditing.extent(), []
    progress.write(
        f"Ser på {extent.files} filer, {extent.documents} dokumenter og "
        f"{extent.events} hændelser.\n"
    )
    for found in auditing.audit(trust()):
        wrong.append({"code": str(found.wrong), "where": found.where, "detail": found.detail})
        progress.write(f"{WRONG[found.wrong]}: {found.where} {found.detail}".rstrip() + "\n")
    if options["json"]:
        looked_at = {
            "files": extent.files,
            "documents": extent.documents,
            "events": extent.events,
            "anchors": extent.anchors,
            "last_anchor": extent.last_anchor,
        }
        print_json(out, {"looked_at": looked_at, "wrong": wrong})
    else:
        out.write(f"{len(wrong)} fejl fundet.\n" if wrong else "Intet er galt.\n")
        out.write(f"Sidste forankring: {extent.anchors} {extent.last_anchor}".rstrip() + "\n")
    return NOT_VALID if wrong else OK


def _certificates(options: dict[str, Any], out: Out, progress: Out) -> int:
    endings, waiting = validity.endings(), validity.waiting()
    if options["json"]:
        lines = [
            {
                "subject": str(each.subject),
                "name": each.name,
                "ends_at": each.ends_at.isoformat() if each.ends_at else None,
                "near": each.near,
            }
            for each in endings
        ]
        print_json(out, {"endings": lines, "waiting": waiting})
    else:
        for each in endings:
            when = danish.moment(each.ends_at) if each.ends_at else "uden udløb"
            mark = "! " if each.near else "  "
            out.write(f"{mark}{SUBJECTS[each.subject]} ({each.name}): {when}\n")
        out.write(f"{waiting} segl venter på at blive bragt op.\n")
    return NOT_VALID if waiting or any(each.near for each in endings) else OK
