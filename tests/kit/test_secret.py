import json
import os
import stat

import pytest
from cryptography.fernet import Fernet
from django.db import connection

from liban.kit.secret import lock, make_keys, unlock
from liban.people.models import Person
from tests import make

PHONE = "13812345678"


def test_what_is_locked_can_be_unlocked_and_does_not_show():
    stored = lock(PHONE)
    assert PHONE not in stored
    assert unlock(stored) == PHONE


def test_the_same_words_are_never_stored_alike():
    assert lock(PHONE) != lock(PHONE)


def test_nothing_stays_nothing():
    assert lock("") == ""
    assert unlock("") == ""


def test_a_new_key_in_front_still_reads_what_the_old_one_wrote(settings):
    stored = lock(PHONE)
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_KEYS]
    assert unlock(stored) == PHONE


def test_with_a_wrong_key_a_sentence_stands_in_place_of_the_words(settings):
    stored = lock(PHONE)
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    assert unlock(stored) == "（无法解开：密钥不对）"


@pytest.mark.django_db
def test_the_database_holds_no_phone():
    someone = make.person(None, phone=PHONE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM liban_person WHERE id = %s", [someone.pk])
        stored = cursor.fetchone()[0]
    assert PHONE not in stored
    assert Person.objects.get(pk=someone.pk).phone == PHONE


def test_keys_are_made_once_and_only_the_owner_reads_them(tmp_path):
    path = tmp_path / "new" / "keys.json"
    make_keys(path)
    first = path.read_text()
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert set(json.loads(first)) == {"django", "journal", "fields"}
    make_keys(path)
    assert path.read_text() == first
