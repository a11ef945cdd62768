"""The drill: back up while people write, restore elsewhere, and everything is the same."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from django.conf import settings
from django.db import connection

from liban.management.manifest import hash_of, postgres_hashes, read_manifest, sqlite_hashes

pytestmark = pytest.mark.slow
ROOT = settings.ROOT
NAMES = ("liban_drill_here", "liban_drill_there")


class Installation:
    """One data folder with its own database, run by commands as an operator does."""

    def __init__(self, folder, name):
        self.folder, self.name = folder, name
        self.env = os.environ | {
            "LIBAN_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "liban.settings",
        }
        self.env |= {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        self.env.pop("LIBAN_KEYS", None)
        if connection.vendor == "postgresql":
            here = connection.settings_dict
            user = here["USER"] + (f":{here['PASSWORD']}" if here["PASSWORD"] else "")
            port = here["PORT"] or 5432
            self.env["DATABASE_URL"] = f"postgres://{user}@{here['HOST']}:{port}/{name}"
        else:
            self.env.pop("DATABASE_URL", None)

    def start(self, *words):
        return subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=self.env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *words):
        """Exit code, and everything that was said."""
        process = self.start("manage.py", *words)
        out, err = process.communicate(timeout=120)
        return process.returncode, out + err

    @property
    def database(self):
        return self.folder / "liban.sqlite3"

    def hashes(self):
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self.database)) as own:
                return sqlite_hashes(own)
        other = connection.copy()
        other.settings_dict = {**connection.settings_dict, "NAME": self.name}
        with closing(other), other.cursor() as cursor:
            cursor.execute("BEGIN")
            return postgres_hashes(cursor)


@pytest.fixture
def two_places(tmp_path, transactional_db):
    """An installation at work here, and an empty place there."""
    places = [Installation(tmp_path / name, name) for name in NAMES]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in NAMES:
                cursor.execute(f"DROP DATABASE IF EXISTS {name}")
                cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    here, there = places
    here.folder.mkdir()
    assert here.run("migrate", "-v0") == (0, "")
    yield here, there
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for name in NAMES:
                cursor.execute(f"DROP DATABASE IF EXISTS {name}")


def back_up_under_writes(here, target):
    """A backup made in the middle of the work; how much had been acknowledged in the end."""
    stop = here.folder / "stop"
    writer = here.start("-m", "tests.ops.writer", str(stop))
    time.sleep(3)
    code, said = here.run("backup", "--to", str(target))
    still_writing = writer.poll() is None
    stop.touch()
    out, err = writer.communicate(timeout=60)
    assert (code, err, still_writing) == (0, "", True), said
    return int(out)


def test_what_is_restored_elsewhere_is_the_same_to_the_row_and_the_file(two_places, tmp_path):
    here, there = two_places
    acknowledged = back_up_under_writes(here, tmp_path / "backups")
    (backup,) = (tmp_path / "backups").glob("liban-*")
    manifest = read_manifest(backup)
    assert 0 < manifest.tables["liban_demand"][0] < acknowledged

    keys = str(here.folder / "keys.json")
    code, said = there.run("restore", str(backup), "--keys", keys)
    assert code == 0, said
    assert there.hashes() == manifest.tables
    pictures = {name for name in manifest.files if name.startswith("files/")}
    assert pictures
    assert {name: hash_of(there.folder / name) for name in pictures} == {
        name: manifest.files[name] for name in pictures
    }
    assert said.count("✓") == 6, said
    assert "✗" not in said
    # It lives: the same check by hand, and the old place refuses to be written over.
    assert there.run("verify")[0] == 0
    assert here.run("verify")[0] == 0
    code, said = here.run("restore", str(backup), "--keys", keys)
    assert code == 1
    assert "换一个 --data 文件夹" in said


def test_without_its_keys_or_damaged_nothing_is_restored(two_places, tmp_path):
    here, there = two_places
    assert here.run("backup", str(tmp_path / "backups"))[0] == 0
    (backup,) = (tmp_path / "backups").glob("liban-*")
    code, said = there.run("restore", str(backup))
    assert (code, "--keys" in said) == (1, True)
    database = next(backup.glob("database.*"))
    with database.open("r+b") as file:
        file.seek(5000)
        file.write(b"liban")
    code, said = there.run("restore", str(backup), "--keys", str(here.folder / "keys.json"))
    assert (code, f"{database.name} 缺失或损坏" in said) == (1, True)
    (backup / "manifest.json").unlink()
    code, said = there.run("restore", str(backup))
    assert (code, "不是立办的完整备份" in said) == (1, True)
    assert not (there.folder / "liban.sqlite3").exists()
    assert said.count("\n") == 1


def test_keys_go_into_a_backup_only_when_asked_for(two_places, tmp_path):
    here, there = two_places
    assert here.run("backup", str(tmp_path / "without"))[0] == 0
    assert here.run("backup", "--to", str(tmp_path / "with"), "--with-keys")[0] == 0
    (without,), (backup,) = (tmp_path / "without").glob("l*"), (tmp_path / "with").glob("l*")
    assert not (without / "keys.json").exists()
    secrets = json.loads((here.folder / "keys.json").read_text())
    said = (without / "manifest.json").read_text()
    assert not any(secret in said for secret in (secrets["journal"], secrets["django"]))
    assert there.run("restore", str(backup))[0] == 0
    assert hash_of(there.folder / "keys.json") == hash_of(here.folder / "keys.json")


def test_a_plain_copy_of_the_file_is_no_backup(tmp_path):
    """The control: what was acknowledged a moment ago is not in the main file yet."""
    path = tmp_path / "live.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as live:
        live.execute("PRAGMA journal_mode = WAL")
        live.execute("CREATE TABLE demand (words text)")
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        live.executemany("INSERT INTO demand VALUES (?)", [("灯坏了",)] * 10)
        shutil.copyfile(path, tmp_path / "copy.sqlite3")
        with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
            assert copy.execute("SELECT count(*) FROM demand").fetchone() == (0,)
        with closing(sqlite3.connect(tmp_path / "backup.sqlite3")) as backup:
            live.backup(backup)
            assert backup.execute("SELECT count(*) FROM demand").fetchone() == (10,)
