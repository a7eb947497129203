"""What somebody may do to a sealed PDF; each takes the sealed bytes and returns others."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pyhanko.pdf_utils.font.basic import get_courier
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NumberObject,
    StreamObject,
    TextStringObject,
    pdf_name,
    pdf_string,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore

from forms.signing.cms_signer import CmsSigner
from forms.signing.pdf_signatures import find_signatures

from . import files, pki

Attack = Callable[[bytes], bytes]
ATTACKS: dict[str, Attack] = {}


def attack(function: Attack) -> Attack:
    ATTACKS[function.__name__] = function
    return function


class _Discreet(IncrementalPdfFileWriter):
    """A writer that changes nothing but what it is told to, as somebody would who means harm."""

    def _update_meta(self) -> None:
        pass


def _appended(sealed: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = _Discreet(io.BytesIO(sealed))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _raw_update(sealed: bytes, objects: dict[int, bytes], **trailer: bytes) -> bytes:
    """Append an update by hand, as small and proper as an update can be."""
    content = sealed
    places = {}
    for number, body in objects.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(content)
    content += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        content += b"%d 1\n%010d 00000 n \n" % (number, place)
    entries = {
        "Root": _last(rb"/Root (\d+ 0 R)", sealed),
        "Info": _last(rb"/Info (\d+ 0 R)", sealed),
    }
    entries |= {"Size": _last(rb"/Size (\d+)", sealed)}
    entries |= {"Prev": _last(rb"startxref\s+(\d+)", sealed)} | trailer
    inside = b" ".join(b"/%s %s" % (key.encode(), value) for key, value in entries.items())
    return content + b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (inside, table)


def _last(pattern: bytes, content: bytes) -> bytes:
    return list(re.finditer(pattern, content))[-1][1]


def _page(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    return writer.find_page_for_modification(0)[0].get_object()


# -- incremental updates -------------------------------------------------------------------------


@attack
def replaced_content(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        stream = _page(writer).raw_get("/Contents").get_object()
        stream._data = stream.data.replace(b"Vi", b"De")
        stream._encoded_data = None
        writer.mark_update(_page(writer).raw_get("/Contents"))

    return _appended(sealed, change)


@attack
def added_content(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        more = writer.add_object(StreamObject(stream_data=b"0 0 500 500 re f"))
        page["/Contents"] = ArrayObject([page.raw_get("/Contents"), more])
        writer.update_container(page)

    return _appended(sealed, change)


@attack
def hidden_content(sealed: bytes) -> bytes:
    """Lay a white rectangle over the page, as an annotation that looks like paper."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        look = StreamObject(
            {
                pdf_name("/Type"): pdf_name("/XObject"),
                pdf_name("/Subtype"): pdf_name("/Form"),
                pdf_name("/BBox"): ArrayObject(map(NumberObject, (0, 0, 400, 400))),
            },
            stream_data=b"1 1 1 rg 0 0 400 400 re f",
        )
        _annotate(
            writer, "/Square", {"/AP": DictionaryObject({pdf_name("/N"): writer.add_object(look)})}
        )

    return _appended(sealed, change)


@attack
def annotation_over_text(sealed: bytes) -> bytes:
    return _appended(
        sealed,
        lambda writer: _annotate(
            writer,
            "/FreeText",
            {"/Contents": pdf_string("Aftalen gælder ikke"), "/DA": pdf_string("")},
        ),
    )


@attack
def link_elsewhere(sealed: bytes) -> bytes:
    action = DictionaryObject(
        {pdf_name("/S"): pdf_name("/URI"), pdf_name("/URI"): pdf_string("http://findes.invalid")}
    )
    return _appended(sealed, lambda writer: _annotate(writer, "/Link", {"/A": action}))


def _annotate(writer: IncrementalPdfFileWriter, kind: str, more: dict[str, object]) -> None:
    page = _page(writer)
    annotation = DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name(kind),
            pdf_name("/Rect"): ArrayObject(map(NumberObject, (50, 700, 450, 780))),
            **{pdf_name(key): value for key, value in more.items()},
        }
    )
    present = page.get("/Annots", ArrayObject())
    page[pdf_name("/Annots")] = ArrayObject([*present, writer.add_object(annotation)])
    writer.update_container(page)


@attack
def added_page(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root.raw_get("/Pages").get_object()
        page = DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Page"),
                pdf_name("/Parent"): writer.root.raw_get("/Pages"),
                pdf_name("/MediaBox"): ArrayObject(map(NumberObject, (0, 0, 595, 842))),
            }
        )
        pages["/Kids"].append(writer.add_object(page))
        pages["/Count"] = NumberObject(3)
        writer.update_container(pages)

    return _appended(sealed, change)


@attack
def swapped_pages(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        pages = writer.root.raw_get("/Pages").get_object()
        pages["/Kids"].reverse()
        writer.update_container(pages)

    return _appended(sealed, change)


@attack
def new_title(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.trailer["/Info"][pdf_name("/Title")] = TextStringObject("En anden aftale")
        writer.mark_update(writer.trailer.raw_get("/Info"))

    return _appended(sealed, change)


@attack
def another_info(sealed: bytes) -> bytes:
    """Point the trailer at an object that is there already."""
    return _raw_update(sealed, {}, Info=_last(rb"/Root (\d+ 0 R)", sealed))


@attack
def another_root(sealed: bytes) -> bytes:
    number = int(_last(rb"/Size (\d+)", sealed))
    body = b"<< /Type /Catalog /Pages << /Type /Pages /Kids [] /Count 0 >> >>"
    new = {"Root": b"%d 0 R" % number, "Size": b"%d" % (number + 1)}
    return _raw_update(sealed, {number: body}, **new)


@attack
def script_at_opening(sealed: bytes) -> bytes:
    action = DictionaryObject(
        {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert(1)")}
    )
    return _appended(sealed, lambda writer: _set_in_root(writer, "/OpenAction", action))


@attack
def another_language(sealed: bytes) -> bytes:
    return _appended(sealed, lambda writer: _set_in_root(writer, "/Lang", pdf_string("xx")))


@attack
def tags_disowned(sealed: bytes) -> bytes:
    mark = DictionaryObject({pdf_name("/Marked"): BooleanObject(False)})
    return _appended(sealed, lambda writer: _set_in_root(writer, "/MarkInfo", mark))


@attack
def another_version(sealed: bytes) -> bytes:
    return _appended(sealed, lambda writer: _set_in_root(writer, "/Version", pdf_name("/1.3")))


def _set_in_root(writer: IncrementalPdfFileWriter, key: str, value: object) -> None:
    writer.root[pdf_name(key)] = value
    writer.update_root()


# -- the form and its fields ---------------------------------------------------------------------


def _form(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    return writer.root["/AcroForm"]


@attack
def added_text_field(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field = DictionaryObject(
            {
                pdf_name("/FT"): pdf_name("/Tx"),
                pdf_name("/T"): pdf_string("Bemærkning"),
                pdf_name("/V"): pdf_string("Aftalen gælder ikke"),
            }
        )
        _form(writer)["/Fields"].append(writer.add_object(field))
        writer.update_container(_form(writer)["/Fields"])
        writer.update_container(_form(writer))
        writer.update_root()

    return _appended(sealed, change)


@attack
def added_empty_signature_field(sealed: bytes) -> bytes:
    return _appended(
        sealed,
        lambda writer: append_signature_field(
            writer, SigFieldSpec("Mere", on_page=0, box=(50, 50, 200, 100))
        ),
    )


@attack
def added_invisible_signature_field(sealed: bytes) -> bytes:
    return _appended(sealed, lambda writer: append_signature_field(writer, SigFieldSpec("Mere")))


@attack
def time_stamp_with_a_script(sealed: bytes) -> bytes:
    """Have the organisation's own service stamp a field that brings more along."""

    class Scripting(_Discreet):
        def _prep_dom_for_writing(self) -> None:
            field = _form(self)["/Fields"][-1]
            script = DictionaryObject(
                {
                    pdf_name("/S"): pdf_name("/JavaScript"),
                    pdf_name("/JS"): pdf_string("app.alert(1)"),
                }
            )
            field[pdf_name("/AA")] = DictionaryObject({pdf_name("/PO"): script})

    writer = Scripting(io.BytesIO(sealed))
    stamper = PdfTimeStamper(files.clock().stamps().stamper())
    return bytes(stamper.timestamp_pdf(writer, "sha256").getvalue())


@attack
def time_stamp_that_no_field_holds(sealed: bytes) -> bytes:
    """Let a field hold nothing, and lay the service's good stamp beside it in the same update."""

    class Sleight(_Discreet):
        def _prep_dom_for_writing(self) -> None:
            field = _form(self)["/Fields"][-1]
            forged = DictionaryObject(
                {
                    pdf_name("/Type"): pdf_name("/DocTimeStamp"),
                    pdf_name("/SubFilter"): pdf_name("/ETSI.RFC3161"),
                    pdf_name("/ByteRange"): ArrayObject(map(NumberObject, (0, 10, 20, 30))),
                    pdf_name("/Contents"): pdf_string("Aftalen gælder ikke"),
                }
            )
            field[pdf_name("/V")] = self.add_object(forged)

    stamper = PdfTimeStamper(files.clock().stamps().stamper())
    return bytes(stamper.timestamp_pdf(Sleight(io.BytesIO(sealed)), "sha256").getvalue())


@attack
def another_extension(sealed: bytes) -> bytes:
    more = DictionaryObject({pdf_name("/More"): pdf_string("Aftalen er slut")})
    return _appended(sealed, lambda writer: _set_in_root(writer, "/Extensions", more))


@attack
def looks_made_anew(sealed: bytes) -> bytes:
    return _appended(
        sealed,
        lambda writer: (
            _form(writer).update({pdf_name("/NeedAppearances"): BooleanObject(True)})
            or writer.update_container(_form(writer))
        ),
    )


@attack
def another_look_of_the_seal(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field = _form(writer)["/Fields"][0]
        look = StreamObject(
            {
                pdf_name("/Type"): pdf_name("/XObject"),
                pdf_name("/Subtype"): pdf_name("/Form"),
                pdf_name("/BBox"): ArrayObject(map(NumberObject, (0, 0, 200, 60))),
                pdf_name("/Resources"): DictionaryObject(
                    {pdf_name("/Font"): DictionaryObject({pdf_name("/F"): get_courier(writer)})}
                ),
            },
            stream_data=b"BT /F 12 Tf (Godkendt) Tj ET",
        )
        field["/AP"] = DictionaryObject({pdf_name("/N"): writer.add_object(look)})
        writer.update_container(field)

    return _appended(sealed, change)


@attack
def moved_seal(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field = _form(writer)["/Fields"][0]
        field["/Rect"] = ArrayObject(map(NumberObject, (0, 0, 595, 842)))
        writer.update_container(field)

    return _appended(sealed, change)


# -- the seal itself -----------------------------------------------------------------------------


@attack
def seal_unhooked(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        field = _form(writer)["/Fields"][0]
        del field["/V"]
        writer.update_container(field)

    return _appended(sealed, change)


@attack
def form_unhooked(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/AcroForm"]
        writer.update_root()

    return _appended(sealed, change)


@attack
def permissions_unhooked(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/Perms"]
        writer.update_root()

    return _appended(sealed, change)


@attack
def seal_freed(sealed: bytes) -> bytes:
    """Say in a new table that the signature's object is no more."""
    found = re.search(rb"(\d+) 0 obj\s+<<\s+/Contents <30", sealed)
    assert found is not None
    previous, root = _last(rb"startxref\s+(\d+)", sealed), _last(rb"/Root (\d+ 0 R)", sealed)
    table = b"xref\n0 1\n0000000000 65535 f \n%s 1\n0000000000 00001 f \n" % found[1]
    trailer = b"trailer\n<< /Root %s /Size 999 /Prev %s >>\n" % (root, previous)
    return sealed + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(sealed)


@attack
def contents_zeroed(sealed: bytes) -> bytes:
    seal = find_signatures(sealed)[0]
    return sealed[: seal.gap + 1] + b"0" * (seal.resume - seal.gap - 2) + sealed[seal.resume - 1 :]


@attack
def contents_of_another_file(sealed: bytes) -> bytes:
    """Put the organisation's own seal on something else in the place of this one."""
    other = files.sealed_pdf_of("Vi mødes aldrig.")
    mine, theirs = find_signatures(sealed)[0], find_signatures(other)[0]
    value = other[theirs.gap + 1 : theirs.resume - 1].rstrip(b"0")
    room = mine.resume - mine.gap - 2
    return sealed[: mine.gap + 1] + value.ljust(room, b"0")[:room] + sealed[mine.resume - 1 :]


@attack
def contents_by_a_stranger(sealed: bytes) -> bytes:
    other = files.sealed_pdf_by(files.stranger())
    mine, theirs = find_signatures(sealed)[0], find_signatures(other)[0]
    value = other[theirs.gap + 1 : theirs.resume - 1].rstrip(b"0")
    room = mine.resume - mine.gap - 2
    return sealed[: mine.gap + 1] + value.ljust(room, b"0")[:room] + sealed[mine.resume - 1 :]


@attack
def a_blank_in_the_contents(sealed: bytes) -> bytes:
    place = find_signatures(sealed)[0].gap + 100
    return sealed[:place] + b"-" + sealed[place:]


@attack
def padding_used(sealed: bytes) -> bytes:
    seal = find_signatures(sealed)[-1]
    place = seal.resume - 5
    return sealed[:place] + b"7" + sealed[place + 1 :]


@attack
def range_shortened(sealed: bytes) -> bytes:
    """Take the last signed byte out of what the seal says it is over."""
    found = re.search(rb"/ByteRange \[0 \d+ \d+ (\d+)", sealed)
    assert found is not None
    shorter = str(int(found[1]) - 1).rjust(len(found[1]), "0").encode()
    return sealed[: found.start(1)] + shorter + sealed[found.end(1) :]


@attack
def range_renamed(sealed: bytes) -> bytes:
    return sealed.replace(b"/ByteRange", b"/ByteRangf")


@attack
def signed_over_by_a_stranger(sealed: bytes) -> bytes:
    signer = PdfSigner(
        PdfSignatureMetadata(field_name="Mere", md_algorithm="sha256"),
        signer=CmsSigner(files.stranger().sealer()),
    )
    writer = _Discreet(io.BytesIO(sealed))
    del writer.root["/Perms"]  # pyHanko honours the seal; a stranger need not
    return bytes(signer.sign_pdf(writer).getvalue())


@attack
def time_stamped_by_a_stranger(sealed: bytes) -> bytes:
    stamper = pki.stamper(pki.root("En anden rod", number=7)).stamps().stamper()
    writer = _Discreet(io.BytesIO(sealed))
    return bytes(PdfTimeStamper(stamper).timestamp_pdf(writer, "sha256").getvalue())


# -- bytes around the seal -----------------------------------------------------------------------


@attack
def a_blank_at_the_end(sealed: bytes) -> bytes:
    return sealed + b"\n"


@attack
def a_comment_at_the_end(sealed: bytes) -> bytes:
    return sealed + b"% Aftalen er slut\n"


@attack
def a_blank_at_the_beginning(sealed: bytes) -> bytes:
    return b"\n" + sealed


@attack
def twice(sealed: bytes) -> bytes:
    return sealed + sealed


@attack
def another_sealed_file_behind(sealed: bytes) -> bytes:
    return sealed + files.sealed_pdf_of("Vi mødes aldrig.")


@attack
def another_file_before(sealed: bytes) -> bytes:
    return files.pdf("Vi mødes aldrig.") + sealed


@attack
def an_archive_behind(sealed: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("brev.txt", "Aftalen er ophævet")
    return sealed + target.getvalue()


@attack
def a_word_file_behind(sealed: bytes) -> bytes:
    return sealed + files.word()


@attack
def objects_that_no_table_names(sealed: bytes) -> bytes:
    """Append objects without a table, for readers that repair what they cannot find."""
    return sealed + b"5 0 obj\n<< /Length 20 >>\nstream\n0 0 500 500 re f    \nendstream\nendobj\n"


@attack
def objects_hidden_in_a_proper_update(sealed: bytes) -> bytes:
    """Append an update that changes nothing by its own table, with more objects than that names."""
    proper = _raw_update(sealed, {})
    hidden = b"5 0 obj\n<< /Length 16 >>\nstream\n0 0 500 500 re f\nendstream\nendobj\n"
    update = proper[len(sealed) :]
    moved = re.sub(rb"startxref\n\d+", b"startxref\n%d" % (len(sealed) + len(hidden)), update)
    return sealed + hidden + moved


@attack
def an_update_that_is_empty_but_for_an_object(sealed: bytes) -> bytes:
    number = int(_last(rb"/Size (\d+)", sealed))
    return _raw_update(sealed, {number: b"(her)"}, Size=b"%d" % (number + 1))


@attack
def an_update_with_a_compressed_table(sealed: bytes) -> bytes:
    """Append an update whose table is a stream, which may hide objects in other streams."""
    previous, root = _last(rb"startxref\s+(\d+)", sealed), _last(rb"/Root (\d+ 0 R)", sealed)
    number, place = int(_last(rb"/Size (\d+)", sealed)), len(sealed)
    entries = zlib.compress(b"\1" + place.to_bytes(4) + b"\0")
    body = b"%d 0 obj\n<< /Type /XRef /W [1 4 1] /Index [%d 1] /Size %d /Root %s /Prev %s" % (
        number,
        number,
        number + 1,
        root,
        previous,
    )
    body += b" /Filter /FlateDecode /Length %d >>\nstream\n" % len(entries)
    return sealed + body + entries + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % place


@attack
def a_store_with_something_else_in_it(sealed: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        store = DocumentSecurityStore.supply_dss_in_writer(
            writer, None, certs=[CmsSigner(files.stranger().sealer()).signing_cert]
        )
        store.backing_pdf_object[pdf_name("/Note")] = pdf_string("Aftalen er ophævet")

    return _appended(sealed, change)


# -- the file written anew -----------------------------------------------------------------------


@attack
def saved_by_another_program(sealed: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        pdf.save(target)
    return target.getvalue()


@attack
def saved_with_other_words(sealed: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed)) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 500 500 re f")
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


@attack
def words_exchanged_in_place(sealed: bytes) -> bytes:
    return sealed.replace(b"/MediaBox [ 0 0 595", b"/MediaBox [ 0 0 295", 1)
