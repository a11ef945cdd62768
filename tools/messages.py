"""Gather every sentence of the interface into the English catalogue, and compile it.

.venv/bin/python -m tools.messages           gather new sentences, then compile
.venv/bin/python -m tools.messages missing   print what has no English yet
"""

import os
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/liban"
CATALOGUE = PACKAGE / "locale/en/LC_MESSAGES/django.po"


def gather() -> None:
    """Run xgettext over code and templates; translated sentences stay, gone ones go."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "liban.settings"}
    command = [sys.executable, str(ROOT / "manage.py"), "makemessages", "--locale=en"]
    command += ["--no-location", "--no-obsolete", "--verbosity=0"]
    subprocess.run(command, cwd=PACKAGE, env=environment, check=True)
    catalogue = polib.pofile(str(CATALOGUE))
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for entry in catalogue:
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
            entry.msgstr = ""
            entry.previous_msgid = None
    catalogue.save()


def compile_catalogue() -> None:
    polib.pofile(str(CATALOGUE)).save_as_mofile(str(CATALOGUE.with_suffix(".mo")))


def missing() -> list[str]:
    """The sentences that have no English."""
    return [entry.msgid for entry in polib.pofile(str(CATALOGUE)).untranslated_entries()]


def main() -> None:
    if sys.argv[1:] != ["missing"]:
        gather()
        compile_catalogue()
    for sentence in missing():
        print(sentence)


if __name__ == "__main__":
    main()
