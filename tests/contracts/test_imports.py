"""Down is free, up is forbidden: the four contracts of .importlinter are kept."""

import pytest
from importlinter.application.use_cases import create_report, read_user_options
from importlinter.configuration import configure

from tests.contracts.house import DOMAINS, ROOT


@pytest.fixture(scope="module")
def options():
    configure()
    return read_user_options(config_filename=str(ROOT / ".importlinter"))


@pytest.mark.slow
def test_every_contract_is_kept(options, monkeypatch):
    monkeypatch.chdir(ROOT)
    report = create_report(options, cache_dir=None)
    assert not report.could_not_run
    broken = {
        contract.name: check.metadata
        for contract, check in report.get_contracts_and_checks()
        if not check.kept
    }
    assert broken == {}
    assert report.kept_count == 4


def test_every_domain_stands_in_the_contract_for_its_inside(options):
    inside = next(each for each in options.contracts_options if each["id"] == "inside")
    assert set(inside["containers"]) == {f"liban.{domain}" for domain in DOMAINS}
