"""The admin in Danish: what the installed packages say, and what of it is not Danish yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings

DOMAINS = ("django", "djangojs")  # what Python and templates say, and what scripts say
Key = tuple[str, str]  # a text's context (mostly empty) and the text


@dataclass(frozen=True, slots=True)
class Said:
    """A text that a package says; `plural` is empty where it has none."""

    domain: str
    context: str
    text: str
    plural: str
    package: str

    @property
    def key(self) -> Key:
        """What the text is found by in a catalogue."""
        return self.context, self.text


def own_catalogue(domain: str) -> Path:
    """Return where the project's own Danish of a domain stands."""
    folder = Path(settings.LOCALE_PATHS[0])
    return folder / "da" / "LC_MESSAGES" / f"{domain}.po"


def said_by_packages(domain: str) -> Iterator[Said]:
    """Yield what the installed packages say, package by package."""
    for folder in _locale_folders():
        source = _source(folder, domain)
        if source is None:
            continue
        for entry in polib.pofile(str(source)):
            if not entry.obsolete:
                yield Said(
                    domain, entry.msgctxt or "", entry.msgid, entry.msgid_plural, folder.parent.name
                )


def untranslated(domain: str) -> list[Said]:
    """Return what neither the packages nor the project say in Danish."""
    danish = set(translated(own_catalogue(domain)))
    for folder in _locale_folders():
        danish |= translated(folder / "da" / "LC_MESSAGES" / f"{domain}.po")
    missing = {said.key: said for said in said_by_packages(domain) if said.key not in danish}
    return list(missing.values())


def translated(catalogue: Path) -> set[Key]:
    """Return what a catalogue has a finished translation of; nothing where there is none."""
    if not catalogue.exists():
        return set()
    return {
        (entry.msgctxt or "", entry.msgid)
        for entry in polib.pofile(str(catalogue)).translated_entries()
    }


def add_untranslated(domain: str) -> int:
    """Write what is missing into the project's catalogue, to be translated; return how much."""
    path, missing = own_catalogue(domain), untranslated(domain)
    catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {(entry.msgctxt or "", entry.msgid) for entry in catalogue}
    for said in missing:
        if said.key not in known:
            plural = {0: "", 1: ""} if said.plural else {}
            catalogue.append(
                polib.POEntry(
                    msgctxt=said.context or None,
                    msgid=said.text,
                    msgid_plural=said.plural,
                    msgstr_plural=plural,
                )
            )
    catalogue.save(str(path))
    return len(missing)


def compile_catalogues() -> None:
    """Write the project's catalogues as Django reads them, beside their sources."""
    for domain in DOMAINS:
        source = own_catalogue(domain)
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))


def _locale_folders() -> Iterator[Path]:
    own = {Path(path).resolve() for path in settings.LOCALE_PATHS}
    packages = [Path(app.path) for app in apps.get_app_configs()]
    for package in (*packages, Path(django.__file__).parent / "conf"):
        folder = package / "locale"
        if folder.is_dir() and folder.resolve() not in own:
            yield folder


def _source(folder: Path, domain: str) -> Path | None:
    """Return the catalogue that names all a package says: its English, else its fullest one."""
    english = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
    if english.exists():
        return english
    others = folder.glob(f"*/LC_MESSAGES/{domain}.po")
    return max(others, key=lambda path: path.stat().st_size, default=None)
