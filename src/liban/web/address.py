"""Where a request comes from. A header is believed only from a proxy that we know."""

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104  # not an address to bind to: "no address known"


def client_address(request: HttpRequest) -> str:
    """The address of the client, without port.

    X-Forwarded-For counts only when the peer is one of TRUSTED_PROXIES, and of it only the
    last address that is not itself a proxy: what stands before it, anyone may have written.
    """
    peer = _plain(request.META.get("REMOTE_ADDR", ""))
    proxies = _networks(tuple(settings.TRUSTED_PROXIES))
    if not peer or not _within(peer, proxies):
        return peer or UNKNOWN
    for hop in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        address = _plain(hop)
        if not address:
            break
        if not _within(address, proxies):
            return address
    return peer


@lru_cache
def _networks(proxies: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(proxy, strict=False) for proxy in proxies)


def _within(address: str, networks: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    return any(ip_address(address) in network for network in networks)


def _plain(text: str) -> str:
    """An address as it is compared: no port, no brackets; "" when it is none."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)
