"""A real PKCS#11 token, in software: SoftHSM, with keys that a test puts in it."""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pkcs11
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11.util.x509 import decode_x509_certificate

from . import pki

PIN, TOKEN = "4711", "fodfaeste"
UNOPENED = "nobody logs in to this one"


@cache
def module() -> Path:
    """Return SoftHSM's module, with one token initialised that only this process knows of."""
    tool = shutil.which("softhsm2-util")
    found = sorted(Path("/usr/lib").glob("**/softhsm/libsofthsm2.so"))
    assert tool and found, "install softhsm2 (Debian): the token tests need a real PKCS#11 module"
    folder = Path(tempfile.mkdtemp(prefix="softhsm-"))
    (folder / "tokens").mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    # The module reads this when it is loaded, which happens once a process.
    os.environ["SOFTHSM2_CONF"] = str(configuration)
    for label in (TOKEN, UNOPENED):
        command = [tool, "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", PIN]
        subprocess.run(command, check=True, capture_output=True)
    return found[0]


def put_key(party: pki.Party, label: str) -> None:
    """Put a private key into the token under a label."""
    module()
    with tempfile.NamedTemporaryFile(suffix=".pem") as file:
        file.write(party.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        file.flush()
        command = ["softhsm2-util", "--import", file.name, "--token", TOKEN, "--label", label]
        command += ["--pin", PIN, "--id", os.urandom(4).hex()]
        subprocess.run(command, check=True, capture_output=True)


def put_certificate(party: pki.Party, label: str) -> None:
    """Put a certificate into the token under a label."""
    token = pkcs11.lib(str(module())).get_token(token_label=TOKEN)
    session = _session(token)
    session.create_object(
        decode_x509_certificate(party.certificate.public_bytes(Encoding.DER))
        | {pkcs11.Attribute.LABEL: label, pkcs11.Attribute.TOKEN: True}
    )
    session.close()


def _session(token: Any) -> Any:
    try:
        return token.open(user_pin=PIN, rw=True)
    except pkcs11.UserAlreadyLoggedIn:
        return token.open(rw=True)
