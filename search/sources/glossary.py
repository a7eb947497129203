"""The glossary, a word each: found at its place in the list."""

from collections.abc import Collection, Iterator, Mapping

from content.models import GlossaryPage, GlossaryTerm
from search.entries import Entry

from .pages import access_to_page
from .source import ids_of, stamp_of

KIND, SECTION = "Ordforklaring", "Ordliste"


class GlossarySource:
    """All words, as long as the page that holds them is live."""

    name = "term"

    def stamps(self) -> Mapping[str, str]:
        """Return a stamp for each word, which also changes when the list is moved."""
        page = GlossaryPage.objects.live().first()
        if page is None:
            return {}
        place = (page.get_url(), access_to_page(page))
        rows = GlossaryTerm.objects.order_by().values_list(
            "pk", "term", "slug", "synonyms", "explanation"
        )
        return {f"{self.name}:{row[0]}": stamp_of(place, *row[1:]) for row in rows}

    def entries(self, owners: Collection[str]) -> Iterator[Entry]:
        """Yield the entry of each word."""
        page = GlossaryPage.objects.live().first()
        if page is None:
            return
        access = access_to_page(page)
        for term in GlossaryTerm.objects.filter(pk__in=ids_of(owners)):
            owner = f"{self.name}:{term.pk}"
            also = f"Også: {', '.join(term.also)}." if term.also else ""
            yield Entry(
                key=owner,
                owner=owner,
                url=f"{page.get_url()}#{term.slug}",
                title=term.term,
                heading="",
                body=" ".join(part for part in (term.explanation, also) if part),
                kind=KIND,
                section=SECTION,
                access=(access,),
                names=(term.term, *term.also),
                offer=term.term,
            )
