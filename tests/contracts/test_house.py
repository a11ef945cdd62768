"""Rules of the house that no linter knows: no paths of one machine, no foreign hosts."""

import re

import pytest

from tests.contracts.house import FILES, ROOT, TEMPLATES, short, tracked

TEXT = {"", ".py", ".html", ".css", ".js", ".md", ".txt", ".toml", ".yaml", ".yml", ".po", ".sh"}
TEXT |= {".service", ".timer", ".conf", ".json", ".csv", ".svg", ".ini", ".cfg"}
# Put together so that this file itself does not hold them.
FOLDERS = "|".join(["work", "root", "home"])
MACHINE = re.compile(r"(?<![\w.~}])/(?:" + FOLDERS + r")/(?!\.\.\.)[\w.]")
REGISTRY = re.compile("|".join(["pypi" + r"\.org", "tuna" + r"\.tsinghua", "/opt/" + "pypi"]))
BLANKET = re.compile(
    "# no" + r"qa(?!: ?[A-Z])|# type: " + r"ignore(?!\[)|# pyl" + "int:|# TO" + "DO"
)
INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)
FOREIGN = re.compile(r"(?:src|href|action)=[\"'](?:https?:)?//", re.IGNORECASE)
RAW = re.compile(r"mark_safe|\|safe\b|autoescape off|SafeString\(")


def words(path):
    return path.read_text(encoding="utf-8")


def found(pattern, paths):
    return [
        f"{short(path)}:{number} {line.strip()[:80]}"
        for path in paths
        for number, line in enumerate(words(path).splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.fixture(scope="module")
def texts():
    return [path for path in tracked() if path.suffix in TEXT]


def test_no_path_of_one_machine(texts):
    assert found(MACHINE, texts) == []


def test_no_address_of_a_registry(texts):
    assert found(REGISTRY, texts) == []


def test_no_blanket_exception(texts):
    assert found(BLANKET, [path for path in texts if path.suffix == ".py"]) == []


def test_the_positive_controls_are_caught():
    assert MACHINE.search("open('/" + "home/anna/x')")
    assert REGISTRY.search("https://pypi" + ".org/simple")
    assert BLANKET.search("import x  # no" + "qa")
    assert INLINE.search('<p style="color:red">')
    assert INLINE.search("<script>alert(1)</script>")
    assert not INLINE.search('<script type="module" src="x.js"></script>')
    assert FOREIGN.search('<link href="https://fonts.example/x.css">')
    assert RAW.search("{{ text|safe }}")


def test_templates_have_no_inline_style_or_script():
    assert found(INLINE, TEMPLATES) == []


def test_templates_name_no_foreign_host():
    assert found(FOREIGN, TEMPLATES) == []


def test_nothing_is_marked_safe():
    assert found(RAW, [*FILES, *TEMPLATES]) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=short)
def test_a_template_begins_with_what_it_is_and_needs(path):
    head = "\n".join(words(path).splitlines()[:3])
    assert "{#" in head or "{% comment" in head


def test_no_secret_lies_in_the_repository(texts):
    secret = re.compile("BEGIN [A-Z ]*PRIVATE" + " KEY")
    assert found(secret, texts) == []
    assert not [path for path in texts if path.name in (".env", "keys.json")]


def test_the_lock_files_carry_hashes():
    for name in ("runtime", "dev"):
        lock = words(ROOT / "requirements" / f"{name}.txt")
        pinned = re.findall(r"^[a-z0-9.-]+(?:\[[a-z,]+\])?==", lock, re.MULTILINE)
        assert len(pinned) >= 20
        assert lock.count("--hash=sha256:") >= len(pinned)
