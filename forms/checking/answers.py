"""What the check answers to programs: JSON whose shape `kontrol.schema.json` describes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from forms.checking.examining import Examined
from forms.checking.known import KnownDocument
from forms.checking.words import WORDS, Words, problems_of, signer_is_proven, words_of_number
from forms.signing import Level

SCHEMA = Path(__file__).with_name("kontrol.schema.json")
_UNPROVEN = (None, Level.B_B, Level.XADES_EPES)


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of all answers."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


def of_file(examined: Examined) -> dict[str, Any]:
    """Return the answer to a file."""
    verdict, words = examined.verdict, WORDS[examined.kind]
    seal = None
    if verdict.signer is not None:
        seal = {
            "signer": verdict.signer,
            "signer_proven": signer_is_proven(examined),
            "sealed_at": verdict.sealed_at.isoformat() if verdict.sealed_at else None,
            "time_proven": verdict.level not in _UNPROVEN,
            "level": str(verdict.level) if verdict.level else None,
        }
    return {
        "checked": "file",
        "result": str(examined.kind),
        "status": str(verdict.status),
        **_said(words),
        "problems": [{"code": code, "text": text} for code, text in problems_of(examined)],
        "seal": seal,
        "document": _document(examined.document) if examined.document else None,
    }


def of_number(asked: str, document: KnownDocument | None) -> dict[str, Any]:
    """Return the answer to a number."""
    return {
        "checked": "number",
        "result": _result_of_number(document),
        "asked": asked,
        **_said(words_of_number(document)),
        "document": _document(document) if document else None,
    }


def of_error(code: str, message: str, retry_after: int | None = None) -> dict[str, Any]:
    """Return the answer where nothing was checked."""
    error: dict[str, Any] = {"code": code, "message": message}
    if retry_after is not None:
        error["retry_after"] = retry_after
    return {"error": error}


def _result_of_number(document: KnownDocument | None) -> str:
    if document is None:
        return "number-unknown"
    if document.withdrawn:
        return "number-withdrawn"
    return "number-superseded" if document.superseded else "number-known"


def _said(words: Words) -> dict[str, Any]:
    return {"sentence": words.sentence, "advice": list(words.advice)}


def _document(document: KnownDocument) -> dict[str, Any]:
    held = document.file
    return {
        "number": document.identifier,
        "version": document.version,
        "newest_version": document.newest_version,
        "withdrawn": document.withdrawn,
        "sealed_at": document.sealed_at.isoformat() if document.sealed_at else None,
        "seal_waits": document.waiting,
        "file": {
            "kind": held.kind,
            "generation": held.generation,
            "newest_generation": held.newest_generation,
        }
        if held
        else None,
    }
