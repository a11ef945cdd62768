"""What is done with one demand, through its pages."""

import pytest

from liban.demands.models import Demand
from liban.demands.states import State
from tests import make
from tests.web.pages import see, send

pytestmark = pytest.mark.django_db


def again(demand):
    return Demand.objects.get(pk=demand.pk)


def test_checking_needs_a_name(client):
    demand, secretary = make.demand(), make.secretary()
    assert send(client, secretary, "desk:demand_check", demand.pk, title=" ").status_code == 422
    assert again(demand).state == State.RECEIVED
    answer = send(client, secretary, "desk:demand_check", demand.pk, title="东区巷灯坏了")
    assert answer.status_code == 302
    assert (again(demand).state, again(demand).title) == (State.CHECKED, "东区巷灯坏了")


def test_checking_twice_is_told_on_the_form(client):
    secretary = make.secretary()
    demand = make.checked(by=secretary)
    answer = send(client, secretary, "desk:demand_check", demand.pk, title="另一个名字")
    assert answer.status_code == 422
    assert "另一个名字" in answer.content.decode()
    assert again(demand).title == "东区巷灯坏了"


def test_an_instructor_reads_but_does_not_check(client):
    demand = make.demand()
    answer = send(client, make.instructor(), "desk:demand_check", demand.pk, title="灯坏了")
    assert answer.status_code == 403
    assert again(demand).state == State.RECEIVED


def test_an_answer_is_kept_for_the_people(client):
    demand, committee = make.demand(), make.committee()
    send(client, committee, "desk:demand_reply", demand.pk, words="明天来看。")
    assert again(demand).replies.get().words == "明天来看。"
    assert "明天来看。" in see(client, committee, "desk:demand_detail", demand.pk).content.decode()


def test_two_are_merged_by_choice_or_by_code(client):
    into, first, second = make.demand(), make.demand(), make.demand()
    secretary = make.secretary()
    send(client, secretary, "desk:demand_merge", first.pk, into=into.pk)
    code = into.requesters.get().code
    send(client, secretary, "desk:demand_merge", second.pk, code=f"{code[:4]}-{code[4:]}")
    assert [again(each).merged_into for each in (first, second)] == [into, into]


@pytest.mark.parametrize(
    ("data", "words"),
    [({}, "请选一件"), ({"code": "22222222"}, "没有这个编号"), ({"into": "999"}, "请另选一件")],
)
def test_merging_into_nothing_is_refused(client, data, words):
    demand, _other = make.demand(), make.demand()
    answer = send(client, make.secretary(), "desk:demand_merge", demand.pk, **data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert again(demand).state == State.RECEIVED


def test_declining_can_be_read_first_as_the_resident_will_read_it(client):
    demand, secretary = make.demand(), make.secretary()
    data = {"reason": "private", "words": "这是家里的事，可以找调解室。"}
    seen = send(client, secretary, "desk:demand_decline", demand.pk, preview="1", **data)
    assert "这件事办不了：属于个人或家庭自己的事。这是家里的事" in seen.content.decode()
    assert again(demand).state == State.RECEIVED
    send(client, secretary, "desk:demand_decline", demand.pk, **data)
    assert (again(demand).state, again(demand).outcome) == (State.DECLINED, data["words"])


def test_a_small_thing_is_done_at_once_with_a_photo(client):
    secretary = make.secretary()
    demand = make.checked(by=secretary)
    send(client, secretary, "desk:demand_direct", demand.pk)
    assert again(demand).state == State.DIRECT
    bare = send(client, secretary, "desk:demand_finish", demand.pk, words="换好了。")
    assert bare.status_code == 422
    assert "请附一张办好后的照片" in bare.content.decode()
    photo = make.photo_file()
    send(client, secretary, "desk:demand_finish", demand.pk, words="换好了。", photos=photo)
    assert (again(demand).state, again(demand).photos.get().evidence) == (State.DONE, True)


def test_one_more_demand_joins_a_project_that_is_being_planned(client):
    secretary = make.secretary()
    project, demand = make.project(by=secretary), make.checked(by=secretary)
    send(client, secretary, "desk:demand_project", demand.pk, project=project.pk)
    assert demand in project.demands.all()
    assert again(demand).state == State.IN_PROJECT


def test_the_second_editor_sees_both_versions_and_loses_nothing(client):
    demand, secretary, other = make.demand(), make.secretary(), make.committee()
    old = demand.version
    send(client, other, "desk:demand_edit", demand.pk, title="东巷", location="甲", version=old)
    data = {"title": "西巷", "location": "甲", "version": old}
    answer = send(client, secretary, "desk:demand_edit", demand.pk, **data)
    assert answer.status_code == 409
    assert answer.context["changes"] == [{"label": "事由", "theirs": "东巷", "mine": "西巷"}]
    assert again(demand).title == "东巷"
    page = answer.content.decode()
    assert 'value="西巷"' in page
    data["version"] = answer.context["form"]["version"].value()
    send(client, secretary, "desk:demand_edit", demand.pk, **data)
    assert again(demand).title == "西巷"
