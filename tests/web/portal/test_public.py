"""Nothing personal reaches a public page, whatever people write into whichever field."""

from decimal import Decimal

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from liban.acceptance.actions import accept_project, ask_for_repair, pay_project, settle_project
from liban.acceptance.rules import RepairList, Verdict
from liban.approval.actions import apply_for_money, approve_application
from liban.demands.actions import (
    check_demand,
    keep_draft,
    place_draft,
    reply_to_demand,
    report_demand,
)
from liban.demands.rules import Contact
from liban.fieldwork.actions import survey_site
from liban.fieldwork.rules import Look
from liban.media import models as media
from liban.people.roles import Role
from liban.places.models import Place
from liban.projects.actions import (
    add_photo,
    finish_repair,
    finish_work,
    form_project,
    plan_money,
    plan_people,
    plan_work,
    report_progress,
    start_work,
    wait_for,
)
from liban.projects.models import Project
from liban.projects.rules import Idea, Line, MoneyPlan, PeoplePlan, Share, Step, Target, WorkPlan
from liban.satisfaction.actions import answer_question
from liban.satisfaction.rules import Opinion
from tests import make
from tests.web.portal.public import read

pytestmark = pytest.mark.django_db
PHONE, IDENTITY, CARD = "13911112222", "440681199001011234", "6222021234567890123"
PLATE, NAME, WORDS = "粤X8K2J1", "欧阳金丝雀", "原话金丝雀在巷口"
CANARIES = (PHONE, IDENTITY, CARD, PLATE, NAME, WORDS, "139 1111 2222", "canary.jpg")


def file(colour):
    made = make.photo_file(colour)
    return SimpleUploadedFile("canary.jpg", made.read(), content_type="image/jpeg")


def reported():
    """A resident who tells everything about themselves and sends a photo."""
    place = make.place()
    words = f"{WORDS} {NAME} {PHONE} {IDENTITY} {CARD} {PLATE}"
    token = keep_draft(token="", words=words, files=[file("red")], dropped=[], most=9, now=make.NOW)
    where = f"巷口 {PHONE}"
    place_draft(token=token, place_id=place.pk, location=where, for_family=True, now=make.NOW)
    return report_demand(token=token, contact=Contact(name=NAME, phone=PHONE), now=make.NOW)


def planned(lead):
    """A project of that demand; in every field stands something that nobody should read."""
    receipt = reported()
    demand = receipt.demand
    check_demand(actor=lead, demand_id=demand.pk, title=f"灯坏了 {PHONE}", now=make.NOW)
    reply_to_demand(actor=lead, demand_id=demand.pk, words=f"{NAME}您好 {PHONE}", now=make.NOW)
    idea = Idea(title=f"路灯 {PHONE}", category="living", kind="works")
    made = form_project(actor=lead, demand_ids=[demand.pk], idea=idea, now=make.NOW)
    work = WorkPlan(
        title=f"路灯 {PHONE}",
        category="living",
        kind="works",
        location=f"巷口 {PLATE}",
        background=f"户主 {IDENTITY}",
        targets=(Target(f"路灯{PHONE}", 68, "盏"),),
        steps=(Step(f"{NAME}装 {PHONE}", make.later(15).date()),),
        plan_start_on=make.TODAY,
        plan_end_on=make.later(25).date(),
    )
    money = MoneyPlan(
        lines=(Line(f"{NAME} {CARD}", Decimal(1), "项", 98_000_00),),
        shares=(Share("fund", 98_000_00),),
        builder=f"{NAME} {PHONE}",
    )
    people = PeoplePlan(
        100, 300, why_secretary=f"{NAME} {PHONE}", upkeep=f"找 139 1111 2222 {CARD}"
    )
    for act, plan in ((plan_work, work), (plan_money, money), (plan_people, people)):
        made = act(actor=lead, project_id=made.pk, version=made.version, plan=plan, now=make.NOW)
    look = Look(on=make.TODAY, findings=f"{NAME} {PHONE}", members=3, residents=2)
    survey_site(actor=lead, project_id=made.pk, look=look, files=[file("blue")], now=make.NOW)
    photo(made, lead, "before")
    return made, receipt


def photo(made, lead, phase):
    add_photo(
        actor=lead,
        project_id=made.pk,
        files=[file("green")],
        phase=phase,
        viewpoint=1,
        caption=f"车 {PLATE} {PHONE}",
        now=make.NOW,
    )


def canary_person(role, at):
    """Somebody in office whose own name is a canary too."""
    someone = make.person(role, at)
    someone.name = NAME
    someone.save()
    return someone


@pytest.fixture
def built(db):
    """The same project, built, mended, accepted, paid and answered."""
    cache.clear()
    make.fund(yuan=300_000)
    lead = canary_person(Role.SECRETARY, make.VILLAGE)
    made, receipt = planned(lead)
    asked = apply_for_money(actor=lead, project_id=made.pk, pledged=True, now=make.NOW)
    approve_application(
        actor=canary_person(Role.APPROVER, make.TOWN),
        application_id=asked.pk,
        granted_fen=97_000_00,
        words=f"{NAME} {PHONE}",
        now=make.NOW,
    )
    start_work(actor=lead, project_id=made.pk, started_on=make.TODAY, now=make.NOW)
    progress(made, lead)
    wait_for(actor=lead, project_id=made.pk, party=PHONE, now=make.NOW)
    return made, lead, receipt


def progress(made, lead):
    outcome = made.outcomes.get()
    report_progress(
        actor=lead,
        project_id=made.pk,
        outcome_id=outcome.pk,
        done=41,
        words=f"找 {PHONE} 挪车 {PLATE}",
        now=make.NOW,
    )


def bring_to_an_end(made, lead, receipt):
    photo(made, lead, "after")
    finish_work(
        actor=lead, project_id=made.pk, finished_on=make.later(20).date(), now=make.later(20)
    )
    inspector = canary_person(Role.INSTRUCTOR, "sd/cc/a1/")
    found = RepairList(repairs=f"{NAME} {PHONE}", due_on=make.later(25).date(), residents=2)
    ask_for_repair(actor=inspector, project_id=made.pk, found=found, now=make.later(21))
    finish_repair(actor=lead, project_id=made.pk, words=f"{PHONE} {PLATE}", now=make.later(22))
    quantities = {outcome.pk: outcome.planned for outcome in made.outcomes.all()}
    verdict = Verdict(residents=2, words=f"{NAME} {PHONE}", quantities=quantities)
    accept_project(actor=inspector, project_id=made.pk, verdict=verdict, now=make.later(23))
    settle_project(
        actor=canary_person(Role.HANDLER, make.TOWN),
        project_id=made.pk,
        total_fen=96_500_00,
        fund_fen=96_500_00,
        now=make.later(24),
    )
    pay_project(
        actor=canary_person(Role.FINANCE, make.TOWN),
        project_id=made.pk,
        fen=96_500_00,
        voucher=f"{NAME} {PHONE}",
        paid_on=make.SETTLED_ON,
        now=make.later(24),
    )
    opinion = Opinion("no", "unsatisfied", f"{WORDS} {PHONE}")
    answer_question(code=receipt.code, opinion=opinion, now=make.later(25))


def leaks(client):
    return [
        (where, canary)
        for where, text in read(client).items()
        for canary in CANARIES
        if canary in text
    ]


def test_nothing_personal_is_read_while_it_runs(client, built):
    assert leaks(client) == []


def test_nothing_personal_is_read_when_it_is_done(client, built):
    bring_to_an_end(*built)
    pages = read(client)
    assert leaks(client) == []
    story = pages[f"zh-hans portal:project {{'code': '{built[0].code}'}} {{}}"]
    assert "（这段话正在核对，核对后公开）" in story
    assert "不满意" in story


def test_a_planted_canary_is_found(client, built):
    """The control: the same pages show words in which nothing looks like personal data."""
    Project.objects.filter(pk=built[0].pk).update(title=WORDS)
    assert {canary for _where, canary in leaks(client)} == {WORDS}


def test_a_text_with_a_number_is_shown_after_a_person_has_looked(client, built):
    url = reverse("portal:project", args=[built[0].code])
    held = f"路灯 {PHONE}"
    assert held not in client.get(url).content.decode()
    waiting = [row for row in media.Held.objects.all() if row.text == held]
    assert len(waiting) == 1
    media.Held.objects.filter(pk=waiting[0].pk).update(verdict=media.Verdict.PUBLISH)
    assert held in client.get(url).content.decode()
    media.Held.objects.filter(pk=waiting[0].pk).update(verdict=media.Verdict.HIDE)
    assert held not in client.get(url).content.decode()


def test_a_resident_photo_has_no_public_address(client, built):
    shown = set(Project.objects.get(pk=built[0].pk).photos.values_list("photo", flat=True))
    every = set(media.Photo.objects.values_list("pk", flat=True))
    assert len(every - shown) == 2
    for number in range(1, 30):
        page = client.get(reverse("portal:project_photo", args=[number, "large"]))
        is_public = built[0].photos.filter(pk=number).exists()
        assert page.status_code == (200 if is_public else 404)


def test_nothing_is_read_before_the_decision(client):
    make.application()
    code = Project.objects.get().code
    assert client.get(reverse("portal:project", args=[code])).status_code == 404
    assert "东区巷道路灯更换" not in "".join(read(client).values())


def test_a_photo_is_not_served_before_the_decision(client):
    number = make.application().project.photos.get().pk
    url = reverse("portal:project_photo", args=[number, "thumb"])
    assert client.get(url).status_code == 404


def test_another_town_is_not_read_here(client):
    make.place(make.VILLAGE)
    made = make.approved(at=make.VILLAGE)
    elsewhere = make.place(make.OTHER_TOWN_VILLAGE)
    # Of two towns the first of the official list is the one that this portal speaks of.
    Place.objects.filter(path=elsewhere.town_path).update(sort=1)
    Project.objects.filter(pk=made.pk).update(place=elsewhere)
    assert client.get(reverse("portal:project", args=[made.code])).status_code == 404
