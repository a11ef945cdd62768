"""The desk for accounts and posts."""

import pytest
from django.test import Client

from liban.journal.models import Entry
from liban.people.models import Person, Post, Ticket
from liban.people.queries import people_for, successors_for
from liban.people.roles import Role
from tests import make

pytestmark = pytest.mark.django_db
ONCE = "0123456789abcdef"


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR = False


def at_desk(person):
    client = Client()
    client.force_login(person)
    return client


def words(answer):
    return answer.content.decode()


def pages(person, post):
    at = f"/desk/people/{person.pk}/"
    names = ("", "link/", "link/shown/", "switch/", "appoint/")
    return [at + name for name in names] + [
        f"/desk/posts/{post.pk}/end/",
        f"/desk/posts/{post.pk}/hand-over/",
    ]


def test_the_list_shows_the_people_of_ones_own_town_with_their_posts():
    secretary, other = make.secretary(), make.person(Role.SECRETARY, make.OTHER_TOWN_VILLAGE)
    page = words(at_desk(make.system_admin()).get("/desk/people/"))
    assert secretary.name in page
    assert "村（社区）书记 · 潭洲村" in page
    assert f">{other.name}<" not in page


def test_the_list_is_narrowed_by_name_and_role_and_says_when_nobody_fits():
    admin, secretary = make.system_admin(), make.secretary()
    client = at_desk(admin)
    page = words(client.get("/desk/people/?role=secretary"))
    assert f">{secretary.name}<" in page
    assert f">{admin.name}<" not in page
    assert "没有找到这样的人" in words(client.get("/desk/people/?text=zzz"))
    assert client.get("/desk/people/?role=nonsense&page=999").status_code == 200


def test_the_list_asks_the_database_as_often_for_thirty_people_as_for_one(
    django_assert_max_num_queries,
):
    client = at_desk(make.system_admin())
    for _number in range(30):
        make.committee()
    with django_assert_max_num_queries(12):
        client.get("/desk/people/")


@pytest.mark.parametrize("who", ["secretary", "finance", "instructor", "handler", "audit_admin"])
def test_others_do_not_find_these_pages(who):
    person = make.committee()
    client = at_desk(getattr(make, who)())
    for page in ["/desk/people/", "/desk/people/new/", *pages(person, person.posts.get())]:
        assert client.get(page).status_code == 404, page


def test_an_administrator_of_another_town_finds_nothing_here():
    person = make.committee()
    client = at_desk(make.system_admin("sd/bj/"))
    for page in pages(person, person.posts.get()):
        assert client.get(page).status_code == 404, page
        assert client.post(page, {"once": ONCE}).status_code == 404, page


def test_visitors_are_led_to_the_door():
    person = make.committee()
    for page in ["/desk/people/", *pages(person, person.posts.get())]:
        answer = Client().get(page)
        assert answer.url.startswith("/account/login/?next="), page


def test_a_new_account_gives_a_link_that_is_shown_once():
    client = at_desk(make.system_admin())
    town = make.place(make.TOWN)
    form = {"once": ONCE, "name": "黄二", "username": "HuangEr", "home": town.pk}
    answer = client.post("/desk/people/new/", form)
    person = Person.objects.get(username="huanger")
    assert answer.url == f"/desk/people/{person.pk}/link/shown/"
    page = words(client.get(answer.url))
    assert "http://testserver/account/link/" in page
    again = client.get(answer.url)
    assert again.url == f"/desk/people/{person.pk}/"


def test_the_link_of_one_person_is_not_shown_on_the_page_of_another():
    admin, one, two = make.system_admin(), make.committee(), make.committee()
    client = at_desk(admin)
    client.post(f"/desk/people/{one.pk}/link/", {"once": ONCE})
    assert client.get(f"/desk/people/{two.pk}/link/shown/").status_code == 302
    assert "/account/link/" in words(client.get(f"/desk/people/{one.pk}/link/shown/"))


def test_a_mistake_keeps_what_was_typed():
    client = at_desk(make.system_admin())
    town = make.place(make.TOWN)
    form = {"once": ONCE, "name": "黄二", "username": "9", "home": town.pk}
    answer = client.post("/desk/people/new/", form)
    assert answer.status_code == 422
    assert 'value="黄二"' in words(answer)
    assert not Ticket.objects.exists()


def test_the_system_administrator_names_the_first_two_and_then_no_more():
    client, one, two = at_desk(make.system_admin()), *(make.person(None, make.TOWN) for _n in "ab")
    town = make.place(make.TOWN)
    form = {"once": ONCE, "role": "security_admin", "place": town.pk}
    assert client.post(f"/desk/people/{one.pk}/appoint/", form).status_code == 302
    answer = client.post(f"/desk/people/{two.pk}/appoint/", {**form, "once": ONCE + "1"})
    assert answer.status_code == 422
    assert "以后由安全管理员任免" in words(answer)
    assert Post.objects.get(role=Role.SECURITY_ADMIN).person == one


def test_the_security_administrator_appoints_ends_and_hands_over():
    client, new = at_desk(make.security_admin()), make.person(None, make.TOWN)
    village = make.place()
    form = {"once": ONCE, "role": "secretary", "place": village.pk, "since": "2026-03-02"}
    assert client.post(f"/desk/people/{new.pk}/appoint/", form).status_code == 302
    post = new.posts.get()
    made = make.project(by=new)
    page = words(client.get(f"/desk/posts/{post.pk}/end/"))
    assert made.title in page
    ended = client.post(f"/desk/posts/{post.pk}/end/", {"once": ONCE + "1", "on": "2026-03-02"})
    assert ended.status_code == 422
    heir = make.person(None, make.TOWN)
    over = client.post(
        f"/desk/posts/{post.pk}/hand-over/", {"once": ONCE + "2", "successor": heir.pk}
    )
    assert over.url == f"/desk/people/{heir.pk}/"
    made.refresh_from_db()
    assert made.lead == heir


def test_nobody_is_found_as_successor_from_another_town():
    other, person = make.person(None, "sd/bj/"), make.committee()
    client, post = at_desk(make.security_admin()), person.posts.get()
    assert f'value="{other.pk}"' not in words(client.get(f"/desk/posts/{post.pk}/hand-over/"))
    answer = client.post(f"/desk/posts/{post.pk}/hand-over/", {"once": ONCE, "successor": other.pk})
    assert answer.status_code in (200, 422)
    assert not other.posts.exists()


def test_switching_off_asks_first_and_is_undone_the_same_way():
    person, client = make.committee(), at_desk(make.system_admin())
    page = f"/desk/people/{person.pk}/switch/"
    assert client.get(page).status_code == 200
    assert Person.objects.get(pk=person.pk).is_active
    client.post(page, {"once": ONCE, "on": "0"})
    assert not Person.objects.get(pk=person.pk).is_active
    client.post(page, {"once": ONCE + "1", "on": "1"})
    assert Person.objects.get(pk=person.pk).is_active


def test_a_refusal_is_shown_on_the_page():
    only = make.security_admin()
    client = at_desk(make.system_admin())
    answer = client.post(f"/desk/people/{only.pk}/switch/", {"once": ONCE, "on": "0"})
    assert answer.status_code == 422
    assert "请先任命另一位" in words(answer)


def test_a_form_without_a_key_does_nothing():
    person, client = make.committee(), at_desk(make.system_admin())
    assert client.post(f"/desk/people/{person.pk}/link/", {}).status_code == 400
    assert not Ticket.objects.exists()


def test_sent_twice_one_account_is_made_and_one_entry_written():
    client, town = at_desk(make.system_admin()), make.place(make.TOWN)
    form = {"once": ONCE, "name": "黄二", "username": "huanger", "home": town.pk}
    first, second = (client.post("/desk/people/new/", form) for _n in range(2))
    assert first.url == second.url
    assert Entry.objects.filter(name="people.person-invited").count() == 1


def test_people_stand_place_after_place_and_those_without_a_post_last():
    idle, secretary, handler = make.person(None), make.secretary(), make.handler()
    found = list(people_for(make.security_admin()))
    assert found.index(handler) < found.index(secretary) < found.index(idle)
    assert found[-1] == idle


def test_who_serves_at_the_same_place_is_offered_first():
    secretary, handler, near = make.secretary(), make.handler(), make.committee()
    offered = list(successors_for(secretary.posts.get()))
    assert offered[0] == near
    assert handler in offered[1:]
