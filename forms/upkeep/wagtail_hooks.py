"""The administrator's first page: what runs out soon, and what waits."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from forms.signing import SealingError
from forms.upkeep import validity


class UpkeepPanel(Component):  # type: ignore[misc]
    """What somebody has to do about certificates, or that there is nothing to do."""

    order = 50
    template_name = "upkeep/panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return what is near its end; an installation whose seal cannot be read says so."""
        try:
            endings = validity.endings()
        except SealingError as error:
            return {"unreadable": type(error).__name__}
        return {
            "near": [each for each in endings if each.near],
            "next": endings[0] if endings else None,
            "waiting": validity.waiting(),
        }


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def show_upkeep(request: HttpRequest, panels: list[Component]) -> None:
    """Put the panel on the first page of those who run the installation."""
    if request.user.is_superuser:
        panels.append(UpkeepPanel())
