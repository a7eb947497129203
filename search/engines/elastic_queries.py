"""A plan in Elasticsearch's own language."""

from elasticsearch_dsl.query import Bool, DisMax, Query, Range, Terms
from elasticsearch_dsl.query import Term as TermQuery

from search.plan import ANY_TIE, BY_AREA, BY_KIND, SMALL, TERM_TIE, All, Node, Term

from .engine import Filters, Inquiry
from .fields import HEADING, number_of_day


def seen_by(inquiry: Inquiry, least: int) -> Query:
    """Return the query for at least so many of the plan's slots, among what the viewer may see."""
    words = Bool(should=[_node(slot) for slot in inquiry.plan.slots], minimum_should_match=least)
    return Bool(
        must=[words],
        should=[
            TermQuery(**{HEADING: {"value": word, "boost": SMALL}}) for word in inquiry.plan.small
        ],
        filter=[
            Terms(access=sorted(inquiry.keys)),
            TermQuery(figure="1" if inquiry.figures else "0"),
        ],
    )


def narrowing(filters: Filters) -> Query | None:
    """Return what narrows the hits; None where nothing does."""
    parts: list[Query] = []
    if filters.kinds:
        parts.append(Terms(kind=list(filters.kinds)))
    if filters.sections:
        parts.append(Terms(section=list(filters.sections)))
    if filters.reviewed_since:
        parts.append(Range(reviewed={"gte": number_of_day(filters.reviewed_since)}))
    return Bool(filter=parts) if parts else None


def _node(node: Node) -> Query:
    if isinstance(node, Term):
        return DisMax(tie_breaker=TERM_TIE, queries=[_term(node, area) for area in BY_AREA])
    if isinstance(node, All):
        return Bool(must=[_node(inner) for inner in node.nodes])
    return DisMax(tie_breaker=ANY_TIE, queries=[_node(inner) for inner in node.nodes])


def _term(term: Term, area: str) -> Query:
    boost = BY_AREA[area] * BY_KIND[term.kind] * term.boost
    return TermQuery(**{f"{area}_{term.kind}": {"value": term.token, "boost": round(boost, 6)}})
