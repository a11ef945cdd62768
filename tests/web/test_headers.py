"""What every answer carries, whoever asks and whatever the answer (R22, R25, R26)."""

import os
import secrets
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from liban.web import device
from liban.web.account import device as account_device
from liban.web.headers import security_headers
from tests.contracts.access.table import MATRIX
from tests.contracts.access.world import snapshot, undone, world
from tests.web.pages import address, reader, writer

pytestmark = pytest.mark.django_db
__all__ = ["world"]

# What may be kept: photos that the public may read, and where the icon stands.
KEPT = {"portal:project_photo", "favicon"}


def directives(response: Any) -> dict[str, str]:
    policy = response.headers["Content-Security-Policy"]
    return dict(part.strip().partition(" ")[::2] for part in policy.split(";"))


def check(response: Any, how: str) -> None:
    policy = directives(response)
    assert policy["default-src"] == "'none'", how
    if response.headers["Content-Type"] == "image/jpeg":
        # Should a picture ever be taken for a page, it may do nothing at all.
        assert "sandbox" in policy, how
    else:
        own = {policy[name] for name in ("script-src", "style-src", "form-action")}
        assert own == {"'self'"}, how
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'", how
    text = " ".join(policy.values())
    assert "unsafe" not in text, how
    assert "*" not in text, how
    assert "http" not in text, how
    headers = response.headers
    assert headers["X-Content-Type-Options"] == "nosniff", how
    assert headers["X-Frame-Options"] == "DENY", how
    assert headers["Referrer-Policy"] == "same-origin", how
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", how
    for cookie in response.cookies.values():
        if cookie["max-age"] == 0:
            continue  # taken away
        assert cookie["httponly"], f"{how}: {cookie.key}"
        assert cookie["samesite"] == "Lax", f"{how}: {cookie.key}"
        assert not cookie["domain"], f"{how}: {cookie.key}"


@pytest.mark.parametrize("key", MATRIX)
def test_every_answer_is_guarded(world, key):
    for name in (reader(MATRIX[key]), "anonymous"):
        url = address(world, key, name)
        client = world.client(name)
        for method in ("get", "post", "delete"):
            how = f"{method} {url} by {name}"
            with undone():
                response = getattr(client, method)(url)
            check(response, how)
            if key not in KEPT:
                kept = response.headers["Cache-Control"]
                assert "no-store" in kept, f"{how}: {kept}"


@pytest.mark.parametrize("url", ["/nowhere/", "/desk/nowhere/", "/en/nowhere/", "/t/%00/"])
def test_pages_for_what_is_not_there_are_guarded_too(world, url):
    response = Client().get(url)
    assert response.status_code == 404
    check(response, url)
    assert "no-store" in response.headers["Cache-Control"]


def test_a_photo_that_all_may_read_is_kept_by_the_reader_only_as_long_as_the_town_says(world):
    url = address(world, "portal:project_photo", "anonymous")
    kept = Client().get(url).headers["Cache-Control"]
    assert "max-age" in kept
    assert "immutable" not in kept


def test_a_photo_is_sent_as_a_picture_and_nothing_else(world):
    for key, name in (("portal:project_photo", "anonymous"), ("desk:demand_photo", "secretary")):
        response = world.client(name).get(address(world, key, name))
        assert response.headers["Content-Type"] == "image/jpeg"


WRITING = [key for key, row in MATRIX.items() if row.send]


@pytest.mark.parametrize("key", WRITING)
def test_a_form_from_another_site_is_refused(world, key):
    """Without the token nothing is done, whoever's browser it is that was led to send it."""
    row = MATRIX[key]
    name = writer(row)
    url, before = address(world, key, name), snapshot()
    assert row.send
    with undone():
        client = world.client(name, enforce_csrf_checks=True)
        data = {"once": secrets.token_urlsafe(18), **row.send(world.home)}
        response = client.post(url, data)
        assert response.status_code == 403
        assert snapshot() == before


@pytest.mark.parametrize("key", WRITING)
def test_a_form_without_its_key_is_refused(world, key):
    row = MATRIX[key]
    name = writer(row)
    url, before = address(world, key, name), snapshot()
    assert row.send
    with undone():
        response = world.client(name).post(url, row.send(world.home))
        assert response.status_code == 400
        assert snapshot() == before


def test_cookies_are_marked_secure_behind_tls(world):
    names = {"SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True, "BEHIND_TLS": True}
    with override_settings(**names, LANGUAGE_COOKIE_SECURE=True):
        client = Client()
        urls = ("account_login", "portal:report", "portal:text_size")
        cookies = {}
        for name in urls:
            args = ["big"] if name.endswith("size") else []
            cookies.update(client.get(reverse(name, args=args), secure=True).cookies)
        assert {"device", "size", settings.CSRF_COOKIE_NAME} <= set(cookies)
        assert [key for key, cookie in cookies.items() if not cookie["secure"]] == []


def test_behind_tls_the_names_bind_the_cookies_to_this_host():
    """Read from the settings as a new process would read them."""
    code = (
        "from liban import settings as s;"
        "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SECURE_HSTS_SECONDS,"
        " s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "LIBAN_TLS": "1", "PYTHONPATH": "src", "LIBAN_DATA": str(settings.DATA)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == ["__Host-liban", "__Host-csrf", "31536000", "True", "True"]


def test_the_check_sees_a_page_that_is_not_guarded():
    naked = security_headers(lambda request: HttpResponse("x"))(RequestFactory().get("/"))
    with pytest.raises(KeyError):
        check(naked, "without the rest")
    naked.headers["Content-Security-Policy"] = "default-src 'self' 'unsafe-inline'"
    with pytest.raises(AssertionError):
        check(naked, "with another policy")


def test_the_phone_and_the_account_have_cookies_of_their_own():
    """One must not overwrite the other: then a phone would be a new one after each sign-in."""
    assert device.COOKIE != account_device.COOKIE
