"""The page of a one-time link."""

import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from liban.people.models import Person, Purpose
from liban.people.steps import give_ticket
from tests import make
from tests.web.account.conftest import PASSWORD


def link_for(person, life=timedelta(minutes=30)):
    token = give_ticket(person, Purpose.INVITE, life=life, now=timezone.now())
    return f"/account/link/{token}/"


def form(number=1, **more):
    once = f"0123456789abcdef{number}"
    return {"once": once, "password": PASSWORD, "again": PASSWORD, **more}


def test_looking_at_a_link_does_not_use_it_up(client):
    link = link_for(make.secretary())
    for _look in range(3):
        assert client.get(link).status_code == 200


def test_choosing_a_password_leads_to_the_door_and_opens_it(client):
    person = make.secretary()
    link = link_for(person)
    answer = client.post(link, form())
    assert answer.url == "/account/login/?ready=1"
    assert "密码设好了" in client.get(answer.url).content.decode()
    entered = client.post("/account/login/", {"login": person.username, "password": PASSWORD})
    assert entered.url == "/desk/"
    assert client.post(link, form(2)).status_code == 404


def test_sent_twice_it_gets_the_same_answer(client):
    link = link_for(make.secretary())
    assert client.post(link, form()).url == client.post(link, form()).url


def test_a_mistake_is_said_and_the_link_stays(client):
    person = make.secretary()
    link = link_for(person)
    for number, wrong in enumerate(({"again": "x"}, {"password": "short", "again": "short"})):
        answer = client.post(link, form(number, **wrong))
        assert answer.status_code == 422
    assert not Person.objects.get(pk=person.pk).has_usable_password()
    assert client.post(link, form(9)).status_code == 302


@pytest.mark.parametrize("link", ["/account/link/x/", "/account/link/" + "a" * 300 + "/"])
def test_a_link_that_never_was_says_so(client, link):
    for answer in (client.get(link), client.post(link, form())):
        assert answer.status_code == 404
        assert "链接打不开了" in answer.content.decode()


def test_an_expired_link_says_the_same(client):
    link = link_for(make.secretary(), life=timedelta(seconds=-1))
    assert client.get(link).status_code == 404


def test_the_first_link_of_a_new_installation_makes_its_first_administrator(client, capsys):
    call_command("first_link")
    link = re.search(r"/account/link/\S+", capsys.readouterr().out)[0]
    page = client.get(link).content.decode()
    assert "建立第一个管理员" in page
    assert client.post(link, form()).status_code == 422
    first = form(2, name="陈一", username="chenyi", district="顺德区", town="陈村镇")
    assert client.post(link, first).status_code == 302
    assert Person.objects.get().home.name == "陈村镇"
    with pytest.raises(CommandError):
        call_command("first_link")


def test_a_link_made_on_the_server_is_for_one_account(client, capsys):
    person = make.secretary()
    call_command("link", person.username)
    link = re.search(r"/account/link/\S+", capsys.readouterr().out)[0]
    assert person.username in client.get(link).content.decode()
    with pytest.raises(CommandError):
        call_command("link", "nobody")
