"""Sessions end: by time, by leaving, with a post, an account or a password (R13, R21)."""

import pytest
from django.contrib.auth.base_user import AbstractBaseUser
from django.test import Client

from liban.people.actions import clear_second_factor, switch_account
from liban.people.models import Person
from liban.projects.actions import end_post
from tests import make
from tests.web.account.conftest import PASSWORD

ONCE = "0123456789abcdef"


def signed_in(person):
    client = Client()
    client.post("/account/login/", {"login": person.username, "password": PASSWORD})
    assert inside(client)
    return client


def inside(client):
    return client.get("/account/me/").status_code == 200


@pytest.mark.parametrize("act", ["disable", "end", "factor", "password"])
def test_rights_taken_away_end_open_sessions_at_the_next_request(known, act):
    client, now = signed_in(known), make.NOW
    admin = make.security_admin()
    if act == "disable":
        switch_account(actor=admin, person_id=known.pk, on=False, now=now)
    elif act == "end":
        end_post(actor=admin, post_id=known.posts.get().pk, now=now)
    elif act == "factor":
        clear_second_factor(actor=admin, person_id=known.pk, now=now)
    else:
        person = Person.objects.get(pk=known.pk)
        person.set_password("Another-2026-x")
        person.save()
    assert not inside(client)


def test_without_the_generation_in_its_hash_a_session_would_live_on(known, monkeypatch):
    """The control: with the guard taken out, the test above must fail."""
    monkeypatch.setattr(Person, "get_session_auth_hash", AbstractBaseUser.get_session_auth_hash)
    client = signed_in(known)
    end_post(actor=make.security_admin(), post_id=known.posts.get().pk, now=make.NOW)
    assert inside(client)


def test_a_session_stays_when_nothing_is_taken_away(known):
    client = signed_in(known)
    assert inside(client)


def test_leaving_ends_the_sessions_on_all_devices(known):
    phone, desk = signed_in(known), signed_in(known)
    answer = phone.post("/account/logout/", {"once": ONCE})
    assert answer.status_code == 302
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert not inside(phone)
    assert not inside(desk)


def test_looking_at_the_page_for_leaving_does_not_leave(known):
    client = signed_in(known)
    assert client.get("/account/logout/").status_code == 200
    assert inside(client)


def test_changing_the_password_keeps_this_device_and_ends_the_others(known):
    here, there = signed_in(known), signed_in(known)
    new = "Xinmima-2026-ok"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    answer = here.post("/account/password/change/", form)
    assert (answer.status_code, answer.url) == (302, "/account/me/")
    assert inside(here)
    assert not inside(there)
    assert Person.objects.get(pk=known.pk).check_password(new)


def test_changing_the_password_asks_for_the_old_one(known):
    client = signed_in(known)
    form = {"oldpassword": "wrong", "password1": "Xinmima-2026-ok", "password2": "Xinmima-2026-ok"}
    assert "现在的密码不对" in client.post("/account/password/change/", form).content.decode()
    assert Person.objects.get(pk=known.pk).check_password(PASSWORD)


@pytest.mark.parametrize(("setting", "seconds"), [("IDLE", 1800), ("LONGEST", 43200)])
def test_a_session_ends_by_itself(known, settings, setting, seconds):
    client = signed_in(known)
    session = client.session
    key = "seen" if setting == "IDLE" else "began"
    assert getattr(settings, f"SESSION_{setting}_SECONDS") == seconds
    session[key] -= seconds - 60
    session.save()
    assert inside(client)
    session = client.session
    session[key] -= 61 if setting == "LONGEST" else seconds + 1
    session.save()
    assert not inside(client)
