"""Whether a Word file that another program saved again still has the words that were sealed."""

from forms.archive.keeping import DamagedFileError, content_of
from forms.archive.models import SealedFile
from forms.signing.package import PackageError, read_package
from forms.signing.safe_xml import XmlError, parse

_DOCUMENT = "word/document.xml"
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def same_words(content: bytes, identifier: str) -> bool:
    """Say whether a Word file has the words of one that is sealed under this number, in order."""
    words = _words(content)
    kept = SealedFile.objects.filter(
        submission__identifier=identifier, kind=SealedFile.Kind.WORD, generation=1
    ).select_related("file")
    try:
        return bool(words) and any(words == _words(content_of(each.file)) for each in kept)
    except DamagedFileError:
        return False


def _words(content: bytes) -> str:
    try:
        body = parse(read_package(content).parts.get(_DOCUMENT, b""))
    except (PackageError, XmlError):
        return ""
    return "".join(element.text or "" for element in body.iter(_WORDS))
