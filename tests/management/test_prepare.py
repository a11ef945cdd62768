"""prepare brings a data folder up to this version, and refuses what it would spoil."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from liban.management.commands import prepare
from liban.people.models import Person
from liban.people.roles import Role
from tests import make


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.IS_DEMO = False
    return tmp_path


@pytest.mark.django_db
def test_tables_of_a_newer_version_are_refused(folder):
    recorder = MigrationRecorder(connection)
    recorder.record_applied("liban", "9999_from_the_future")
    with pytest.raises(CommandError, match="更新版本"):
        call_command("prepare", "--no-demo")
    assert not (folder / "static").exists()


@pytest.mark.django_db
def test_the_folder_of_a_demo_is_not_taken_for_real_work(folder):
    (folder / "demo-accounts.json").write_text("[]")
    with pytest.raises(CommandError, match="演示镇"):
        call_command("prepare", "--no-demo")
    assert not (folder / "static").exists()


@pytest.mark.django_db
def test_a_folder_of_real_work_is_not_made_a_demo(folder, settings):
    settings.IS_DEMO = True
    secretary = make.person(Role.SECRETARY)
    with pytest.raises(CommandError, match="--no-demo"):
        call_command("prepare")
    assert list(Person.objects.all()) == [secretary]


def test_static_files_are_collected_once(folder, settings):
    packed = {"BACKEND": "liban.web.assets.PackedStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": packed}
    prepare.collect_static()
    manifest = folder / "static" / "staticfiles.json"
    first = manifest.stat().st_mtime_ns
    prepare.collect_static()
    assert manifest.stat().st_mtime_ns == first
    (folder / "static.stamp").unlink()
    prepare.collect_static()
    assert manifest.stat().st_mtime_ns > first
