"""Every sentence of the interface has its English, with the same place-holders."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.contracts.house import ROOT

PACKAGE = ROOT / "src/liban"
CATALOGUE = PACKAGE / "locale/en/LC_MESSAGES/django.po"
HOLDERS = re.compile(r"%\((\w+)\)[sd]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# English that rightly names a Chinese thing in Chinese letters.
NAMES = {"中文", "立办"}


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


def test_every_sentence_is_translated(catalogue):
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue if entry.fuzzy] == []


def test_place_holders_are_the_same(catalogue):
    wrong = [
        entry.msgid
        for entry in catalogue
        if set(HOLDERS.findall(entry.msgid))
        != set(HOLDERS.findall(entry.msgstr or "".join(entry.msgstr_plural.values())))
    ]
    assert wrong == []


def test_english_holds_no_chinese(catalogue):
    wrong = [
        entry.msgstr
        for entry in catalogue
        if CHINESE.search(re.sub("|".join(NAMES), "", entry.msgstr))
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_fresh(catalogue):
    compiled = polib.mofile(str(CATALOGUE.with_suffix(".mo")))
    assert {(e.msgid, e.msgstr) for e in compiled} == {(e.msgid, e.msgstr) for e in catalogue}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not on this machine")
def test_no_sentence_is_missing_from_the_catalogue(catalogue, tmp_path):
    copy = tmp_path / "src/liban"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("static", "data", "__pycache__"))
    code = (
        "import django; from django.conf import settings; "
        "settings.configure(LOCALE_PATHS=[], USE_I18N=True); django.setup(); "
        "from django.core.management import call_command; "
        "call_command('makemessages', locale=['en'], no_location=True, verbosity=0)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=copy, check=True, capture_output=True)
    fresh = polib.pofile(str(copy / "locale/en/LC_MESSAGES/django.po"))
    known = {entry.msgid for entry in catalogue}
    assert [e.msgid for e in fresh if e.msgid not in known and not e.obsolete] == []


def test_templates_and_code_say_nothing_untranslated():
    """Chinese in a template stands in a translation tag; save the style guide's samples
    and the page for our own mistakes, which stands in both languages without any machinery."""
    found = []
    for path in sorted((PACKAGE / "web/templates").rglob("*.html")):
        if "styleguide" in path.parts or path.name in ("styleguide.html", "500.html"):
            continue
        text = _without_tags(path)
        found += [f"{path.name}: {m.group()[:30]}" for m in CHINESE.finditer(text)][:1]
    assert found == []


def _without_tags(path: Path) -> str:
    text = path.read_text()
    text = re.sub(r"{%\s*blocktranslate.*?endblocktranslate\s*%}", "", text, flags=re.S)
    text = re.sub(r"{%.*?%}|{#.*?#}|{{.*?}}|<!--.*?-->", "", text, flags=re.S)
    return re.sub(r"{%\s*comment.*?endcomment\s*%}", "", text, flags=re.S)
