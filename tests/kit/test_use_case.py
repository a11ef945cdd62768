import pytest
from django.db import transaction

from liban.kit import use_case as use_case_module
from liban.kit.use_case import CATALOGUE, use_case
from liban.places.models import Place
from tests import make


@pytest.fixture(autouse=True)
def own_catalogue(monkeypatch):
    """What these tests list is not listed for the others."""
    monkeypatch.setattr("liban.kit.use_case.CATALOGUE", CATALOGUE.copy())


def half_done(*, path):
    """Write something, then fail: a use-case as it must not leave traces."""
    make.place(path)
    raise ValueError("broken off")


@pytest.mark.django_db(transaction=True)
def test_what_breaks_off_leaves_nothing():
    half_done.__module__ = "liban.lamps.actions"
    run = use_case(half_done)
    with pytest.raises(ValueError, match="broken off"):
        run(path="sd/")
    assert not Place.objects.exists()


def test_is_listed_in_the_catalogue_by_domain_and_name():
    def light_lamp():
        return transaction.get_connection().in_atomic_block

    light_lamp.__module__ = "liban.lamps.actions"
    run = use_case(light_lamp)
    assert use_case_module.CATALOGUE["lamps.light_lamp"] is run
    assert "lamps.light_lamp" not in CATALOGUE


@pytest.mark.django_db
def test_runs_in_one_transaction_and_gives_back_what_it_made():
    def light_lamp():
        return transaction.get_connection().in_atomic_block

    light_lamp.__module__ = "liban.lamps.actions"
    assert use_case(light_lamp)() is True
