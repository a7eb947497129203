"""Who may write, approve and run the site."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, Page, Workflow

from content.models import HandbookPage, ReviewTask, StandardPage
from content.roles import establish_roles
from content.roles.groups import ADMINISTRATOR, APPROVER, AUTHOR, EDITOR, READER
from content.roles.workflow import APPROVAL, REVIEW, WORKFLOW

pytestmark = pytest.mark.django_db


def member(group: str, name: str = ""):
    user = get_user_model().objects.create_user(name or group.lower(), password="x" * 12)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def page(loaded) -> HandbookPage:
    return HandbookPage.objects.get(slug="virkninger-for-de-unge")


def test_wagtails_english_groups_have_become_ours(loaded):
    assert set(Group.objects.values_list("name", flat=True)) >= {EDITOR, APPROVER, ADMINISTRATOR}
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()


def test_an_editor_writes_but_does_not_publish(page):
    may = page.permissions_for_user(member(EDITOR))
    assert may.can_edit()
    assert not may.can_publish()
    assert may.can_submit_for_moderation()


def test_an_approver_publishes(page):
    assert page.permissions_for_user(member(APPROVER)).can_publish()


def test_an_administrator_sets_the_letterhead_and_an_editor_does_not(loaded):
    assert member(ADMINISTRATOR).has_perm("organisation.change_letterhead")
    assert not member(EDITOR).has_perm("organisation.change_letterhead")


def test_a_page_goes_through_review_and_approval_to_publication(page):
    editor, colleague, approver = member(EDITOR), member(EDITOR, "kollega"), member(APPROVER)
    page.lead = "Et nyt forslag."
    page.save_revision(user=editor)
    state = page.get_workflow().start(page, editor)
    state.current_task_state.approve(user=colleague)
    page.refresh_from_db()
    assert page.lead != "Et nyt forslag."
    state.refresh_from_db()
    task = state.current_task_state
    assert task.task.specific.user_can_access_editor(page, approver)
    task.approve(user=approver)
    page.refresh_from_db()
    assert page.lead == "Et nyt forslag."


def test_every_page_has_the_workflow(page):
    standalone = StandardPage.objects.get(slug="om")
    assert standalone.get_workflow().name == WORKFLOW
    assert not GroupApprovalTask.objects.exists()  # Wagtail's own
    review, approval = (ReviewTask.objects.get(name=name) for name in (REVIEW, APPROVAL))
    assert review.groups.get().name == EDITOR
    assert approval.groups.get().name == APPROVER


def test_what_an_administrator_changed_stays(loaded):
    group = Group.objects.get(name=EDITOR)
    group.permissions.add(Permission.objects.get(codename="add_redirect"))
    group.page_permissions.all().delete()
    Workflow.objects.update(name="Vores egen vej")
    assert establish_roles() == ()
    assert group.permissions.filter(codename="add_redirect").exists()
    assert not group.page_permissions.exists()
    assert {w.name for w in Workflow.objects.all()} == {"Vores egen vej"}


def test_the_groups_are_made_where_wagtails_were_deleted(db):
    Group.objects.all().delete()
    assert establish_roles()[:5] == (READER, AUTHOR, EDITOR, APPROVER, ADMINISTRATOR)
    root = Page.get_first_root_node()
    assert root.permissions_for_user(member(APPROVER)).can_publish_subpage()


@pytest.mark.parametrize("group", [EDITOR, APPROVER, ADMINISTRATOR])
def test_each_of_them_gets_into_the_admin_and_a_stranger_does_not(page, client, group):
    client.force_login(member(group))
    assert client.get("/admin/").status_code == 200
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    stranger = get_user_model().objects.create_user("fremmed", password="x" * 12)
    client.force_login(stranger)
    assert client.get("/admin/").status_code == 302
