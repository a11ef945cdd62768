"""Seven ways to tamper with the journal, each at a hundred random places: all are caught.

Whoever tampers here owns the database: the triggers are dropped. Only the key and the anchors
lie outside. The controls show that without the key or without the anchors some would pass.
"""

import hashlib
import random
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest
from django.db import connection, transaction
from django.db.models import F

from liban.journal.events import EVENTS, Event
from liban.journal.models import Entry, Head
from liban.journal.queries import faults, has, heads, history
from liban.journal.rules import link
from liban.journal.steps import record
from liban.kit.append_only import guard, unguard
from liban.management.anchors import anchors, drop_anchor, lost

ENTRIES, TIMES = 60, 100
START = datetime(2026, 3, 8, 1, 30, 0, 123456, tzinfo=UTC)
CHAIN = "sd/cc/"
WRONG_KEY = "00" * 32


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    name: ClassVar[str] = "lamps.lamp-lit"
    says: ClassVar[str] = "灯亮了"
    lamp_id: int
    fen: int


EVENTS.pop(LampLit.name)


@dataclass(frozen=True)
class Lamp:
    pk: int
    path: str = "sd/cc/a1/tanzhou/"

    def scope(self):
        return self.path


@pytest.fixture
def chain(db, settings, tmp_path):
    """Sixty entries, their anchor outside, and no guard in the way."""
    settings.ANCHORS = tmp_path / "anchors.jsonl"
    for number in range(ENTRIES):
        event = LampLit(lamp_id=number, fen=number * 100)
        record(event, about=Lamp(number % 7), actor=None, now=START + timedelta(hours=number))
    drop_anchor("test", START)
    unguard(connection)
    yield
    guard(connection)


@contextmanager
def undone():
    """What happens inside is looked at and then taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def entry(number):
    return Entry.objects.filter(chain=CHAIN, number=number)


def edit(number, chance):
    """Change one field of an entry."""
    field, value = chance.choice(
        [
            ("name", "lamps.other"),
            ("scope", "sd/cc/a1/shizhou/"),
            ("subject", "lamp:999"),
            ("facts", {"lamp_id": 1, "fen": 9_999_999}),
            ("at", START - timedelta(days=1)),
            ("mac", "0" * 64),
        ]
    )
    entry(number).update(**{field: value})
    return number


def delete(number, chance):
    """Take one entry out."""
    entry(number).delete()
    return number


def insert(number, chance):
    """Slip one in: those after it move up by one."""
    for each in range(ENTRIES, number - 1, -1):
        entry(each).update(number=F("number") + 1)
    old = entry(number + 1).get()
    old.pk, old.number, old.facts = None, number, {"lamp_id": 0, "fen": 5_000_000}
    old.save()
    return number


def swap(number, chance):
    """Exchange the contents of two entries."""
    other = chance.choice([n for n in range(1, ENTRIES + 1) if n != number])
    first, second = entry(number).get(), entry(other).get()
    names = ("at", "subject", "facts", "mac")
    for old, new in ((first, second), (second, first)):
        entry(old.number).update(**{name: getattr(new, name) for name in names})
    return min(number, other)


def recompute(number, chance):
    """Change an entry and make all macs after it anew, with the only key one has."""
    entry(number).update(facts={"lamp_id": 0, "fen": 1})
    mac = entry(number - 1).get().mac if number > 1 else ""
    fields = ("chain", "number", "at", "actor_id", "name", "scope", "subject", "facts")
    for each in range(number, ENTRIES + 1):
        mac = link(WRONG_KEY, mac, **entry(each).values(*fields).get())
        entry(each).update(mac=mac)
    Head.objects.filter(chain=CHAIN).update(mac=mac)
    return number


def truncate(number, chance):
    """Cut the end off, and move the head back so that the chain itself still holds."""
    Entry.objects.filter(chain=CHAIN, number__gte=number).delete()
    mac = entry(number - 1).get().mac if number > 1 else ""
    Head.objects.filter(chain=CHAIN).update(number=number - 1, mac=mac)
    return ENTRIES


def wipe(number, chance):
    """Empty everything, and begin a new story of ``number`` entries, well chained."""
    Entry.objects.all().delete()
    Head.objects.all().delete()
    for each in range(number):
        record(LampLit(lamp_id=each, fen=1), about=Lamp(each), actor=None, now=START)
    return ENTRIES


ATTACKS = [edit, delete, insert, swap, recompute, truncate, wipe]
INSIDE, OUTSIDE = ATTACKS[:5], ATTACKS[5:]


def first_fault():
    found = [*faults(), *lost()]
    return (found[0].chain, found[0].number) if found else None


@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_each_attack_is_caught_a_hundred_times_and_the_entry_named(chain, attack):
    chance = random.Random(attack.__name__)
    for _ in range(TIMES):
        number = chance.randint(1, ENTRIES)
        with undone():
            named = attack(number, chance)
            assert first_fault() == (CHAIN, named), number
    assert first_fault() is None


@pytest.mark.parametrize("attack", OUTSIDE, ids=lambda attack: attack.__name__)
def test_without_the_anchors_the_chain_alone_would_not_see_it(chain, attack):
    with undone():
        attack(20, random.Random(1))
        assert list(faults()) == []


def test_with_a_chain_that_needs_no_key_recomputing_would_not_be_seen(chain, settings):
    settings.JOURNAL_KEY = WRONG_KEY
    with undone():
        recompute(1, random.Random(1))
        assert list(faults()) == []
        assert [fault.number for fault in lost()] == [ENTRIES]


def test_an_entry_whose_row_cannot_be_read_is_a_changed_entry(chain):
    if connection.vendor == "sqlite":
        with undone(), connection.cursor() as cursor:
            cursor.execute("UPDATE liban_entry SET at = 'yesterday' WHERE number = 17")
            assert first_fault() == (CHAIN, 17)
        with undone(), connection.cursor() as cursor:
            cursor.execute("UPDATE liban_entry SET at = '2026-99-99 00:00' WHERE number = 18")
            assert first_fault() == (CHAIN, 18)


def test_entries_that_were_put_in_another_order_are_seen(chain):
    with undone():
        one, two = entry(8).get().pk, entry(9).get().pk
        entry(8).update(id=10_000_000)
        entry(9).update(id=one)
        entry(8).update(id=two)
        assert first_fault() == (CHAIN, 9)


def test_a_head_that_is_gone_or_set_back_is_seen(chain):
    with undone():
        Head.objects.all().delete()
        assert first_fault() == (CHAIN, ENTRIES + 1)
    with undone():
        Head.objects.update(number=3, mac=entry(3).get().mac)
        assert first_fault() == (CHAIN, ENTRIES + 1)


def test_one_more_entry_at_the_end_without_the_key_is_seen(chain):
    with undone():
        last = entry(ENTRIES).get()
        last.pk, last.number = None, ENTRIES + 1
        last.save()
        Head.objects.update(number=ENTRIES + 1)
        assert first_fault() == (CHAIN, ENTRIES + 1)


def test_each_town_has_a_chain_of_its_own(chain):
    record(LampLit(lamp_id=1, fen=1), about=Lamp(1, "sd/bj/a1/x/"), actor=None, now=START)
    assert [(chain, number) for chain, number, _mac in heads()] == [("sd/bj/", 1), (CHAIN, ENTRIES)]
    assert first_fault() is None
    with undone():
        entry(5).update(name="x")
        assert [(fault.chain, fault.number) for fault in faults()] == [(CHAIN, 5)]


def test_an_anchor_is_found_again_only_unchanged(chain):
    chain_name, number, mac = heads()[0]
    assert has(chain_name, number, mac)
    assert not has(chain_name, number, "0" * 64)
    assert has(chain_name, 0, "")


def test_every_anchor_counts_and_not_only_the_last(chain, settings):
    drop_anchor("test", START, [(CHAIN, 12, entry(12).get().mac)])
    drop_anchor("test", START, [(CHAIN, 12, hashlib.sha256(b"other").hexdigest())])
    assert [fault.number for fault in lost()] == [12]


def test_a_line_that_the_power_cut_tore_is_told_and_the_next_one_stands_alone(chain, settings):
    with settings.ANCHORS.open("ab") as file:
        file.write(b'{"at": "2026-03')
    drop_anchor("test", START)
    found, unread = anchors()
    assert ({anchor.number for anchor in found}, unread) == ({ENTRIES}, [2])
    assert list(lost()) == []


def test_history_tells_of_the_subject_alone_in_order(chain):
    told = list(history("lamp:3"))
    assert [entry.facts["lamp_id"] for entry in told] == list(range(3, ENTRIES, 7))
