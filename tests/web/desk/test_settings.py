"""Settings, places and the calendar."""

import pytest
from django.core.management import call_command
from django.test import Client

from liban.places.models import CalendarYear, Day, Place, Setting
from tests import make

pytestmark = pytest.mark.django_db
ONCE = "0123456789abcdef"
SETTING = "/desk/settings/demand.check_days/"


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR = False


def at_desk(person):
    client = Client()
    client.force_login(person)
    return client


def words(answer):
    return answer.content.decode()


def test_every_setting_stands_in_its_group_with_its_unit():
    page = words(at_desk(make.system_admin()).get("/desk/settings/"))
    assert "收到诉求后核实的期限" in page
    assert "3 个工作日" in page
    assert "账号" in page


def test_a_setting_is_changed_within_its_bounds():
    client = at_desk(make.approver())
    answer = client.post(SETTING, {"once": ONCE, "value": "5", "seen": "3"})
    assert answer.url == "/desk/settings/"
    assert Setting.objects.get().value == "5"
    for number, value in enumerate(("0", "31", "x", "", "9" * 5000)):
        answer = client.post(SETTING, {"once": f"{ONCE}{number}", "value": value, "seen": "5"})
        assert answer.status_code in (200, 422), value
        assert Setting.objects.get().value == "5"


def test_a_second_editor_is_told_and_keeps_the_words():
    client, url = at_desk(make.approver()), "/desk/settings/privacy.text/"
    client.post(url, {"once": ONCE, "value": "甲", "seen": ""})
    answer = client.post(url, {"once": ONCE + "1", "value": "乙乙乙", "seen": ""})
    assert answer.status_code == 409
    assert "乙乙乙" in words(answer)
    assert "现在的值是：甲" in words(answer)
    assert Setting.objects.get().value == "甲"


@pytest.mark.parametrize("who", ["secretary", "finance", "audit_admin", "security_admin"])
def test_others_do_not_find_the_settings(who):
    client = at_desk(getattr(make, who)())
    make.place(make.TOWN)
    for page in ("", "demand.check_days/", "places/new/", "calendar/2026/", "calendar/2026/3/2/"):
        assert client.get(f"/desk/settings/{page}").status_code == 404, page


def test_an_unknown_setting_year_or_day_is_not_there():
    client = at_desk(make.system_admin())
    for page in ("x.y/", "calendar/1999/", "calendar/9999/", "calendar/2026/2/30/"):
        assert client.get(f"/desk/settings/{page}").status_code == 404, page


def test_a_village_is_added():
    client, town = at_desk(make.system_admin()), make.place(make.TOWN)
    form = {"once": ONCE, "parent": town.pk, "level": "village", "name": "石洲村", "code": "1"}
    assert "12 位数字" in words(client.post("/desk/settings/places/new/", form))
    form |= {"code": "440606103205", "once": ONCE + "1"}
    assert client.post("/desk/settings/places/new/", form).status_code == 302
    assert Place.objects.get(name="石洲村").path.startswith(make.TOWN)


def test_the_calendar_shows_days_off_and_warns_until_a_year_is_entered():
    call_command("load_calendar")
    client = at_desk(make.system_admin())
    page = words(client.get("/desk/settings/calendar/2026/"))
    assert 'data-kind="off" href="/desk/settings/calendar/2026/2/16/"' in page
    assert 'data-kind="work" href="/desk/settings/calendar/2026/2/14/"' in page
    CalendarYear.objects.all().delete()
    assert "放假通知还没有录入" in words(client.get("/desk/settings/"))


def test_a_day_is_edited_and_a_second_editor_is_told():
    client, url = at_desk(make.system_admin()), "/desk/settings/calendar/2026/3/3/"
    assert client.get(url).status_code == 200
    form = {"once": ONCE, "kind": "off", "name": "本地节日", "seen": ""}
    assert client.post(url, form).url == "/desk/settings/calendar/2026/"
    assert Day.objects.get().name == "本地节日"
    answer = client.post(url, {**form, "once": ONCE + "1", "kind": "work"})
    assert answer.status_code == 409
    assert Day.objects.get().off


def test_a_year_is_said_to_be_complete():
    client, url = at_desk(make.system_admin()), "/desk/settings/calendar/2026/"
    assert client.post(url, {"once": ONCE, "source": ""}).status_code in (200, 422)
    assert not CalendarYear.objects.exists()
    assert client.post(url, {"once": ONCE + "1", "source": "国办发明电"}).status_code == 302
    assert CalendarYear.objects.get().year == 2026
