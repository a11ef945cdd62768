"""What the code opens, what only the own link opens, and what the people say afterwards."""

import re
import secrets

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from liban.demands.actions import (
    check_demand,
    decline_demand,
    finish_directly,
    handle_directly,
    join_demand,
    keep_draft,
    merge_demands,
    place_draft,
    reply_to_demand,
    report_demand,
)
from liban.demands.models import Requester
from liban.demands.rules import Contact
from liban.demands.states import State
from liban.journal.models import Entry
from liban.projects.actions import report_progress
from liban.satisfaction.models import Answer
from tests import make

pytestmark = pytest.mark.django_db
WORDS = "我家门口的灯坏了三个月"


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()
    make.place(make.TOWN)


def key(page):
    return re.findall(r'name="once" value="([^"]+)"', page.content.decode())[-1]


def sent(words=WORDS, *, phone="13812345678", name="区阿姨", files=()):
    token = keep_draft(token="", words=words, files=files, dropped=[], most=9, now=make.NOW)
    place = make.place().pk
    place_draft(token=token, place_id=place, location="", for_family=False, now=make.NOW)
    return report_demand(token=token, contact=Contact(name=name, phone=phone), now=make.NOW)


def by_code(client, code, **more):
    return client.get(reverse("portal:track_detail", args=[code]), more)


def by_link(client, receipt):
    return client.get(reverse("portal:track_own", args=[receipt.code, receipt.secret]))


def states(body):
    return re.findall(r'<li data-state="(\w+)"', body)


def test_the_code_tells_where_it_stands_who_is_next_and_by_when(client):
    body = by_code(client, sent().code).content.decode()
    assert states(body) == ["done", "now", "todo", "todo", "todo"]
    assert "收到了，已交给书记。" in body
    assert "潭洲村书记" in body
    assert "3月5日（周四）" in body
    assert re.findall("已完成|正在<|还没到", body) == ["已完成", "正在<", *["还没到"] * 3]


def test_the_code_alone_opens_no_private_words(client):
    receipt = sent(files=[make.photo_file()])
    photo = receipt.demand.photos.get().photo_id
    body = by_code(client, receipt.code).content.decode()
    for private in (WORDS, "区", "5678", "/photo/", receipt.secret):
        assert private not in body.replace("片区", "")
    url = reverse("portal:track_photo", args=[receipt.code, photo, "thumb"])
    assert client.get(url).status_code == 404


def test_the_own_link_opens_words_photos_and_what_is_held(client):
    receipt = sent(files=[make.photo_file()])
    body = by_link(client, receipt).content.decode()
    for own in (WORDS, "区**", "138****5678", "90 天"):
        assert own in body
    assert "13812345678" not in body
    url = re.search(r'src="(/t/[^"]+/photo/[^"]+)"', body).group(1)
    photo = client.get(url)
    assert photo["Content-Type"] == "image/jpeg"
    assert photo["X-Content-Type-Options"] == "nosniff"
    assert photo["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert photo["Content-Disposition"] == "inline"
    assert photo["Cache-Control"].startswith("private")
    assert client.get(url.replace("thumb", "huge")).status_code == 404


def test_the_secret_of_another_opens_nothing(client):
    mine, other = sent(), sent("别人的事")
    assert client.get(f"/t/{other.code}/{mine.secret}/").status_code == 404
    assert client.get(f"/t/{other.code}/{mine.secret}/erase/").status_code == 404


def test_who_joined_sees_no_words_of_who_reported(client):
    first = sent()
    joined = join_demand(demand_id=first.demand.pk, device="d" * 64, now=make.NOW)
    body = by_link(client, joined).content.decode()
    assert WORDS not in body
    assert "区**" not in body


@pytest.mark.parametrize("typed", ["{c}", " {l} ", "{c:.4}-{r}", "{c:.4} {r}", "{w}"])
def test_the_code_is_read_however_it_is_typed(client, typed):
    code = sent().code
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)
    written = typed.format(c=code, l=code.lower(), r=code[4:], w=wide)
    answer = client.get(reverse("portal:track"), {"code": written})
    assert answer["Location"] == reverse("portal:track_detail", args=[code])
    assert by_code(client, code.lower()).status_code == 200


@pytest.mark.parametrize(
    ("typed", "status", "says"),
    [
        ("", 422, "请填编号。"),
        ("123", 422, "编号是 8 个字母和数字"),
        ("字" * 5000, 422, "编号是 8 个字母和数字"),
        ("22222222", 404, "没有找到这个编号"),
    ],
)
def test_a_code_that_is_none_gets_friendly_words(client, typed, status, says):
    page = client.get(reverse("portal:track"), {"code": typed})
    assert page.status_code == status
    assert says in page.content.decode()
    assert "<title>出错：" in page.content.decode()


def test_guessing_ends_after_twenty_misses(client):
    code = sent().code
    for number in range(20):
        assert by_code(client, f"2222222{'23456789AB'[number % 10]}").status_code == 404
    assert by_code(client, code).status_code == 429
    assert client.get(reverse("portal:track"), {"code": code}).status_code == 429
    body = by_code(client, code, HTTP_X_FORWARDED_FOR="203.0.113.7")
    assert (body.status_code, WORDS in body.content.decode()) == (429, False)


@pytest.mark.parametrize("name", ["portal:rate", "portal:ask_again"])
def test_guessing_by_forms_ends_too(client, name):
    def post():
        key = {"once": secrets.token_urlsafe(18)}
        return client.post(reverse(name, args=["22222222"]), key).status_code

    assert [post() for _guess in range(21)] == [404] * 20 + [429]


def test_replies_stand_in_the_timeline_and_numbers_are_covered(client):
    receipt = sent()
    secretary = make.secretary()
    words = "明天来看，有事打 13912345678"
    reply_to_demand(actor=secretary, demand_id=receipt.demand.pk, words=words, now=make.NOW)
    body = by_code(client, receipt.code).content.decode()
    assert "书记给您回话了。" in body
    assert "明天来看，有事打 ***********" in body


def test_a_late_answer_is_admitted(client):
    body = by_code(client, sent().code).content.decode()
    assert "超期了" in body
    assert "该给您的答复晚了" in body


def test_a_declined_matter_says_why(client):
    receipt = sent()
    why = "这条路归区里管，已经转告。"
    decline_demand(
        actor=make.secretary(),
        demand_id=receipt.demand.pk,
        reason="other_duty",
        words=why,
        now=make.NOW,
    )
    body = by_code(client, receipt.code).content.decode()
    assert why in body
    assert "应由其他单位负责" in body
    assert states(body) == ["done", "done"]


def test_a_merged_matter_follows_the_other_one(client):
    first, second = sent(), sent("灯坏了")
    lead = make.secretary()
    check_demand(actor=lead, demand_id=first.demand.pk, title="东区巷灯坏了", now=make.NOW)
    merge_demands(
        actor=lead, demand_id=second.demand.pk, into_id=first.demand.pk, now=make.later(1)
    )
    handle_directly(actor=lead, demand_id=first.demand.pk, now=make.later(1))
    body = by_code(client, second.code).content.decode()
    assert "两件并成一件办" in body
    assert "村里直接去办" in body
    assert "核实过了" not in body
    assert WORDS not in body


def done_directly(receipt):
    lead, pk = make.secretary(), receipt.demand.pk
    check_demand(actor=lead, demand_id=pk, title="东区巷灯坏了", now=make.NOW)
    handle_directly(actor=lead, demand_id=pk, now=make.NOW)
    file = make.photo_file("yellow")
    finish_directly(actor=lead, demand_id=pk, words="换了灯", files=[file], now=make.NOW)


def test_a_thing_done_directly_shows_the_photo_that_proves_it(client):
    receipt = sent(files=[make.photo_file()])
    done_directly(receipt)
    body = by_code(client, receipt.code).content.decode()
    photos = re.findall(r'src="(/t/[^"]+)"', body)
    assert len(photos) == 1
    assert client.get(photos[0]).status_code == 200
    assert "换了灯" in body
    assert "请您评一评" in body


def test_every_state_of_a_project_is_told(client):
    project = make.working()
    code = project.demands.get().requesters.get().code
    outcome = project.outcomes.get()
    report_progress(
        actor=project.lead,
        project_id=project.pk,
        outcome_id=outcome.pk,
        done=41,
        words="",
        now=make.later(3),
    )
    body = by_code(client, code).content.decode()
    assert "路灯 41 / 68" in body
    assert "动手办好" in body
    assert "之后" not in body


def test_what_was_built_is_shown_before_and_after_with_its_numbers(client):
    project = make.accepted()
    code = project.demands.get().requesters.get().code
    body = by_code(client, code).content.decode()
    assert "68 / 68 盏" in body
    assert body.count("<figcaption><b>") == 2
    for url in re.findall(r'src="(/t/[^"]+)"', body):
        assert client.get(url).status_code == 200
    hidden = project.demands.get().photos.first() or project.photos.first()
    other = reverse("portal:track_photo", args=[code, hidden.photo_id + 999, "thumb"])
    assert client.get(other).status_code == 404


def rate(client, code, **data):
    page = by_code(client, code)
    return client.post(reverse("portal:rate", args=[code]), {"once": key(page), **data})


def test_two_taps_rate_and_thanks_follow(client):
    code = make.accepted().demands.get().requesters.get().code
    answer = rate(client, code, solved="yes", grade="satisfied")
    body = client.get(answer["Location"]).content.decode()
    assert "谢谢您评了一评" in body
    assert "请书记再来看看" not in body
    assert Answer.objects.get().grade == "satisfied"


def test_every_form_on_the_way_carries_its_token():
    client = Client(enforce_csrf_checks=True)
    project = make.accepted()
    code = project.demands.get().requesters.get().code

    def press(page, url, **data):
        token = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[-1]
        data = {"csrfmiddlewaretoken": token, "once": key(page), **data}
        return client.post(reverse(url, args=[code]), data)

    gap = press(by_code(client, code), "portal:rate", solved="no")
    assert gap.status_code == 422
    rated = press(gap, "portal:rate", solved="no", grade="mostly")
    assert rated.status_code == 302
    assert press(client.get(rated["Location"]), "portal:ask_again").status_code == 302


def test_a_rating_with_a_gap_keeps_what_was_typed(client):
    code = make.accepted().demands.get().requesters.get().code
    page = rate(client, code, solved="no", words="还有两盏不亮")
    body = page.content.decode()
    assert page.status_code == 422
    assert "<title>出错：" in body
    assert "还有两盏不亮" in body
    assert re.search(r'value="no"[^>]*checked', body)
    assert Answer.objects.count() == 0


def test_who_is_not_content_asks_again_and_is_asked_anew(client):
    project = make.accepted()
    demand = project.demands.get()
    code = demand.requesters.get().code
    page = client.get(rate(client, code, solved="partly", grade="unsatisfied")["Location"])
    again = client.post(reverse("portal:ask_again", args=[code]), {"once": key(page)})
    body = client.get(again["Location"]).content.decode()
    assert "会再来看看" in body
    assert "现在" not in states(body)
    demand.refresh_from_db()
    assert demand.state == State.REOPENED
    lead = project.lead
    handle_directly(actor=lead, demand_id=demand.pk, now=make.later(24))
    file = make.photo_file("yellow")
    finish_directly(
        actor=lead, demand_id=demand.pk, words="补好了", files=[file], now=make.later(25)
    )
    assert rate(client, code, solved="yes", grade="satisfied").status_code == 302
    assert list(Answer.objects.values_list("round", flat=True)) == [1, 2]


def test_asking_again_without_a_rating_is_refused_in_words(client):
    demand = make.accepted().demands.get()
    code = demand.requesters.get().code
    page = by_code(client, code)
    answer = client.post(reverse("portal:ask_again", args=[code]), {"once": key(page)})
    assert answer.status_code == 422
    assert "请先评一评" in answer.content.decode()
    demand.refresh_from_db()
    assert demand.state == State.DONE


def test_rating_before_it_is_done_is_refused_in_words(client):
    code = sent().code
    data = {"once": "a" * 20, "solved": "yes", "grade": "satisfied"}
    answer = client.post(reverse("portal:rate", args=[code]), data)
    assert answer.status_code == 422
    assert "还没办完" in answer.content.decode()
    assert Answer.objects.count() == 0


def join(client, demand, once="b" * 20):
    return client.post(reverse("portal:join", args=[demand.pk]), {"once": once})


def test_one_tap_joins_and_a_second_says_so(client):
    demand = make.working().demands.get()
    first = client.get(join(client, demand)["Location"]).content.decode()
    assert "算上您了" in first
    second = client.get(join(client, demand, "c" * 20)["Location"]).content.decode()
    assert "已经算过了" in second
    assert demand.requesters.count() == 2
    assert Entry.objects.filter(name="demands.demand-joined").count() == 1


def test_what_is_not_public_cannot_be_joined(client):
    demand = make.checked()
    assert join(client, demand).status_code == 404
    assert client.get(reverse("portal:join", args=[demand.pk])).status_code == 404
    assert demand.requesters.count() == 1


def test_people_who_join_one_after_another_are_one_line(client):
    receipt = sent()
    for number in range(30):
        join_demand(demand_id=receipt.demand.pk, device=f"d{number}", now=make.NOW)
    body = by_code(client, receipt.code).content.decode()
    assert "又有 30 位居民说“我也遇到了”。" in body
    assert states(body).count("done") == 2


def mine(client, receipt, **data):
    url = reverse("portal:erase", args=[receipt.code, receipt.secret])
    return client.post(url, {"once": key(client.get(url)), **data})


def test_name_and_phone_can_be_changed(client):
    receipt = sent()
    wrong = mine(client, receipt, phone="12", name="区")
    assert (wrong.status_code, 'value="12"' in wrong.content.decode()) == (422, True)
    answer = mine(client, receipt, phone="13900001111", name="区先生")
    assert receipt.secret not in answer["Location"]
    who = Requester.objects.get()
    assert (who.phone, who.name) == ("13900001111", "区先生")


def test_name_and_phone_can_be_erased_and_the_matter_goes_on(client):
    receipt = sent()
    answer = mine(client, receipt, erase="1")
    assert "删掉了" in client.get(answer["Location"]).content.decode()
    who = Requester.objects.get()
    assert (who.phone, who.name) == ("", "")
    assert "已经删了" in by_link(client, receipt).content.decode()


@pytest.mark.parametrize("tail", ["", "rate/", "ask-again/", "x/", "x/erase/", "photo/1/thumb/"])
@pytest.mark.parametrize("code", ["x", "a" * 400, "%00", "%ED%A0%80", "草", "2222222Z"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_hostile_codes_find_nothing(client, code, tail, method):
    answer = getattr(client, method)(f"/t/{code}/{tail}", {"once": "d" * 20})
    assert answer.status_code == 404


@pytest.mark.parametrize("joined", [0, 30])
@pytest.mark.parametrize("stage", ["received", "working", "accepted"])
def test_the_page_asks_twelve_times_at_most(client, stage, joined, django_assert_max_num_queries):
    receipt = sent(files=[make.photo_file()])
    if stage != "received":
        lead = make.secretary()
        check_demand(actor=lead, demand_id=receipt.demand.pk, title="灯坏了", now=make.NOW)
        make.project(by=lead, demands=[receipt.demand])
    for number in range(joined):
        join_demand(demand_id=receipt.demand.pk, device=f"d{number}", now=make.NOW)
    with django_assert_max_num_queries(12):
        by_link(client, receipt)
    if stage != "received":
        project = make.working() if stage == "working" else make.accepted()
        code = project.demands.get().requesters.get().code
        with django_assert_max_num_queries(12):
            by_code(client, code)
