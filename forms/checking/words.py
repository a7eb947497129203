"""What the check says in Danish: of each kind one large sentence, and what to do now."""

from dataclasses import dataclass

from forms.checking.examining import Examined, Kind
from forms.checking.known import KnownDocument
from forms.checking.verdict_words import PROBLEMS
from forms.signing import Finding, Level, Problem, Status

_SEND_AGAIN = "Bed den, du fik filen af, om at sende den igen. Filen skal sendes, som den er."
_CASEWORKER = "Er du i tvivl, så spørg den, du har aftalen med i kommunen."


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence, what to do now, and how it looks: `good`, `note` or `bad`."""

    sentence: str
    advice: tuple[str, ...]
    look: str = "bad"


WORDS = {
    Kind.GENUINE: Words(
        "Dokumentet er ægte. Intet er ændret, siden det blev forseglet.",
        ("Du behøver ikke gøre mere.",),
        "good",
    ),
    Kind.SUPERSEDED: Words(
        "Dokumentet er ægte, men der er kommet en nyere version.",
        ("Brug den nyeste version.", "Har du den ikke, så bed kommunen om den."),
        "note",
    ),
    Kind.WITHDRAWN: Words(
        "Dokumentet er ægte, men det er kaldt tilbage og gælder ikke mere.",
        ("Brug ikke dokumentet.", "Spørg kommunen, hvad der gælder i stedet."),
        "note",
    ),
    Kind.UNFILED: Words(
        "Seglet er ægte, men vi har ikke selv dokumentet i arkivet.",
        ("Intet er ændret, siden filen blev forseglet.", _CASEWORKER),
        "note",
    ),
    Kind.CHANGED: Words(
        "Dokumentet er ændret, efter at det blev forseglet.",
        ("Stol ikke på filen.", _SEND_AGAIN),
    ),
    Kind.ADDED_TO: Words(
        "Nogen har føjet noget til dokumentet, efter at det blev forseglet.",
        (
            "Stol ikke på filen. Det kan være en side, en note eller skjult tekst.",
            _SEND_AGAIN,
        ),
    ),
    Kind.COMBINED: Words(
        "Filen er sat sammen af flere filer.",
        (
            "Stol ikke på filen. Den kan vise ét her og noget andet der.",
            _SEND_AGAIN,
        ),
    ),
    Kind.CUT_OFF: Words(
        "Filen er ikke hel. Slutningen mangler.",
        ("Hent filen igen. Måske blev den afbrudt på vejen.", _SEND_AGAIN),
    ),
    Kind.STRIPPED: Words(
        "Seglet er fjernet fra filen.",
        (
            "Vi kan ikke se, om noget er ændret. Stol ikke på filen.",
            "Det sker også, når nogen gemmer filen på ny eller printer den til en ny fil.",
            _SEND_AGAIN,
        ),
    ),
    Kind.SAVED_AGAIN: Words(
        "Word-filen er gemt igen, så seglet gælder ikke mere.",
        (
            "Det sker, når nogen åbner filen og gemmer den, også uden at rette noget.",
            "Find den fil, du fik først, og tjek den. Åbn den uden at gemme.",
            "Har du den ikke, så brug PDF-filen, eller bed om at få filen igen.",
        ),
    ),
    Kind.FOREIGN: Words(
        "Dokumentet er forseglet af andre end os.",
        ("Vi kan ikke sige, om filen er ægte.", "Spørg den, der har forseglet den."),
    ),
    Kind.INVALID: Words(
        "Seglet gælder ikke. Certifikatet bag det var ikke gyldigt.",
        ("Stol ikke på filen.", _CASEWORKER),
    ),
    Kind.DRAFT: Words(
        "Det er et udkast eller et tomt skema. Det har intet segl.",
        (
            "Et udkast gælder ikke som aftale.",
            "Er aftalen skrevet under, så bed om den fil, der er forseglet.",
        ),
        "note",
    ),
    Kind.UNSEALED: Words(
        "Filen har intet segl.",
        (
            "Vi kan ikke sige, hvem filen er fra, eller om den er ændret.",
            "Find den fil, som du fik fra kommunen. Brug den, du hentede eller fik sendt.",
        ),
    ),
    Kind.ENCRYPTED: Words(
        "Filen er låst med en adgangskode, så vi kan ikke læse den.",
        ("Vores filer er aldrig låst. " + _SEND_AGAIN,),
    ),
    Kind.DAMAGED: Words(
        "Filen er beskadiget, så vi kan ikke læse den.",
        ("Hent filen igen.", _SEND_AGAIN),
    ),
    Kind.NOT_A_DOCUMENT: Words(
        "Filen er ikke et dokument herfra.",
        ("Vælg en PDF-fil eller en Word-fil. Et foto eller en scanning kan ikke tjekkes.",),
        "note",
    ),
    Kind.TOO_LARGE: Words(
        "Filen er for stor. Den kan ikke være herfra.",
        ("Vores filer fylder højst 50 MB, også når de er pakket ud.", _CASEWORKER),
        "note",
    ),
}

NUMBER_KNOWN = Words(
    "Vi har forseglet et dokument med det nummer.",
    (
        "Nummeret alene viser ikke, at din fil er ægte.",
        "Vælg filen herunder, så tjekker vi den.",
    ),
    "good",
)
NUMBER_SUPERSEDED = Words(
    "Vi har forseglet et dokument med det nummer, men der er kommet en nyere version.",
    WORDS[Kind.SUPERSEDED].advice,
    "note",
)
NUMBER_WITHDRAWN = Words(
    "Vi har forseglet et dokument med det nummer, men det er kaldt tilbage og gælder ikke mere.",
    WORDS[Kind.WITHDRAWN].advice,
    "note",
)
NUMBER_UNKNOWN = Words(
    "Vi kender ikke det nummer.",
    (
        "Se efter, om det er skrevet rigtigt. Nummeret står nederst på dokumentet og begynder "
        "med FF.",
        "Et udkast har intet nummer, der kan tjekkes.",
    ),
    "note",
)

LEVELS = {
    Level.B_B: "Tidspunktet er ikke bevist af en tidsstempeltjeneste",
    Level.XADES_EPES: "Tidspunktet er ikke bevist af en tidsstempeltjeneste",
    Level.B_T: "Tidspunktet er bevist med tidsstempel",
    Level.XADES_T: "Tidspunktet er bevist med tidsstempel",
    Level.B_LT: "Tidspunktet er bevist, og certifikatets gyldighed ligger i filen",
    Level.B_LTA: "Holder i lang tid: tidspunkt og certifikat er bevist i filen selv",
    Level.XADES_A: "Holder i lang tid: tidspunkt og certifikat er bevist i filen selv",
}

# What the large sentence has said already, or what would say too little to help.
_SAID = frozenset({Problem.TOO_LARGE, Problem.ENCRYPTED, Problem.NOT_A_DOCUMENT, Problem.DAMAGED})


def words_of_number(document: KnownDocument | None) -> Words:
    """Return what is said of a number."""
    if document is None:
        return NUMBER_UNKNOWN
    if document.withdrawn:
        return NUMBER_WITHDRAWN
    return NUMBER_SUPERSEDED if document.superseded else NUMBER_KNOWN


def problems_of(examined: Examined) -> list[tuple[str, str]]:
    """Return the verdict's problems as codes and sentences, each once."""
    found = dict.fromkeys(finding.problem for finding in examined.verdict.problems)
    return [(str(problem), PROBLEMS[problem]) for problem in found if problem not in _SAID]


def signer_is_proven(examined: Examined) -> bool:
    """Say whether the name in the seal is more than what the seal itself says."""
    stranger = Finding(Problem.SIGNER_UNKNOWN) in examined.verdict.problems
    return examined.verdict.status is not Status.FOREIGN and not stranger


def place_among_versions(document: KnownDocument) -> str:
    """Return which version a document is, and whether there is a newer one."""
    if document.withdrawn:
        return f"Dette er version {document.version}. Den er kaldt tilbage."
    if document.superseded:
        return (
            f"Dette er version {document.version}. Den er afløst af version "
            f"{document.newest_version}."
        )
    return f"Dette er version {document.version}. Den er den nyeste."
