"""Writes a seal to start the site in service with; the root and the certificate are a test's own.

`python -m tests.archive.service_seal DIR` writes `root.pem` and `seal.p12`, whose password is
`hemmelig`. With `--demonstration` it makes a demonstration authority in DIR instead.
"""

from argparse import ArgumentParser
from pathlib import Path

from forms.signing import create_authority
from tests.signing import pki

ORGANISATION = "Eksempel Kommune"
PASSWORD = "hemmelig"


def write_service_seal(folder: Path) -> None:
    """Write the certificate of a root, and a key with the certificate that the root issued."""
    root = pki.root("Rod til test")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "root.pem").write_bytes(root.pem())
    (folder / "seal.p12").write_bytes(pki.sealer(root, ORGANISATION).pkcs12(PASSWORD))


def main() -> None:
    parser = ArgumentParser(description="Write a seal for the settings for service.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--demonstration", action="store_true")
    options = parser.parse_args()
    if options.demonstration:
        create_authority(options.folder, ORGANISATION)
    else:
        write_service_seal(options.folder)


if __name__ == "__main__":
    main()
