"""Each section can have readers, authors, editors and approvers of its own."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.core import mail
from django.urls import reverse
from wagtail.models import PageViewRestriction, TaskState
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from content.models import HandbookPage, SectionPage, ServicePackagePage
from content.roles import establish_roles
from content.roles.groups import APPROVER, AUTHOR, EDITOR, READER
from content.roles.sections import group_name
from content.roles.workflow import WORKFLOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def handbook(loaded) -> SectionPage:
    return SectionPage.objects.get(slug="metodehaandbog")


@pytest.fixture
def page(loaded) -> HandbookPage:
    return HandbookPage.objects.get(slug="virkninger-for-de-unge")


def member(role: str, section: SectionPage, name: str = "nogen") -> User:
    user = get_user_model().objects.create_user(name, f"{name}@eksempel.dk", "x" * 12)
    user.groups.add(Group.objects.get(name=group_name(role, section)))
    return user


def test_an_editor_of_the_handbook_writes_there_and_nowhere_else(handbook, page):
    editor = member(EDITOR, handbook)
    assert page.permissions_for_user(editor).can_edit()
    package = ServicePackagePage.objects.first()
    assert not package.permissions_for_user(editor).can_edit()


def test_an_approver_of_the_handbook_publishes_there_and_nowhere_else(handbook, page):
    approver = member(APPROVER, handbook)
    assert page.permissions_for_user(approver).can_publish()
    assert not ServicePackagePage.objects.first().permissions_for_user(approver).can_publish()


def test_an_author_adds_pages_and_edits_only_their_own(handbook, page):
    author = member(AUTHOR, handbook)
    assert page.get_parent().permissions_for_user(author).can_add_subpage()
    assert not page.permissions_for_user(author).can_edit()
    page.owner = author
    page.save()
    assert page.permissions_for_user(author).can_edit()
    assert not page.permissions_for_user(author).can_publish()


def test_a_reader_has_no_way_into_the_admin(handbook, client):
    client.force_login(member(READER, handbook))
    assert client.get(reverse("wagtailadmin_home")).status_code == 302


def test_what_only_readers_see_is_shown_to_them_and_to_nobody_else(handbook, page, client):
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.get(name=group_name(READER, handbook)))
    assert client.get(page.url).status_code == 302
    client.force_login(get_user_model().objects.create_user("fremmed", password="x" * 12))
    assert client.get(page.url).status_code == 302
    client.force_login(member(READER, handbook))
    assert client.get(page.url).status_code == 200


def test_a_review_goes_to_the_sections_editors_and_then_to_its_approvers(handbook, page):
    author = member(AUTHOR, handbook, "forfatter")
    editor = member(EDITOR, handbook, "redaktoeren")
    approver = member(APPROVER, handbook, "godkenderen")
    page.lead = "Et nyt forslag."
    page.save_revision(user=author)
    state = page.get_workflow().start(page, author)
    assert mail.outbox[-1].to == [editor.email]
    review = state.current_task_state
    assert review.task.specific.get_actions(page, editor)
    assert not review.task.specific.get_actions(page, approver)
    review.approve(user=editor)
    state.refresh_from_db()
    assert mail.outbox[-1].to == [approver.email]
    state.current_task_state.approve(user=approver, comment="Fint.")
    page.refresh_from_db()
    assert page.lead == "Et nyt forslag."
    assert mail.outbox[-1].to == [author.email]


def test_a_page_can_be_sent_back_with_a_comment(handbook, page):
    author, editor = member(AUTHOR, handbook, "forfatter"), member(EDITOR, handbook)
    page.save_revision(user=author)
    state = page.get_workflow().start(page, author)
    state.current_task_state.reject(user=editor, comment="Kilden mangler.")
    assert mail.outbox[-1].to == [author.email]
    assert "Kilden mangler." in mail.outbox[-1].body
    assert TaskState.objects.get().status == TaskState.STATUS_REJECTED


def test_a_section_gets_its_roles_when_an_editor_has_published_the_wish(loaded, client, admin_user):
    section = SectionPage.objects.get(slug="redskaber")
    client.force_login(admin_user)
    address = reverse("wagtailadmin_pages:edit", args=[section.pk])
    form = nested_form_data(
        {
            **{name: getattr(section, name) for name in ("title", "slug", "lead", "menu_title")},
            "door": section.door,
            "source": rich_text("<p>Egen tekst</p>"),
            "body": streamfield([]),
            "comments": inline_formset([]),
            "own_roles": "on",
            "action-publish": "1",
        }
    )
    answer = client.post(address, form)
    assert answer.status_code == 302, answer.context["form"].errors
    names = {group_name(role, section) for role in (READER, AUTHOR, EDITOR, APPROVER)}
    assert set(Group.objects.filter(name__in=names).values_list("name", flat=True)) == names
    assert section.get_workflow().name == group_name(WORKFLOW, section)


def test_a_section_that_is_renamed_keeps_its_groups(handbook):
    handbook.menu_title = "Metoden"
    handbook.save()
    assert establish_roles() == ()
    assert not Group.objects.filter(name=group_name(EDITOR, handbook)).exists()
