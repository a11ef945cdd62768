"""change_setting, add_place."""

import pytest

from liban.journal.models import Entry
from liban.kit.refusal import BrokenRule, NotAllowed, Stale
from liban.places.actions import add_place, change_setting
from liban.places.models import Level, Place, Setting
from liban.places.queries import settings_at
from tests import make

pytestmark = pytest.mark.django_db
NOW = make.NOW


def changed(value, *, actor=None, name="demand.check_days", seen="3", at=make.TOWN):
    change_setting(
        actor=actor or make.system_admin(),
        place_id=make.place(at).pk,
        name=name,
        value=value,
        seen=seen,
        now=NOW,
    )


def test_change_setting_counts_at_the_place_and_below_and_not_in_another_town():
    changed("5")
    assert settings_at(make.place(make.VILLAGE)).number("demand.check_days") == 5
    assert settings_at(make.place(make.OTHER_TOWN_VILLAGE)).number("demand.check_days") == 3
    entry = Entry.objects.get(name="places.setting-changed")
    assert entry.facts == {"setting": "demand.check_days", "value": 5}


@pytest.mark.parametrize("value", ["0", "31", "-1", "3.5", "", "x", "３", "1e1", "9" * 4000])
def test_change_setting_refuses_what_lies_outside_the_bounds(value):
    with pytest.raises(BrokenRule):
        changed(value)
    assert not Setting.objects.exists()


def test_change_setting_refuses_a_second_editor_who_saw_an_older_value():
    changed("5")
    with pytest.raises(Stale):
        changed("7", seen="3")
    assert Setting.objects.get().value == "5"


def test_change_setting_never_writes_a_text_into_the_journal():
    changed("电话 13800000000", name="privacy.text", seen="")
    assert Entry.objects.get(name="places.setting-changed").facts["value"] is None


def test_change_setting_refuses_strangers_and_other_towns():
    for actor in (make.secretary(), make.system_admin("sd/bj/"), make.audit_admin()):
        with pytest.raises(NotAllowed):
            changed("5", actor=actor)
    assert not Setting.objects.exists()


def added(level=Level.VILLAGE, code="440606103201", at=make.TOWN, actor=None):
    return add_place(
        actor=actor or make.system_admin(),
        parent_id=make.place(at).pk,
        level=level,
        name="石洲村",
        code=code,
        now=NOW,
    )


def test_add_place_adds_a_village_below_the_town():
    place = added()
    assert place.path.startswith(make.TOWN)
    assert (place.level, place.code, place.town_path) == ("village", "440606103201", make.TOWN)


def test_add_place_gives_villages_of_different_areas_different_short_names():
    areas = [added(level=Level.AREA, code="").path for _area in range(2)]
    villages = [added(code="", at=area).slug for area in areas]
    assert len(set(villages)) == 2


@pytest.mark.parametrize(("level", "at"), [(Level.TOWN, make.TOWN), (Level.AREA, make.VILLAGE)])
def test_add_place_refuses_a_level_that_does_not_belong_there(level, at):
    with pytest.raises(BrokenRule):
        added(level=level, at=at)
    assert not Place.objects.filter(name="石洲村").exists()


def test_add_place_refuses_a_code_that_is_taken_or_malformed():
    added()
    for code in ("440606103201", "12"):
        with pytest.raises(BrokenRule):
            added(code=code)
    assert Place.objects.filter(name="石洲村").count() == 1


def test_add_place_refuses_another_town():
    with pytest.raises(NotAllowed):
        added(actor=make.system_admin("sd/bj/"))
