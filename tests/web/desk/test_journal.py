"""The journal page, for the audit administrator and auditors."""

import pytest
from django.db import connection
from django.test import Client

from liban.journal.models import Entry
from liban.kit.append_only import guard, unguard
from liban.people.actions import send_recovery
from liban.people.roles import Role
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR = False


def at_desk(person):
    client = Client()
    client.force_login(person)
    return client


def words(answer):
    return answer.content.decode()


def link_made(times=1, at=make.TOWN):
    admin, person = make.system_admin(at), make.person(None, at)
    for _time in range(times):
        send_recovery(actor=admin, person_id=person.pk, now=make.NOW)
    return admin, person


@pytest.mark.parametrize("role", [Role.AUDIT_ADMIN, Role.AUDITOR])
def test_it_shows_what_happened_and_masks_names(role):
    admin, person = link_made()
    page = words(at_desk(make.person(role, make.TOWN)).get("/desk/journal/"))
    assert "生成了一次性登录链接" in page
    assert f"person:{person.pk}" in page
    assert admin.name not in page
    assert "本页已核对，没有改动" in page


@pytest.mark.parametrize("who", ["system_admin", "security_admin", "secretary", "approver"])
def test_others_do_not_find_it(who):
    assert at_desk(getattr(make, who)()).get("/desk/journal/").status_code == 404


def test_it_shows_nothing_of_another_town():
    _admin, person = link_made(at="sd/bj/")
    client = at_desk(make.audit_admin())
    assert f"person:{person.pk}" not in words(client.get("/desk/journal/"))
    page = words(client.get(f"/desk/journal/?subject=person:{person.pk}"))
    assert "没有这样的记录" in page


def test_it_is_narrowed_by_kind_thing_and_account():
    admin, person = link_made()
    client = at_desk(make.audit_admin())
    for found in (
        "name=people.recovery-link-made",
        f"subject=person:{person.pk}",
        f"account={admin.username}",
    ):
        assert "person_id" in words(client.get(f"/desk/journal/?{found}")), found
    for missed in ("name=people.signed-in", "subject=x", "account=nobody"):
        page = client.get(f"/desk/journal/?{missed}")
        assert "person_id" not in words(page), missed
    for odd in ("subject=%00", "name=nonsense", "page=-1", "page=x"):
        assert client.get(f"/desk/journal/?{odd}").status_code == 200, odd


def test_it_goes_on_over_pages_with_the_filter_kept():
    link_made(times=31)
    client = at_desk(make.audit_admin())
    page = words(client.get("/desk/journal/?name=people.recovery-link-made"))
    assert "第 1 页，共 2 页" in page
    assert "?name=people.recovery-link-made&amp;page=2" in page


def test_it_says_when_an_entry_was_changed_behind_its_back():
    link_made(times=3)
    client = at_desk(make.audit_admin())
    unguard(connection, ("liban_entry",))
    Entry.objects.filter(number=2).update(facts={"person_id": 999})
    guard(connection, ("liban_entry",))
    assert "本页有记录对不上" in words(client.get("/desk/journal/"))


def test_it_asks_the_database_as_often_for_thirty_entries_as_for_one(
    django_assert_max_num_queries,
):
    link_made(times=30)
    client = at_desk(make.audit_admin())
    with django_assert_max_num_queries(12):
        client.get("/desk/journal/")
