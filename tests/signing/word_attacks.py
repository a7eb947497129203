"""What somebody may do to a sealed Word file; each takes the sealed bytes and returns others."""

import io
import struct
import warnings
import zipfile
from base64 import b64encode
from collections.abc import Callable
from copy import deepcopy

from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from forms.signing.package import read_package, write_package
from forms.signing.safe_xml import parse, serialized
from forms.signing.timestamps import token_over
from forms.signing.word_archive import (
    XADES_141,
    Proofs,
    add_archive_stamp,
    add_proofs,
    stamped_next,
)
from forms.signing.word_markup import DS, XADES

from . import files, pki

Attack = Callable[[bytes], bytes]
ATTACKS: dict[str, Attack] = {}
SIGNATURE = "_xmlsignatures/sig1.xml"
TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
RELATED = "word/_rels/document.xml.rels"


# Only where there are two archive time stamps.
ARCHIVE_ATTACKS: dict[str, Attack] = {}


def archive_attack(function: Attack) -> Attack:
    ARCHIVE_ATTACKS[function.__name__] = function
    return function


def attack(function: Attack) -> Attack:
    ATTACKS[function.__name__] = function
    return function


def _changed(sealed: bytes, name: str, old: bytes, new: bytes) -> bytes:
    parts = dict(read_package(sealed).parts)
    assert old in parts[name], (name, old)
    parts[name] = parts[name].replace(old, new)
    return write_package(parts)


def _with(sealed: bytes, more: dict[str, bytes | None]) -> bytes:
    parts = {**read_package(sealed).parts, **more}
    return write_package({name: part for name, part in parts.items() if part is not None})


def _parts(sealed: bytes) -> dict[str, bytes]:
    return dict(read_package(sealed).parts)


# -- what the document says ----------------------------------------------------------------------


@attack
def text(sealed: bytes) -> bytes:
    return _changed(sealed, DOCUMENT, b"tirsdag", b"torsdag")


@attack
def a_blank_in_the_markup(sealed: bytes) -> bytes:
    return _changed(sealed, DOCUMENT, b"<w:body>", b"<w:body >")


@attack
def style(sealed: bytes) -> bytes:
    return _changed(sealed, "word/styles.xml", b"<w:docDefaults>", b"<w:docDefaults><!-- -->")


@attack
def header(sealed: bytes) -> bytes:
    return _changed(sealed, "word/header1.xml", b"Kommune", b"Regione")


@attack
def picture(sealed: bytes) -> bytes:
    (name,) = [name for name in _parts(sealed) if name.startswith("word/media/")]
    return _with(sealed, {name: _parts(sealed)[name] + b"\0"})


@attack
def settings(sealed: bytes) -> bytes:
    return _changed(
        sealed, "word/settings.xml", b"</w:settings>", b"<w:hideSpellingErrors/></w:settings>"
    )


@attack
def title(sealed: bytes) -> bytes:
    title = "Mål- og aftaleskema".encode()
    return _changed(sealed, "docProps/core.xml", title, b"En anden aftale")


@attack
def properties_of_the_program(sealed: bytes) -> bytes:
    return _with(sealed, {"docProps/app.xml": _parts(sealed)["docProps/app.xml"] + b"<!-- -->"})


@attack
def thumbnail(sealed: bytes) -> bytes:
    return _with(sealed, {"docProps/thumbnail.jpeg": b"\xff\xd8\xff"})


# -- what the package says -----------------------------------------------------------------------


@attack
def relationship(sealed: bytes) -> bytes:
    return _changed(sealed, RELATED, b'Target="styles.xml"', b'Target="numbering.xml"')


@attack
def added_relationship(sealed: bytes) -> bytes:
    more = (
        b'<Relationship Id="rIdMore" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/attachedTemplate" Target="http://findes.invalid/t.dotm" '
        b'TargetMode="External"/></Relationships>'
    )
    return _changed(sealed, RELATED, b"</Relationships>", more)


@attack
def added_relationship_of_a_kind_that_office_does_not_sign(sealed: bytes) -> bytes:
    more = (
        b'<Relationship Id="rIdMore" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    )
    changed = _changed(sealed, "_rels/.rels", b"</Relationships>", more)
    return _with(changed, {"docProps/custom.xml": b"<Properties/>"})


@attack
def added_part(sealed: bytes) -> bytes:
    return _with(sealed, {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


@attack
def removed_part(sealed: bytes) -> bytes:
    return _with(sealed, {"word/header1.xml": None})


@attack
def removed_property_part(sealed: bytes) -> bytes:
    return _with(sealed, {"docProps/app.xml": None})


@attack
def content_type(sealed: bytes) -> bytes:
    return _changed(
        sealed, TYPES, b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
    )


@attack
def content_type_of_a_picture(sealed: bytes) -> bytes:
    return _changed(sealed, TYPES, b'ContentType="image/png"', b'ContentType="text/html"')


@attack
def content_type_of_nothing(sealed: bytes) -> bytes:
    more = b'<Override PartName="/word/x.xml" ContentType="text/html"/></Types>'
    return _changed(sealed, TYPES, b"</Types>", more)


@attack
def the_list_of_parts(sealed: bytes) -> bytes:
    (note,) = [name for name, part in _parts(sealed).items() if b"word-seal:1" in part]
    return _changed(sealed, note, b'name="docProps/app.xml"', b'name="docProps/apq.xml"')


# -- the signature part --------------------------------------------------------------------------


def _signature(sealed: bytes, change: Callable[[etree._Element], None]) -> bytes:
    parts = _parts(sealed)
    root = etree.fromstring(parts[SIGNATURE])
    change(root)
    parts[SIGNATURE] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return write_package(parts)


@attack
def seal_without_its_value(sealed: bytes) -> bytes:
    return _signature(
        sealed, lambda root: setattr(root.find(f"{{{DS}}}SignatureValue"), "text", "")
    )


@attack
def seal_without_a_reference(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        manifest = root.find(f".//{{{DS}}}Manifest")
        manifest.remove(manifest[-1])

    return _signature(sealed, change)


@attack
def seal_with_another_time(sealed: bytes) -> bytes:
    time = b"</xd:SigningTime>"
    parts = _parts(sealed)
    place = parts[SIGNATURE].index(time)
    old = parts[SIGNATURE][place - 3 : place]
    return _changed(sealed, SIGNATURE, old + time, (b"00Z" if old != b"00Z" else b"01Z") + time)


@attack
def seal_with_another_purpose(sealed: bytes) -> bytes:
    return _changed(
        sealed, SIGNATURE, b">Segl</SignatureComments>", b">Ugyldig</SignatureComments>"
    )


@attack
def seal_wrapped(sealed: bytes) -> bytes:
    """Keep the signed manifest where the references find it, and another where readers look."""

    def change(root: etree._Element) -> None:
        package = root.find(f"{{{DS}}}Object")
        forged = etree.fromstring(etree.tostring(package))
        forged.find(f".//{{{DS}}}DigestValue").text = "AAAA"
        package.addprevious(forged)

    return _signature(sealed, change)


@attack
def seal_with_a_second_object(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        etree.SubElement(root, f"{{{DS}}}Object").text = "Aftalen er ophævet"

    return _signature(sealed, change)


@attack
def seal_with_a_property_that_nobody_signed(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        qualifying = root.find(f".//{{{XADES}}}QualifyingProperties")
        unsigned = etree.SubElement(qualifying, f"{{{XADES}}}UnsignedProperties")
        etree.SubElement(unsigned, f"{{{XADES}}}UnsignedSignatureProperties").text = "Aftalen"

    return _signature(sealed, change)


@attack
def seal_with_a_comment(sealed: bytes) -> bytes:
    return _signature(
        sealed, lambda root: root.find(f"{{{DS}}}SignedInfo").append(etree.Comment("ophævet"))
    )


@attack
def seal_with_a_blank(sealed: bytes) -> bytes:
    return _changed(sealed, SIGNATURE, b"</KeyInfo>", b"</KeyInfo>\n")


@attack
def seal_with_a_blank_in_a_tag(sealed: bytes) -> bytes:
    return _changed(sealed, SIGNATURE, b"<KeyInfo>", b"<KeyInfo >")


@attack
def seal_with_another_certificate_behind(sealed: bytes) -> bytes:
    """Put a certificate in the chain that has nothing to do with it."""

    def change(root: etree._Element) -> None:
        certificates = root.findall(f".//{{{DS}}}X509Certificate")
        other = etree.fromstring(_parts(files.sealed_word_by(files.stranger()))[SIGNATURE])
        certificates[-1].text = other.findtext(f".//{{{DS}}}X509Certificate")

    return _signature(sealed, change)


@attack
def seal_with_another_certificate_of_its_authority(sealed: bytes) -> bytes:
    """Put another certificate of the same name and key where the root's is."""
    other = pki.root("Husets rod", number=1, begins=pki.now() - pki.DAY)

    def change(root: etree._Element) -> None:
        certificates = root.findall(f".//{{{DS}}}X509Certificate")
        certificates[-1].text = b64encode(other.certificate.public_bytes(Encoding.DER)).decode()

    return _signature(sealed, change)


@attack
def seal_with_a_certificate_without_a_proper_name(sealed: bytes) -> bytes:
    """Damage the name in the certificate, so that it can be read but for that."""
    certificate = files.organisation().certificate.public_bytes(Encoding.DER)
    place = certificate.rindex(b"Eksempel Kommune")
    damaged = certificate[: place - 2] + b"\x13\x10" + b"\xff" * 16 + certificate[place + 16 :]
    old, new = (b64encode(each) for each in (certificate, damaged))
    return _changed(sealed, SIGNATURE, old, new)


@attack
def seal_with_a_strangers_certificate(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        other = etree.fromstring(_parts(files.sealed_word_by(files.stranger()))[SIGNATURE])
        root.find(f".//{{{DS}}}X509Certificate").text = other.findtext(
            f".//{{{DS}}}X509Certificate"
        )

    return _signature(sealed, change)


@attack
def seal_with_another_certificate_of_the_same_key(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        other = etree.fromstring(_parts(files.sealed_word_by(files.namesake()))[SIGNATURE])
        root.find(f".//{{{DS}}}X509Certificate").text = other.findtext(
            f".//{{{DS}}}X509Certificate"
        )

    return _signature(sealed, change)


@attack
def seal_of_another_file(sealed: bytes) -> bytes:
    other = files.sealed_word_of("Vi mødes aldrig.")
    return _with(sealed, {SIGNATURE: _parts(other)[SIGNATURE]})


@attack
def seal_that_is_no_xml(sealed: bytes) -> bytes:
    return _with(sealed, {SIGNATURE: b"Aftalen er slut"})


@attack
def seal_with_entities(sealed: bytes) -> bytes:
    bomb = (
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Signature'
    )
    return _changed(sealed, SIGNATURE, b"<Signature", bomb)


@attack
def seal_unhooked(sealed: bytes) -> bytes:
    parts = _parts(sealed)
    root = etree.fromstring(parts["_rels/.rels"])
    for element in list(root):
        if "digital-signature" in element.get("Type", ""):
            root.remove(element)
    return _with(sealed, {"_rels/.rels": etree.tostring(root)})


@attack
def seal_part_removed(sealed: bytes) -> bytes:
    return _with(sealed, {SIGNATURE: None})


@attack
def signed_over_by_a_stranger(sealed: bytes) -> bytes:
    other = _parts(files.sealed_word_by(files.stranger()))[SIGNATURE]
    more = (
        b'<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/'
        b'relationships/digital-signature/signature" Target="sig2.xml"/></Relationships>'
    )
    origin = "_xmlsignatures/_rels/origin.sigs.rels"
    changed = _changed(sealed, origin, b"</Relationships>", more)
    return _with(changed, {"_xmlsignatures/sig2.xml": other})


@attack
def time_stamp_over_something_else(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        stamp = root.find(f".//{{{XADES}}}EncapsulatedTimeStamp")
        stamp.text = b64encode(
            token_over(b"noget andet", files.clock().stamps().stamper())
        ).decode()

    return _signature(sealed, change)


# -- archive time stamps -------------------------------------------------------------------------


def _properties(root: etree._Element) -> etree._Element:
    return root.find(f".//{{{XADES}}}UnsignedSignatureProperties")


def _archive_stamps(root: etree._Element) -> list[etree._Element]:
    return root.findall(f".//{{{XADES_141}}}ArchiveTimeStamp")


@archive_attack
def archive_stamp_over_something_else(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        token = token_over(b"noget andet", files.clock().stamps().stamper())
        _archive_stamps(root)[-1].find(f"{{{XADES}}}EncapsulatedTimeStamp").text = b64encode(
            token
        ).decode()

    return _signature(sealed, change)


@archive_attack
def archive_stamp_by_a_stranger(sealed: bytes) -> bytes:
    parts = _parts(sealed)
    root = parse(parts[SIGNATURE])
    stranger = pki.stamper(pki.root("Husets rod", number=7))
    add_proofs(root, Proofs())
    add_archive_stamp(root, token_over(stamped_next(root), stranger.stamps().stamper()))
    return _with(sealed, {SIGNATURE: serialized(root)})


@archive_attack
def archive_stamp_taken_out_from_under_another(sealed: bytes) -> bytes:
    return _signature(sealed, lambda root: _properties(root).remove(_archive_stamps(root)[0]))


@archive_attack
def archive_stamps_in_another_order(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        first, last = _archive_stamps(root)
        last.addnext(first)

    return _signature(sealed, change)


@archive_attack
def archive_stamp_twice(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        last = _archive_stamps(root)[-1]
        last.addnext(deepcopy(last))

    return _signature(sealed, change)


@archive_attack
def proofs_taken_out(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        lists = root.find(f".//{{{XADES}}}CRLValues")
        lists.remove(lists[0])

    return _signature(sealed, change)


@archive_attack
def proofs_of_somebody_else(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        value = root.find(f".//{{{XADES}}}EncapsulatedX509Certificate")
        value.text = b64encode(files.stranger().certificate.public_bytes(Encoding.DER)).decode()

    return _signature(sealed, change)


@archive_attack
def proofs_with_a_remark(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        values = root.find(f".//{{{XADES}}}CertificateValues")
        etree.SubElement(values, f"{{{XADES}}}OtherCertificate").text = "Aftalen er slut"

    return _signature(sealed, change)


@archive_attack
def a_remark_behind_the_last_archive_stamp(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        etree.SubElement(_properties(root), f"{{{XADES}}}CounterSignature").text = "Slut"

    return _signature(sealed, change)


@archive_attack
def another_way_to_canonical_form(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        method = _archive_stamps(root)[-1].find(f"{{{DS}}}CanonicalizationMethod")
        method.set("Algorithm", f"{method.get('Algorithm')}#WithComments")

    return _signature(sealed, change)


@archive_attack
def archive_stamp_that_is_no_base64(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        _archive_stamps(root)[-1].find(f"{{{XADES}}}EncapsulatedTimeStamp").text = "§"

    return _signature(sealed, change)


@archive_attack
def archive_stamps_without_end(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        last = _archive_stamps(root)[-1]
        for _ in range(40):
            last.addnext(deepcopy(last))

    return _signature(sealed, change)


@archive_attack
def proofs_without_end(sealed: bytes) -> bytes:
    def change(root: etree._Element) -> None:
        value = root.find(f".//{{{XADES}}}EncapsulatedX509Certificate")
        for _ in range(300):
            value.addnext(deepcopy(value))

    return _signature(sealed, change)


# -- the archive ---------------------------------------------------------------------------------


@attack
def two_parts_of_one_name(sealed: bytes) -> bytes:
    return _zipped(sealed, [(DOCUMENT, b"<w:document/>")])


@attack
def two_parts_whose_names_differ_in_case(sealed: bytes) -> bytes:
    return _zipped(sealed, [("Word/Document.xml", b"<w:document/>")])


def _zipped(sealed: bytes, more: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in [*_parts(sealed).items(), *more]:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # two of one name, which is meant
                archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


@attack
def packed_anew(sealed: bytes) -> bytes:
    return _zipped(sealed, [])


@attack
def packed_by_a_streaming_program(sealed: bytes) -> bytes:
    class Stream(io.RawIOBase):
        content = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.content += bytes(data)
            return len(data)

    target = Stream()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in _parts(sealed).items():
            archive.writestr(name, part)
    return target.content


@attack
def a_file_before_the_archive(sealed: bytes) -> bytes:
    return b"#!/bin/sh\n" + sealed


@attack
def a_pdf_before_the_archive(sealed: bytes) -> bytes:
    return files.pdf() + sealed


@attack
def a_sealed_pdf_before_the_archive(sealed: bytes) -> bytes:
    return files.sealed_pdf() + sealed


@attack
def bytes_behind_the_archive(sealed: bytes) -> bytes:
    return sealed + b"aftalen er slut"


@attack
def a_comment_of_the_archive(sealed: bytes) -> bytes:
    return sealed[:-2] + struct.pack("<H", 5) + b"ugler"


@attack
def twice(sealed: bytes) -> bytes:
    return sealed + sealed


@attack
def another_name_in_front_of_a_part(sealed: bytes) -> bytes:
    """Let the archive's two lists disagree, so that two readers open two documents."""
    place = sealed.index(b"word/document.xml")
    return sealed[:place] + b"word/document.xmm" + sealed[place + 17 :]


@attack
def damaged_part(sealed: bytes) -> bytes:
    place = sealed.index(b"word/document.xml") + 60
    return sealed[:place] + bytes([sealed[place] ^ 0x55]) + sealed[place + 1 :]


@attack
def another_checksum(sealed: bytes) -> bytes:
    place = sealed.index(b"word/document.xml") - 16
    return sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]


@attack
def cut_off(sealed: bytes) -> bytes:
    return sealed[:-10]


@attack
def encrypted_part(sealed: bytes) -> bytes:
    place = sealed.index(b"PK\1\2") + 8
    return sealed[:place] + b"\1" + sealed[place + 1 :]
