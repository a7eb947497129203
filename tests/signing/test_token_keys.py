"""A seal key that stays in its token: a real PKCS#11 module, and seals that hold."""

import itertools
import os
import threading
from pathlib import Path

import pytest

from forms.signing import errors
from forms.signing.configuration import SealSettings, open_seal
from forms.signing.credentials import load_sealer, verify_signature
from forms.signing.pdf import seal_pdf
from forms.signing.token_keys import Pkcs11Token
from forms.signing.verdicts import Status
from forms.signing.verification import verify
from forms.signing.word import seal_word

from . import files, pki, softhsm

_numbers = itertools.count()


def token(party: pki.Party, *, certificate: pki.Party | None = None) -> Pkcs11Token:
    """Return where a party's key now lies; its certificate lies beside it unless told otherwise."""
    label = f"segl {next(_numbers)}"
    softhsm.put_key(party, label)
    softhsm.put_certificate(certificate or party, label)
    return Pkcs11Token(softhsm.module(), softhsm.TOKEN, softhsm.PIN, label)


@pytest.mark.parametrize("kind", ["rsa", "p256", "p384"])
def test_a_key_in_a_token_seals_pdf_and_word(kind: str, tmp_path: Path) -> None:
    party = pki.sealer(files.house(), kind=kind)
    root = tmp_path / "rod.pem"
    root.write_bytes(files.house().pem())
    seal = open_seal(SealSettings(key=token(party), roots=(root,), chain=(root,)))
    for sealed in (
        seal_pdf(files.pdf(), seal.sealer, field=files.FIELD),
        seal_word(files.word(), seal.sealer),
    ):
        verdict = verify(sealed.content, files.our_trust())
        assert (verdict.status, verdict.problems) == (Status.GENUINE, ())
        assert verdict.signer == "Eksempel Kommune"


def test_the_certificate_may_lie_in_a_file(tmp_path: Path) -> None:
    party = pki.sealer(files.house())
    label = f"segl {next(_numbers)}"
    softhsm.put_key(party, label)
    with pytest.raises(errors.NoCertificateError):
        load_sealer(Pkcs11Token(softhsm.module(), softhsm.TOKEN, softhsm.PIN, label))
    certificate = tmp_path / "segl.pem"
    certificate.write_bytes(party.pem())
    sealer = load_sealer(
        Pkcs11Token(softhsm.module(), softhsm.TOKEN, softhsm.PIN, label, certificate)
    )
    verify_signature(sealer.public_key, sealer.sign(b"aftale"), b"aftale")


def test_many_threads_share_one_session() -> None:
    sealer = load_sealer(token(pki.sealer(files.house())))
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for _ in range(5):
                verify_signature(sealer.public_key, sealer.sign(b"%d" % number), b"%d" % number)
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_whatever_is_wrong_with_a_token_has_a_name() -> None:
    good = token(pki.sealer(files.house()))
    wrong = {
        errors.WrongPasswordError: Pkcs11Token(good.module, softhsm.UNOPENED, "0000", "k"),
        errors.TokenError: Pkcs11Token(good.module, "et andet", good.pin, good.key_label),
        errors.NoPrivateKeyError: Pkcs11Token(good.module, good.token_label, good.pin, "ukendt"),
    }
    for error, source in wrong.items():
        with pytest.raises(error):
            load_sealer(source)
    with pytest.raises(errors.TokenError):
        load_sealer(Pkcs11Token(Path("/findes/ikke.so"), "t", "p", "k"))


def test_a_certificate_of_another_key_is_named() -> None:
    party = pki.sealer(files.house())
    for kind in ("p256", "rsa"):
        other = pki.Party(pki.sealer(files.house(), kind=kind).certificate, party.key)
        if kind == "rsa":
            other = pki.stamper(files.house())
        with pytest.raises(errors.NoPrivateKeyError):
            load_sealer(token(party, certificate=other))


def test_a_token_that_was_loaded_before_a_fork_says_so() -> None:
    sealer = load_sealer(token(pki.sealer(files.house())))
    child = os.fork()
    if child == 0:
        try:
            sealer.sign(b"aftale")
        except errors.TokenError:
            os._exit(0)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
