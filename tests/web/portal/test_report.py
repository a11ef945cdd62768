"""The three screens of a report, without script and without account."""

import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from liban.demands.models import Demand, Draft, Requester, Signpost
from liban.journal.models import Entry
from liban.media.models import Photo
from liban.places.models import Setting
from tests import make

pytestmark = pytest.mark.django_db
WORDS = "东区巷的灯坏了，晚上看不见路。"


@pytest.fixture(autouse=True)
def town():
    cache.clear()
    make.place(make.OTHER_VILLAGE)
    return make.place().pk


def key(page):
    return re.findall(r'name="once" value="([^"]+)"', page.content.decode())[-1]


def send(client, url, follow=False, **data):
    """Open the form and send it, as a browser does."""
    page = client.get(url)
    return client.post(url, {"once": key(page), **data}, follow=follow)


def written(client, **data):
    data.setdefault("words", WORDS)
    answer = send(client, reverse("portal:report"), **data)
    assert answer.status_code == 302
    return answer["Location"]


def placed(client, town):
    where = written(client)
    return send(client, where, place=town, location="二巷尾")["Location"]


def test_three_screens_lead_to_a_receipt(client, town):
    where = written(client, photos=[make.photo_file(), make.photo_file("red")])
    assert where.endswith("/where/")
    check = send(client, where, place=town, location="二巷尾", for_family="on")["Location"]
    page = client.get(check)
    assert WORDS in page.content.decode()
    assert "照片 2 张" in page.content.decode()
    done = send(client, check, phone="138 1234 5678", name="区阿姨")["Location"]
    demand = Demand.objects.get()
    who = demand.requesters.get()
    assert (demand.words, demand.location, demand.place_id) == (WORDS, "二巷尾", town)
    assert (who.phone, who.name, who.for_family, who.raised) == (
        "13812345678",
        "区阿姨",
        True,
        True,
    )
    assert demand.photos.count() == 2
    receipt = client.get(done).content.decode()
    assert f"{who.code[:4]}-{who.code[4:]}" in receipt
    assert f"/t/{who.code}/" in receipt
    assert receipt.count('<li data-state="') == 5


def test_the_secret_lies_nowhere_in_clear(client, town):
    done = send(client, placed(client, town))["Location"]
    page = client.get(done).content.decode()
    secret = re.search(r"/t/[0-9A-Z]{8}/([\w-]{22})/", page).group(1)
    from django.db import connection

    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            assert secret not in repr(cursor.fetchall())


def test_after_an_hour_the_receipt_shows_the_number_only(client, town):
    done = send(client, placed(client, town))["Location"]
    Demand.objects.update(received_at=make.later(-9999))
    page = client.get(done).content.decode()
    code = Requester.objects.get().code
    assert f"{code[:4]}-{code[4:]}" in page
    assert not re.search(rf"/t/{code}/[\w-]+/", page)


def test_a_second_press_gives_the_same_receipt(client, town):
    check = placed(client, town)
    data = {"once": key(client.get(check)), "phone": ""}
    first = client.post(check, data)
    second = client.post(check, data)
    assert (first.status_code, first["Location"]) == (302, second["Location"])
    assert Demand.objects.count() == 1
    assert client.get(second["Location"]).status_code == 200
    assert client.get(check)["Location"] == first["Location"]


@pytest.mark.parametrize("words", ["", "   ", "\x00", "字" * 1001])
def test_the_first_screen_says_what_is_missing_and_keeps_the_words(client, words):
    page = send(client, reverse("portal:report"), words=words)
    body = page.content.decode()
    assert page.status_code == 422
    assert "<title>出错：" in body
    assert 'role="alert"' in body
    assert words.strip("\x00 ") in body
    assert Draft.objects.count() == 0


def test_a_photo_that_fails_never_blocks_the_report(client, town):
    bad = SimpleUploadedFile("IMG.heic", b"ftypheic" * 20, content_type="image/heic")
    back = written(client, photos=[make.photo_file(), bad])
    body = client.get(back).content.decode()
    assert not back.endswith("/where/")
    assert "第 2 张照片没传上去。" in body
    assert "这个文件不是能用的照片" in body
    assert WORDS in body
    assert Photo.objects.count() == 1
    on = send(client, back, words=WORDS)["Location"]
    assert on.endswith("/where/")
    assert "没传上去" not in client.get(back).content.decode()


def test_photos_without_words_are_kept_and_the_words_asked_for(client):
    back = written(client, words="", photos=[make.photo_file()])
    body = client.get(back).content.decode()
    assert "<title>出错：" in body
    assert body.count("/photo/") == 1
    assert client.get(back.rstrip("/") + "/where/")["Location"] == back


def test_more_than_nine_photos_keep_nine(client):
    back = written(client, photos=[make.photo_file(name=f"{n}.jpg") for n in range(11)])
    assert "照片最多 9 张" in client.get(back).content.decode()
    assert Draft.objects.get().photos.count() == 9


def test_a_kept_photo_can_be_taken_out(client):
    where = written(client, photos=[make.photo_file(), make.photo_file("red")])
    back = where.removesuffix("where/")
    first = Draft.objects.get().photos.order_by("id").first()
    assert client.get(f"{back}photo/{first.pk}/").status_code == 200
    send(client, back, words=WORDS, drop=[first.pk, "x", "9" * 30])
    assert Draft.objects.get().photos.count() == 1
    assert client.get(f"{back}photo/{first.pk}/").status_code == 404


def test_the_place_must_be_one_of_the_town(client, town):
    where = written(client)
    for place in ("", "x", "0", str(make.place(make.TOWN).pk), "9" * 30):
        page = send(client, where, place=place, location="二巷尾")
        assert page.status_code == 422
        assert "请选择在哪个村或社区。" in page.content.decode()
        assert "二巷尾" in page.content.decode()
    assert Draft.objects.get().place is None


def test_a_wrong_phone_is_said_at_the_field(client, town):
    page = send(client, placed(client, town), phone="1381234", name="区阿姨")
    assert page.status_code == 422
    assert "请填 11 位手机号" in page.content.decode()
    assert 'value="1381234"' in page.content.decode()
    assert 'value="区阿姨"' in page.content.decode()
    assert Demand.objects.count() == 0


def test_nothing_is_written_by_reading(client, town):
    check = placed(client, town)
    rows = (Draft.objects.values().get(), Entry.objects.count())
    for url in (check, check.replace("check", "where"), check.replace("check/", "")):
        assert client.get(url).status_code == 200
    assert (Draft.objects.values().get(), Entry.objects.count()) == rows


def test_screens_out_of_order_lead_back(client, town):
    where = written(client)
    assert client.get(where.replace("where", "check"))["Location"] == where
    assert client.get(where.replace("where", "done"))["Location"] == where.removesuffix("where/")


@pytest.mark.parametrize("token", ["x", "a" * 500, "../etc", "%00", "%ED%A0%80", "草"])
@pytest.mark.parametrize("screen", ["", "where/", "check/", "done/", "photo/1/"])
def test_a_token_of_nobody_opens_nothing(client, token, screen):
    assert client.get(f"/report/{token}/{screen}").status_code == 404


def test_for_family_is_ticked_when_asked_from_the_foot(client):
    where = send(client, "/report/?for=family", words=WORDS)["Location"]
    assert where.endswith("?for=family")
    assert "checked" in client.get(where).content.decode()


@pytest.mark.parametrize(
    ("words", "kind"),
    [("隔壁着火了！", "emergency"), ("我要举报村主任收红包", "cadre")],
)
def test_what_belongs_elsewhere_is_asked_first_and_not_stored(client, words, kind):
    page = send(client, reverse("portal:report"), words=words, photos=[make.photo_file()])
    body = page.content.decode()
    assert page.status_code == 200
    assert words in body
    assert 'data-sent-draft="report"' in body
    assert "data-keep" not in body
    assert "请再选一次" in body
    assert (Draft.objects.count(), Photo.objects.count(), Signpost.objects.count()) == (0, 0, 0)
    url = reverse("portal:signpost", args=[kind])
    shown = client.post(url, {"once": key(page)}, follow=True)
    assert shown.status_code == 200
    assert words not in shown.content.decode()
    assert Signpost.objects.get().times == 1
    assert Signpost.objects.get().kind == kind
    assert Entry.objects.count() == 0


def test_who_says_no_goes_on(client):
    words = "电线冒烟过一次，书记说会修，没人收钱"
    page = send(client, reverse("portal:report"), words=words)
    again = client.post(
        reverse("portal:report"), {"once": key(page), "words": words, "not_elsewhere": "emergency"}
    )
    assert again.status_code == 200
    said = re.findall(r'name="not_elsewhere" value="(\w+)"', again.content.decode())
    assert said == ["emergency", "cadre"]
    on = client.post(
        reverse("portal:report"), {"once": key(again), "words": words, "not_elsewhere": said}
    )
    assert on["Location"].endswith("/where/")


def test_an_unknown_signpost_is_not_there(client):
    assert client.get("/signpost/money/").status_code == 404


def number(name, value):
    Setting.objects.create(place=make.place(make.TOWN), name=name, value=value)


def test_a_phone_that_reports_often_does_a_sum(client, town):
    number("demand.reports_a_device", "1")
    send(client, placed(client, town))
    check = placed(client, town)
    page = client.get(check).content.decode()
    assert "等于几？" in page
    sealed = re.search(r'name="puzzle" value="([^"]+)"', page).group(1)
    wrong = send(client, check, puzzle=sealed, sum="99")
    assert (wrong.status_code, Demand.objects.count()) == (422, 1)
    numbers = "一二三四五六七八九"
    first, second = re.search(r"(.)加(.)等于几", page).groups()
    total = numbers.index(first) + numbers.index(second) + 2
    right = send(client, check, puzzle=sealed, sum=str(total))
    assert (right.status_code, Demand.objects.count()) == (302, 2)


def test_a_phone_without_our_number_does_a_sum(client, town):
    check = placed(client, town)
    del client.cookies["device"]
    page = client.get(check)
    del client.cookies["device"]
    answer = client.post(check, {"once": key(page)})
    assert (answer.status_code, Demand.objects.count()) == (422, 0)


def test_too_many_from_one_address_wait_and_lose_nothing(client, town):
    number("demand.reports_an_address", "2")
    send(client, placed(client, town))
    waiting = [placed(client, town)]
    send(client, waiting[0])
    assert Demand.objects.count() == 2
    page = send(client, reverse("portal:report"), words=WORDS)
    assert page.status_code == 429
    assert WORDS in page.content.decode()


def test_a_forged_address_changes_nothing(client, town):
    first, second = placed(client, town), placed(client, town)
    number("demand.reports_an_address", "1")
    number("office.phone", "0757-0000")
    send(client, first)
    page = client.get(second)
    answer = client.post(second, {"once": key(page)}, HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert answer.status_code == 429
    assert "0757-0000" in answer.content.decode()
    assert Demand.objects.count() == 1
    assert Draft.objects.filter(demand=None).get().words == WORDS


def test_a_town_without_villages_says_so(client):
    where = written(client)
    from liban.places.models import Place

    Place.objects.filter(level__in=("village", "community")).delete()
    body = client.get(where).content.decode()
    assert "请打电话告诉我们" in body


def test_a_megabyte_of_words_is_refused_in_words(client):
    page = send(client, reverse("portal:report"), words="a" * 1_000_000)
    assert page.status_code == 422


@pytest.mark.parametrize("units", [1, 15])
def test_the_screens_ask_the_database_seldom(client, town, units, django_assert_max_num_queries):
    for n in range(units):
        make.place(f"sd/cc/a3/v{n}/")
    check = placed(client, town)
    for url in (check, check.replace("check", "where"), check.replace("check/", "")):
        with django_assert_max_num_queries(12):
            client.get(url)
    done = send(client, check)["Location"]
    with django_assert_max_num_queries(12):
        client.get(done)
