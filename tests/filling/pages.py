"""A page as a browser without scripts has it: its fields, its buttons, its messages."""

from typing import Any

from django.test import Client
from lxml import html

from forms.cases.people import User
from forms.filling.models import Draft


class Page:
    """An answer of the site, read as people read it; `form` is the step's form where it has one."""

    def __init__(self, client: Client, response: Any) -> None:
        self.client = client
        self.response = response
        self.status = response.status_code
        self.address = response.request["PATH_INFO"]
        self.query = response.request["QUERY_STRING"]
        self.tree = html.fromstring(response.content.decode() or "<html></html>")

    @property
    def text(self) -> str:
        """All words of the page's main part."""
        (main,) = self.tree.xpath("//main") or [self.tree]
        return words(main)

    @property
    def heading(self) -> str:
        """What the page is about."""
        return words(self.tree.xpath("//h1")[0])

    @property
    def errors(self) -> list[tuple[str, str]]:
        """The error summary: the element each line leads to, and its words."""
        links = self.tree.xpath("//*[@data-module='error-summary']//li/a")
        return [(link.get("href").removeprefix("#"), words(link)) for link in links]

    @property
    def steps(self) -> dict[str, str]:
        """The step list: each step's name and how far it is."""
        items = self.tree.xpath("(//nav[starts-with(@aria-label, 'Trin i')]//ol)[1]/li/button")
        return {
            words(item.xpath(".//*[@class='step-name']")[0]): "".join(
                words(state) for state in item.xpath(".//*[@class='step-state']")
            )
            for item in items
        }

    def fields(self) -> dict[str, list[str]]:
        """What the step's form would send, without any button."""
        (form,) = self.tree.xpath("//form[@id='step-form']")
        found: dict[str, list[str]] = {}
        textareas = {area.get("name") for area in form.xpath(".//textarea")}
        for name, value in form.form_values():
            typed = value.removeprefix("\n") if name in textareas else value
            found.setdefault(name, []).append(typed)
        return found

    def value(self, name: str) -> str:
        """What stands in one field."""
        return self.fields().get(name, [""])[0]

    def error_at(self, name: str) -> str:
        """The message at a question, as it stands beside its field."""
        (place,) = self.tree.xpath(f"//*[@id='id_{name}-error']")
        return words(place).removeprefix("Fejl: ")

    def hidden(self) -> set[str]:
        """The questions that do not show."""
        return set(self.tree.xpath("//*[@data-question][@hidden]/@data-question"))

    def has(self, action: str) -> bool:
        """Say whether there is a button for this."""
        return bool(self.tree.xpath("//button[@name='action'][@value=$action]", action=action))

    def press(self, action: str, **typed: Any) -> "Page":
        """Type into fields and press one of the page's buttons; return the page one comes to."""
        assert self.has(action), f"no button {action!r} on {self.address}"
        return self.send({"action": action, **typed})

    def go_to(self, step: str, **typed: Any) -> "Page":
        """Type into fields and press a step of the step list, or »Tilbage«."""
        buttons = "//button[@name='wizard_goto_step'][@value=$step]"
        assert self.tree.xpath(buttons, step=step), f"no step {step!r} on {self.address}"
        return self.send({"wizard_goto_step": step, **typed})

    def autosave(self, **typed: Any) -> "Page":
        """Type into fields and wait until the page has saved by itself."""
        data = self.fields() | {"action": "autosave", **typed}
        return Page(self.client, self.client.post(self.address, data, headers={"HX-Request": "1"}))

    def send(self, typed: dict[str, Any]) -> "Page":
        """Send the form with these fields over those that stand there."""
        address = f"{self.address}?{self.query}" if self.query else self.address
        return Page(self.client, self.client.post(address, self.fields() | typed, follow=True))


def signed_in(user: User) -> Client:
    """The browser of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return client


def get(client: Client, address: str) -> Page:
    """Open an address, and go where it leads."""
    return Page(client, client.get(address, follow=True))


def open_step(client: Client, draft: Draft, step: str) -> Page:
    """Open a step of a draft."""
    return get(client, f"/formularer/{draft.pk}/{step}/")


def words(element: html.HtmlElement) -> str:
    """The words of an element, without the white space between its tags."""
    return " ".join(element.text_content().split())
