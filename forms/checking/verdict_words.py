"""A verification's verdict in Danish: what it is, and why."""

from forms.signing import Problem, Status, Verdict

SENTENCES = {
    Status.GENUINE: "Dokumentet er ægte. Intet er ændret, siden det blev forseglet.",
    Status.CHANGED: "Dokumentet er ændret, efter at det blev forseglet.",
    Status.FOREIGN: "Dokumentet er forseglet af andre end os.",
    Status.UNSEALED: "Dokumentet har intet segl.",
    Status.UNREADABLE: "Filen kan ikke læses som et dokument herfra.",
}

PROBLEMS = {
    Problem.SEAL_BROKEN: "Seglet passer ikke til indholdet.",
    Problem.SEAL_UNREADABLE: "Seglet er ødelagt og kan ikke læses.",
    Problem.CONTENT_ADDED: "Der er føjet noget til efter forseglingen.",
    Problem.CONTENT_CHANGED: "Noget af indholdet er ændret efter forseglingen.",
    Problem.CONTENT_MISSING: "Noget af indholdet er fjernet efter forseglingen.",
    Problem.CONTAINER_ALTERED: "Filens opbygning er ændret efter forseglingen.",
    Problem.OTHER_SIGNATURE: "Der er sat en anden signatur på efter forseglingen.",
    Problem.TIME_STAMP_BROKEN: "Tidsstemplet passer ikke til seglet.",
    Problem.SIGNER_UNKNOWN: "Certifikatet bag seglet er ikke et af dem, vi kender.",
    Problem.CERTIFICATE_REVOKED: "Certifikatet bag seglet var trukket tilbage.",
    Problem.CERTIFICATE_OUT_OF_TIME: "Certifikatet bag seglet gjaldt ikke på det tidspunkt.",
    Problem.TIME_STAMP_UNKNOWN: "Tidsstemplet kommer fra en tjeneste, vi ikke kender.",
    Problem.TIME_STAMP_EXPIRED: "Tidsstemplets certifikat er udløbet.",
    Problem.CERTIFICATE_EXPIRED: "Certifikatet bag seglet er udløbet siden.",
    Problem.SEAL_REMOVED: "Filen har haft et segl, som er fjernet.",
    Problem.NOT_A_DOCUMENT: "Filen er hverken en PDF-fil eller en Word-fil.",
    Problem.DAMAGED: "Filen er beskadiget.",
    Problem.ENCRYPTED: "Filen er låst med en adgangskode.",
    Problem.TOO_LARGE: "Filen er for stor til at blive tjekket.",
}


def problem_sentences(verdict: Verdict) -> list[str]:
    """Return the verdict's problems in Danish, each once, in the order they were found."""
    found = dict.fromkeys(finding.problem for finding in verdict.problems)
    return [PROBLEMS[problem] for problem in found]
