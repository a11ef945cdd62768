"""The four screens of the plan, the look at the site, photos."""

import pytest
from django.urls import reverse

from liban.approval.actions import return_application
from liban.projects.models import Project
from tests import make
from tests.web.pages import see, send

pytestmark = pytest.mark.django_db
SCREENS = ("plan_work", "plan_money", "plan_people", "plan_check", "survey_new", "photo_new")


def again(project):
    return Project.objects.get(pk=project.pk)


def rows(name, *values):
    """Rows of a page as a browser sends them."""
    data = {f"{name}-count": len(values)}
    for i, row in enumerate(values):
        data |= {f"{name}-{i}-{field}": value for field, value in row.items()}
    return data


def work(project, **more):
    data = {
        "title": "东区巷道路灯更换",
        "category": "living",
        "kind": "works",
        "location": "东区巷",
        "background": "晚上很暗。",
        "plan_start_on": "2026-03-02",
        "plan_end_on": "2026-03-27",
        "version": project.version,
    }
    targets = rows("targets", {"name": "路灯", "planned": "68", "unit": "盏"}, {"name": ""})
    steps = rows("steps", {"name": "装完一半", "planned_on": "2026-03-15"})
    return {**data, **targets, **steps, **more}


def money(project, **more):
    lines = rows("lines", {"name": "LED 路灯", "quantity": "68", "unit": "盏", "price": "1,000.50"})
    shares = {"share_fund": "60000", "share_village": "8034"}
    return {"builder": "村集体", "version": project.version, **lines, **shares, **more}


@pytest.mark.parametrize("name", SCREENS)
def test_a_stranger_does_not_find_the_screen(client, name):
    project = make.project()
    assert see(client, make.stranger(), f"desk:{name}", project.pk).status_code == 404


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_asks_the_database_at_most_twelve_times(
    client, name, django_assert_max_num_queries
):
    project = make.complete()
    see(client, project.lead, "desk:project_list")
    with django_assert_max_num_queries(12):
        assert client.get(reverse(f"desk:{name}", args=[project.pk])).status_code == 200


def test_what_is_known_is_filled_in_and_no_word_of_a_resident(client):
    project = make.project()
    form = see(client, project.lead, "desk:plan_work", project.pk).context["form"]
    filled = {name for name in form.fields if form[name].value()}
    assert {"title", "category", "kind", "location", "background"} <= filled
    assert {"plan_start_on", "plan_end_on"} <= filled
    assert form["background"].value() == "群众反映：东区巷灯坏了。"


def test_the_three_screens_keep_the_plan_and_lead_on(client):
    project = make.project()
    answer = send(client, project.lead, "desk:plan_work", project.pk, **work(project))
    assert answer.headers["Location"] == reverse("desk:plan_money", args=[project.pk])
    outcome = again(project).outcomes.get()
    assert (outcome.name, outcome.planned, outcome.unit) == ("路灯", 68, "盏")

    data = money(again(project))
    answer = send(client, project.lead, "desk:plan_money", project.pk, **data)
    assert answer.headers["Location"] == reverse("desk:plan_people", args=[project.pk])
    assert again(project).budget.get().total_fen == 68_034_00
    assert dict(again(project).funding.values_list("source", "fen")) == {
        "fund": 60_000_00,
        "village": 8_034_00,
    }

    data = {"households": "120", "people": "400", "upkeep": "村委会", "why_secretary": ""}
    data["version"] = again(project).version
    answer = send(client, project.lead, "desk:plan_people", project.pk, **data)
    assert answer.headers["Location"] == reverse("desk:plan_check", args=[project.pk])
    assert (again(project).households, again(project).upkeep) == (120, "村委会")


def test_one_more_row_saves_nothing_and_loses_nothing(client):
    project = make.project()
    data = work(project, add="targets")
    answer = send(client, project.lead, "desk:plan_work", project.pk, **data)
    assert answer.status_code == 200
    assert answer.context["rows"]["targets"].count == 3
    assert 'value="68"' in answer.content.decode()
    assert not again(project).outcomes.exists()


def test_a_half_written_row_is_told_with_its_number(client):
    project = make.project()
    data = work(project) | {"targets-1-name": "灯杆"}
    answer = send(client, project.lead, "desk:plan_work", project.pk, **data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "成效第 2 行：请填数量。" in page
    assert "<title>出错：" in page
    assert not again(project).outcomes.exists()


def test_sums_that_differ_are_refused_and_shown(client):
    project = make.project()
    data = money(project, share_village="8000")
    answer = send(client, project.lead, "desk:plan_money", project.pk, **data)
    assert answer.status_code == 422
    assert "资金还差 34 元。" in answer.content.decode()
    assert not again(project).budget.exists()
    counted = send(client, project.lead, "desk:plan_money", project.pk, **data, sum="1")
    assert counted.status_code == 200
    assert counted.context["sums"] == {
        "cost": 68_034_00,
        "paid": 68_000_00,
        "gap": 3400,
        "is_over": 0,
    }


def test_the_estimate_begins_with_what_is_to_be_made(client):
    project = make.project()
    send(client, project.lead, "desk:plan_work", project.pk, **work(project))
    lines = see(client, project.lead, "desk:plan_money", project.pk).context["rows"]["lines"]
    assert lines.texts()[0] == "路灯 68 盏"


def test_the_second_editor_sees_both_versions_and_loses_nothing(client):
    project = make.project()
    committee = make.committee()
    first = work(project, location="甲巷")
    second = work(project, location="乙巷")
    send(client, committee, "desk:plan_work", project.pk, **first)
    answer = send(client, project.lead, "desk:plan_work", project.pk, **second)
    assert answer.status_code == 409
    assert {"label": "实施地点", "theirs": "甲巷", "mine": "乙巷"} in answer.context["changes"]
    assert again(project).location == "甲巷"
    assert 'value="乙巷"' in answer.content.decode()
    second["version"] = answer.context["form"]["version"].value()
    assert send(client, project.lead, "desk:plan_work", project.pk, **second).status_code == 302
    assert again(project).location == "乙巷"


def test_an_instructor_may_not_write_the_plan(client):
    project = make.project()
    answer = send(client, make.instructor(), "desk:plan_work", project.pk, **work(project))
    assert answer.status_code == 403
    assert not again(project).outcomes.exists()


def test_after_the_application_the_plan_is_closed(client):
    project = make.application().project
    answer = send(client, project.lead, "desk:plan_work", project.pk, **work(project))
    assert answer.status_code == 422
    assert "需要改请先请镇里退回" in answer.content.decode()


def test_everything_that_is_missing_is_told_at_once(client):
    project = make.project()
    missing = see(client, project.lead, "desk:plan_check", project.pk).context["missing"]
    assert [item["words"] for item in missing] == [
        "请写清问题是什么。",
        "请写可量化的成效：做多少、什么单位。",
        "请填计划开工和计划完工的日期。",
        "请至少写一个进度节点。",
        "请填概算，至少一行。",
        "请在资金构成里填书记立办资金。",
        "请填受益户数和人数。",
        "请写建好以后谁来管。",
        "请先到现场看过，并记下来。",
        "请加上施工前的照片。",
    ]


def test_a_complete_plan_can_be_applied_for_from_the_last_screen(client):
    project = make.complete()
    page = see(client, project.lead, "desk:plan_check", project.pk)
    assert page.context["missing"] == []
    assert reverse("desk:apply", args=[project.pk]) in page.content.decode()


def test_who_got_it_back_reads_what_to_complete_and_that_the_day_stands(client):
    asked = make.application()
    act = {"actor": make.handler(), "application_id": asked.pk, "now": make.later(1)}
    return_application(codes=("incomplete",), words="缺两份报价。", **act)
    project = Project.objects.get()
    page = see(client, project.lead, "desk:plan_check", project.pk).content.decode()
    assert "资料不全：缺两份报价。" in page
    assert "退回不延长" in page
    assert "申报之日起" not in page
    whole = see(client, project.lead, "desk:project_detail", project.pk).content.decode()
    assert "资料不全：缺两份报价。" in whole


def test_a_look_at_the_site_is_written_down_with_a_photo(client):
    project = make.project()
    bare = send(client, project.lead, "desk:survey_new", project.pk, findings="", on="2026-03-02")
    assert bare.status_code == 422
    assert not again(project).surveys.exists()
    data = {"findings": "坏了六盏。", "members": "3", "residents": "", "on": "2026-03-02"}
    photo = make.photo_file()
    send(client, project.lead, "desk:survey_new", project.pk, photos=photo, **data)
    survey = again(project).surveys.get()
    assert (survey.findings, survey.members, survey.residents) == ("坏了六盏。", 3, 0)
    key = survey.photos.get().pk
    assert (
        see(client, project.lead, "desk:survey_photo", survey.pk, key, "thumb").status_code == 200
    )
    strange = see(client, make.stranger(), "desk:survey_photo", survey.pk, key, "thumb")
    assert strange.status_code == 404


def test_photos_from_one_viewpoint_make_a_pair(client):
    project = make.complete()
    data = {"phase": "after", "viewpoint": "1", "caption": "换好了"}
    photo = make.photo_file("yellow")
    send(client, project.lead, "desk:photo_new", project.pk, photos=photo, **data)
    page = see(client, project.lead, "desk:photo_new", project.pk)
    assert len(page.context["pairs"]) == 1
    assert [each["lacking"] for each in page.context["viewpoints"]] == [""]


def test_no_photo_is_told(client):
    project = make.project()
    data = {"phase": "before", "viewpoint": "1", "caption": ""}
    answer = send(client, project.lead, "desk:photo_new", project.pk, **data)
    assert answer.status_code == 422
    assert "请选照片。" in answer.content.decode()
