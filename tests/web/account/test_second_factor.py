"""Whoever moves money or rights brings a second factor, and reaches no desk before."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

from liban.journal.models import Entry
from liban.people.roles import SECOND_FACTOR, Role
from tests import make
from tests.web.account.conftest import PASSWORD

ACTIVATE = "/account/2fa/totp/activate/"


@pytest.fixture(autouse=True)
def demanded(settings):
    settings.SECOND_FACTOR = True


def somebody(role):
    person = make.person(role, make.TOWN)
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(person):
    client = Client()
    answer = client.post("/account/login/", {"login": person.username, "password": PASSWORD})
    return client, answer


def code_of(secret):
    counter = next(iter(auth.yield_hotp_counters_from_time()))
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def set_up(client):
    page = client.get(ACTIVATE)
    secret = page.context["form"].secret
    return secret, client.post(ACTIVATE, {"code": code_of(secret)})


@pytest.mark.parametrize("role", SECOND_FACTOR)
def test_such_a_person_is_led_to_set_it_up_and_reaches_no_desk_before(role):
    client, _answer = sign_in(somebody(role))
    for path in ("/desk/", "/desk/people/", "/desk/journal/", "/desk/settings/"):
        answer = client.get(path)
        assert (answer.status_code, answer.url) == (302, ACTIVATE)
    secret, answer = set_up(client)
    assert answer.url == "/account/2fa/codes/"
    assert client.get("/desk/people/").status_code != 302


def test_a_secretary_is_not_asked():
    client, _answer = sign_in(somebody(Role.HANDLER))
    assert client.get("/desk/people/").status_code == 404


def test_nobody_is_asked_when_the_installation_does_not_demand_it(settings):
    settings.SECOND_FACTOR = False
    client, _answer = sign_in(somebody(Role.SYSTEM_ADMIN))
    assert client.get("/desk/people/").status_code == 200


def test_the_password_alone_does_not_let_in_and_a_wrong_code_neither():
    person = somebody(Role.APPROVER)
    first, _answer = sign_in(person)
    secret, _done = set_up(first)
    client, answer = sign_in(person)
    assert answer.url == "/account/2fa/authenticate/"
    assert client.get("/account/me/").status_code == 302
    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "验证码不对" in wrong.content.decode()
    assert Entry.objects.get(name="people.sign-in-failed").facts == {"person_id": person.pk}
    assert client.get("/account/me/").status_code == 302


def test_a_spare_code_lets_in_once():
    person = somebody(Role.APPROVER)
    first, _answer = sign_in(person)
    set_up(first)
    spare = first.get("/account/2fa/codes/").context["unused_codes"][0]
    for lets_in in (True, False):
        client, _answer = sign_in(person)
        client.post("/account/2fa/authenticate/", {"code": spare})
        assert (client.get("/account/me/").status_code == 200) is lets_in


def test_the_secret_is_encrypted_in_the_database():
    person = somebody(Role.APPROVER)
    client, _answer = sign_in(person)
    secret, _done = set_up(client)
    stored = Authenticator.objects.get(user=person, type="totp").data["secret"]
    assert secret not in stored


def test_who_must_bring_it_cannot_switch_it_off():
    person = somebody(Role.APPROVER)
    client, _answer = sign_in(person)
    set_up(client)
    page = client.post("/account/2fa/totp/deactivate/").content.decode()
    assert "不能关闭" in page
    assert Authenticator.objects.filter(user=person, type="totp").exists()


def test_an_old_session_must_prove_itself_before_it_changes_how_to_sign_in():
    person = somebody(Role.HANDLER)
    client, _answer = sign_in(person)
    session = client.session
    session["began"] -= 301
    session.save()
    answer = client.get(ACTIVATE)
    assert answer.url.startswith("/account/reauthenticate/")


@pytest.mark.django_db(transaction=True)
def test_setting_it_up_stands_in_the_journal():
    person = somebody(Role.APPROVER)
    client, _answer = sign_in(person)
    set_up(client)
    assert Entry.objects.filter(name="people.second-factor-added", actor=person).count() == 1
