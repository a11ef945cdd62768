"""Down is free, up is forbidden: the contracts of .importlinter are kept."""

from configparser import ConfigParser

import pytest
from importlinter.cli import lint_imports

from tests.contracts.house import DOMAINS, ROOT

CONTRACTS = ("order", "inside", "entry", "edge")


@pytest.mark.slow
def test_every_contract_is_kept(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True)
    said = capsys.readouterr().out
    assert code == 0, said[said.find("Contracts") :]


@pytest.fixture
def written():
    reader = ConfigParser()
    reader.read(ROOT / ".importlinter", encoding="utf-8")
    return reader


def test_the_four_contracts_are_written_down(written):
    assert set(written.sections()) == {"importlinter"} | {
        f"importlinter:contract:{name}" for name in CONTRACTS
    }


def test_every_domain_stands_in_the_contract_for_its_inside(written):
    inside = written["importlinter:contract:inside"]["containers"].split()
    assert set(inside) == {f"liban.{domain}" for domain in DOMAINS}
