import io
import os
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from liban.journal.models import Once
from liban.management.commands.tidy import nightly
from liban.media.models import Photo
from liban.media.queries import path_of
from liban.media.steps import store_photo
from liban.policy import BY_COMMAND
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES = tmp_path / "files"


def tidy():
    out = io.StringIO()
    call_command("tidy", stdout=out)
    return out.getvalue()


def aged(path, days):
    moment = timezone.now().timestamp() - days * 86_400
    os.utime(path, (moment, moment))


def stored(colour):
    return store_photo(make.photo_file(colour), by=None, now=make.NOW)


def test_form_keys_go_after_three_days():
    now = timezone.now()
    for hours in (71, 73):
        Once.objects.create(
            who="", key=f"k{hours}", fingerprint="", answer="/", at=now - timedelta(hours=hours)
        )
    tidy()
    assert [row.key for row in Once.objects.all()] == ["k71"]


def test_every_nightly_use_case_of_the_policy_is_run():
    wanted = {name for name in BY_COMMAND if name.split(".")[1].startswith(("tidy_", "erase_"))}
    assert set(nightly()) <= wanted
    said = tidy()
    assert all(name in said for name in nightly())


def test_a_file_goes_only_when_nothing_refers_to_it_and_thirty_days_passed():
    kept, young, old = stored("red"), stored("green"), stored("blue")
    for photo, days in ((kept, 31), (young, 29), (old, 31)):
        for size in ("large", "thumb"):
            aged(path_of(photo.digest, size), days)
    Photo.objects.exclude(pk=kept.pk).delete()
    assert "orphans: 2" in tidy()
    here = {photo: path_of(photo.digest, "large").exists() for photo in (kept, young, old)}
    assert here == {kept: True, young: True, old: False}
    assert not path_of(old.digest, "thumb").exists()


def test_a_file_that_somebody_stores_again_is_young_again():
    photo = stored("red")
    path = path_of(photo.digest, "large")
    aged(path, 31)
    Photo.objects.all().delete()
    stored("red")
    Photo.objects.all().delete()
    tidy()
    assert path.exists()


def test_what_was_broken_off_goes_after_a_day(settings):
    folder = settings.FILES / "ab"
    folder.mkdir(parents=True)
    for name, days in ((".new-young", 0), (".new-old", 2)):
        (folder / name).write_bytes(b"half")
        aged(folder / name, days)
    tidy()
    assert [path.name for path in folder.iterdir()] == [".new-young"]


def test_running_it_twice_does_no_more():
    tidy()
    assert "orphans: 0" in tidy()
