import io
import os

import pytest
from django.core.management import call_command
from django.db import connection

from liban.web import health
from tests import make


@pytest.fixture
def own_keys(settings, tmp_path):
    settings.DATA = tmp_path
    settings.FILES = tmp_path / "files"
    settings.ANCHORS = tmp_path / "anchors.jsonl"


def test_the_process_lives_without_a_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def ready(client):
    response = client.get("/readyz")
    wrong = {name: said for name, said in response.json().items() if said != "ok"}
    return response.status_code, wrong


@pytest.mark.django_db
def test_is_ready_when_everything_is_there(client, own_keys):
    assert ready(client) == (200, {})
    assert client.get("/readyz")["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_names_keys_that_cannot_be_read_or_are_others(client, own_keys, settings, tmp_path):
    settings.KEYS = tmp_path / "gone.json"
    assert ready(client) == (503, {"keys": "does not answer"})
    settings.KEYS.write_text('{"journal": "00"}')
    assert ready(client) == (503, {"keys": "other keys than at the start"})


@pytest.mark.django_db
def test_names_a_backup_that_is_missing_or_old(client, own_keys, settings, tmp_path):
    settings.BACKUPS = str(tmp_path / "backups")
    assert ready(client) == (503, {"backup": "none yet"})
    manifest = tmp_path / "backups" / "liban-20260302-010000" / "manifest.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text("{}")
    assert ready(client) == (200, {})
    os.utime(manifest, (0, 0))
    status, wrong = ready(client)
    assert (status, wrong["backup"].endswith("hours old")) == (503, True)


@pytest.mark.django_db
def test_names_a_disk_that_is_nearly_full(client, own_keys, monkeypatch):
    monkeypatch.setattr(health, "LEAST_FREE", 1.1)
    assert ready(client) == (503, {"disk": "less than 10 % free"})


@pytest.mark.django_db
def test_names_migrations_that_have_not_run(client, own_keys):
    health._migrated.clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'liban'")
    status, wrong = ready(client)
    assert (status, set(wrong)) == (503, {"migrations"})


@pytest.mark.django_db(transaction=True)
def test_a_backup_made_now_makes_it_ready(client, own_keys, settings, tmp_path):
    settings.BACKUPS = str(tmp_path / "backups")
    make.demand()
    call_command("backup", stdout=io.StringIO())
    assert ready(client) == (200, {})


@pytest.mark.django_db
def test_tells_no_secret_and_no_path(client, own_keys, settings):
    said = client.get("/readyz").content.decode()
    for secret in (settings.SECRET_KEY, settings.JOURNAL_KEY, str(settings.DATA), "sqlite3"):
        assert secret not in said
