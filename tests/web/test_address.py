"""client_address: a header is believed only from a proxy that we know."""

import pytest
from django.test import RequestFactory

from liban.web.address import client_address


def address(peer, forwarded="", proxies=()):
    request = RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    return client_address(request)


def test_the_header_is_ignored_when_no_proxy_is_known(settings):
    settings.TRUSTED_PROXIES = []
    assert address("203.0.113.9", "1.2.3.4") == "203.0.113.9"


def test_the_header_is_ignored_from_a_peer_that_is_no_proxy(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert address("203.0.113.9", "1.2.3.4") == "203.0.113.9"


@pytest.mark.parametrize(
    ("forwarded", "found"),
    [
        ("1.2.3.4", "1.2.3.4"),
        ("9.9.9.9, 1.2.3.4", "1.2.3.4"),
        ("9.9.9.9, 1.2.3.4, 10.1.1.1", "1.2.3.4"),
        ("1.2.3.4:51234", "1.2.3.4"),
        ("[2001:db8::7]:443", "2001:db8::7"),
        ("::ffff:1.2.3.4", "1.2.3.4"),
        ("nonsense", "10.0.0.1"),
        ("1.2.3.4, nonsense", "10.0.0.1"),
        ("", "10.0.0.1"),
        ("10.2.2.2, 10.3.3.3", "10.0.0.1"),
    ],
)
def test_behind_a_known_proxy_the_last_foreign_address_counts(settings, forwarded, found):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert address("10.0.0.1", forwarded) == found


def test_a_peer_without_an_address_is_unknown(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert address("", "1.2.3.4") == "0.0.0.0"
