"""Young people's courses, for those who work on them or are set over them."""

from collections.abc import Collection, Iterator, Mapping

from forms.cases.models import Case
from search.entries import Entry
from search.viewers import leader_key, person_key

from .source import ids_of, stamp_of

SECTION = "Mine forløb"
SEEN_OF_A_COURSE = (
    "young_person",
    "case_number",
    "unit_id",
    "unit__name",
    "coordinator_id",
    "support_worker_id",
    "combination",
    "step",
    "closed_at",
)


class CourseSource:
    """All courses."""

    name = "course"

    def stamps(self) -> Mapping[str, str]:
        """Return a stamp for each course that changes when one of its facts does."""
        rows = Case.objects.order_by().values_list("pk", *SEEN_OF_A_COURSE)
        return {f"{self.name}:{row[0]}": stamp_of(*row[1:]) for row in rows}

    def entries(self, owners: Collection[str]) -> Iterator[Entry]:
        """Yield the entry of each course."""
        for case in Case.objects.filter(pk__in=ids_of(owners)).select_related("unit"):
            owner = f"{self.name}:{case.pk}"
            said = (
                f"Sagsnummer {case.case_number}" if case.case_number else "",
                case.unit.name,
                case.get_combination_display(),
                case.get_step_display(),
                "Afsluttet" if case.closed_at else "",
            )
            yield Entry(
                key=owner,
                owner=owner,
                url=case.get_absolute_url(),
                title=case.young_person,
                heading="",
                body=" · ".join(fact for fact in said if fact),
                kind="Forløb",
                section=SECTION,
                access=access_to(case),
                offer=case.young_person,
            )


def access_to(case: Case) -> tuple[str, ...]:
    """Return the keys of `Case.objects.visible_to`: who works on the course, and the leaders."""
    people = [case.coordinator_id, *([case.support_worker_id] if case.support_worker_id else [])]
    keys = [*map(person_key, people), leader_key(case.unit_id)]
    return tuple(dict.fromkeys(keys))
