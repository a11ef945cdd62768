"""Somebody was shown another channel: only that it happened is kept."""

import pytest

from liban.demands.actions import count_signpost
from liban.demands.models import Signpost
from liban.journal.models import Entry
from tests import make

pytestmark = pytest.mark.django_db


def test_counts_by_day_and_kind():
    make.place(make.TOWN)
    for now in (make.NOW, make.NOW, make.later(1)):
        count_signpost(kind="cadre", now=now)
    count_signpost(kind="emergency", now=make.NOW)
    rows = Signpost.objects.order_by("kind", "on").values_list("kind", "times")
    assert list(rows) == [("cadre", 2), ("cadre", 1), ("emergency", 1)]
    assert Entry.objects.count() == 0


def test_without_a_town_nothing_is_counted():
    count_signpost(kind="cadre", now=make.NOW)
    assert Signpost.objects.count() == 0
