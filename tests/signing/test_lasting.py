"""Until when a file proves itself is read from the file."""

import pytest

from forms.signing.errors import UnreadableDocumentError
from forms.signing.lasting import proven_until
from forms.signing.sealed import Level

from . import files


def test_a_time_stamp_lasts_as_long_as_its_services_certificate() -> None:
    end = files.clock().certificate.not_valid_after_utc
    stamped = (files.sealed_pdf(Level.B_T), files.sealed_pdf(), files.renewed_pdf())
    for content in (*stamped, files.sealed_word(), files.renewed_word()):
        assert proven_until(content) == end


def test_a_seal_without_a_time_stamp_lasts_as_long_as_its_own_certificate() -> None:
    end = files.organisation().certificate.not_valid_after_utc
    for content in (files.sealed_pdf(Level.B_B), files.sealed_word(Level.XADES_EPES)):
        assert proven_until(content) == end


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"aftale", files.pdf(), files.word()])
def test_a_file_without_a_seal_says_nothing_of_it(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError):
        proven_until(content)
