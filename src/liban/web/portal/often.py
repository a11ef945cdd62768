"""How often residents may do what: numbers of the town, counted for a phone and an address."""

from django.http import HttpRequest

from liban.places.queries import Settings, settings_at, the_town
from liban.web import limits
from liban.web.address import client_address
from liban.web.device import device_of

# Somebody who reads a code wrong needs few tries; somebody who guesses needs millions.
MISSES = 20


def device_too_often(request: HttpRequest, rows: Settings) -> bool:
    """Has this phone reported as often as the town lets it? One without our number has."""
    device = device_of(request)
    most = rows.number("demand.reports_a_device")
    return not device or limits.count_of("report-device", device) >= most


def address_too_often(request: HttpRequest, rows: Settings) -> bool:
    """The same for the network address, which many neighbours may share."""
    most = rows.number("demand.reports_an_address")
    return limits.count_of("report", client_address(request)) >= most


def count_report(request: HttpRequest) -> None:
    limits.add("report", client_address(request))
    limits.add("report-device", device_of(request))


def drafts_too_often(request: HttpRequest) -> bool:
    """Count a new draft, and say whether the address has begun too many."""
    town, address = the_town(), client_address(request)
    if town is None:
        return False
    limits.add("draft", address)
    most = settings_at(town).number("demand.reports_an_address")
    return limits.count_of("draft", address) > most


def missed_too_often(request: HttpRequest) -> bool:
    """Has this address asked for too many codes that do not exist?"""
    return limits.count_of("miss", client_address(request)) >= MISSES


def count_miss(request: HttpRequest) -> None:
    limits.add_after(request, "miss", client_address(request))
