"""The list of projects, the page of one, forming it from demands, giving it up."""

import pytest
from django.urls import reverse

from liban.projects.models import Project
from liban.projects.states import State
from tests import make

pytestmark = pytest.mark.django_db


def page(client, person, name, *args, **query):
    client.force_login(person)
    return client.get(reverse(name, args=args), query)


STATES = (make.project, make.complete, make.approved, make.working, make.finished, make.accepted)


@pytest.mark.parametrize("build", STATES, ids=lambda build: build.__name__)
def test_the_page_of_a_project_shows_what_comes_next(client, build):
    project = build()
    answer = page(client, project.lead, "desk:project_detail", project.pk)
    assert answer.status_code == 200
    assert project.title in answer.content.decode()
    assert answer.context["lit"].kind


def test_a_stranger_does_not_find_the_project(client):
    project = make.project()
    assert page(client, make.stranger(), "desk:project_detail", project.pk).status_code == 404


def test_the_list_holds_what_the_viewer_may_see(client):
    mine, other = make.project(), make.project(at=make.OTHER_VILLAGE)
    rows = page(client, mine.lead, "desk:project_list").context["rows"]
    assert [row["project"] for row in rows] == [mine]
    town = page(client, make.approver(), "desk:project_list").context["rows"]
    assert {row["project"] for row in town} == {mine, other}
