"""All pages of the desk. One list a subject, so that nobody edits another's lines."""

from django.urls import path

from liban.web.desk.views import (
    acceptance,
    approval,
    calendar,
    demand_acts,
    demands,
    fieldwork,
    funds,
    held,
    journal,
    people,
    photos,
    plan,
    plan_check,
    posts,
    projects,
    satisfaction,
    settings,
    today,
    works,
)

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    # Demands
    path("demands/", demands.demand_list, name="demand_list"),
    path("demands/new/", demands.demand_new, name="demand_new"),
    path("demands/<int:demand_id>/", demands.demand_detail, name="demand_detail"),
    path("demands/<int:demand_id>/check/", demand_acts.demand_check, name="demand_check"),
    path("demands/<int:demand_id>/reply/", demand_acts.demand_reply, name="demand_reply"),
    path("demands/<int:demand_id>/merge/", demand_acts.demand_merge, name="demand_merge"),
    path("demands/<int:demand_id>/decline/", demand_acts.demand_decline, name="demand_decline"),
    path("demands/<int:demand_id>/direct/", demand_acts.demand_direct, name="demand_direct"),
    path("demands/<int:demand_id>/finish/", demand_acts.demand_finish, name="demand_finish"),
    path("demands/<int:demand_id>/project/", demand_acts.demand_project, name="demand_project"),
    path("demands/<int:demand_id>/edit/", demand_acts.demand_edit, name="demand_edit"),
    path("demands/people/<int:requester_id>/", demands.demand_contact, name="demand_contact"),
    path("demands/photos/<int:pk>/<slug:size>/", demands.demand_photo, name="demand_photo"),
    # Projects
    path("photos/<int:pk>/<slug:size>/", photos.project_photo, name="project_photo"),
    path("projects/", projects.project_list, name="project_list"),
    path("projects/new/", projects.project_new, name="project_new"),
    path("projects/<int:project_id>/", projects.project_detail, name="project_detail"),
    path("projects/<int:project_id>/withdraw/", projects.project_withdraw, name="project_withdraw"),
    # Asking for money and deciding
    path("projects/<int:pk>/apply/", approval.apply, name="apply"),
    path("applications/<int:pk>/", approval.application_detail, name="application_detail"),
    path(
        "applications/<int:pk>/withdraw/",
        approval.application_withdraw,
        name="application_withdraw",
    ),
    path("projects/<int:pk>/terminate/", approval.project_terminate, name="project_terminate"),
    # Works
    path("projects/<int:pk>/start/", works.work_start, name="work_start"),
    path("projects/<int:pk>/progress/", works.work_progress, name="work_progress"),
    path("projects/<int:pk>/milestone/", works.milestone_reach, name="milestone_reach"),
    path("projects/<int:pk>/wait/", works.work_wait, name="work_wait"),
    path("projects/<int:pk>/finish/", works.work_finish, name="work_finish"),
    path("projects/<int:pk>/repaired/", works.repair_finish, name="repair_finish"),
    # From the inspection to the archive
    path("projects/<int:pk>/accept/", acceptance.accept, name="accept"),
    path("projects/<int:pk>/repair/", acceptance.repair_ask, name="repair_ask"),
    path("projects/<int:pk>/settle/", acceptance.settle, name="settle"),
    path("projects/<int:pk>/pay/", acceptance.pay, name="pay"),
    path("projects/<int:pk>/close/", acceptance.close, name="close"),
    path("projects/<int:pk>/archive/", acceptance.archive, name="archive"),
    # Satisfaction
    path("projects/<int:pk>/answers/", satisfaction.answer_list, name="answer_list"),
    path("asked/<int:pk>/answer/", satisfaction.answer_new, name="answer_new"),
    # The fund
    path("funds/", funds.fund_list, name="fund_list"),
    path("funds/new/", funds.fund_new, name="fund_new"),
    path("funds/<int:pk>/", funds.fund_detail, name="fund_detail"),
    path("funds/<int:pk>/ledger.csv", funds.fund_csv, name="fund_csv"),
    path("funds/<int:pk>/appropriate/", funds.fund_appropriate, name="fund_appropriate"),
    path("funds/<int:pk>/return/", funds.fund_return, name="fund_return"),
    path("projects/<int:project_id>/plan/", plan.plan_work, name="plan_work"),
    path("projects/<int:project_id>/plan/money/", plan.plan_money, name="plan_money"),
    path("projects/<int:project_id>/plan/people/", plan.plan_people, name="plan_people"),
    path("projects/<int:project_id>/plan/check/", plan_check.plan_check, name="plan_check"),
    path("projects/<int:project_id>/survey/", fieldwork.survey_new, name="survey_new"),
    path("projects/<int:project_id>/photos/", fieldwork.photo_new, name="photo_new"),
    path(
        "surveys/<int:survey_id>/photos/<int:photo_id>/<slug:size>/",
        fieldwork.survey_photo,
        name="survey_photo",
    ),
    # Texts held back
    path("held/", held.held_list, name="held_list"),
    path("held/<int:held_id>/", held.held_look, name="held_look"),
    # People
    path("people/", people.person_list, name="person_list"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/<int:person_id>/", people.person_detail, name="person_detail"),
    path("people/<int:person_id>/link/", people.person_link, name="person_link"),
    path("people/<int:person_id>/link/shown/", people.person_link_shown, name="person_link_shown"),
    path("people/<int:person_id>/switch/", people.person_switch, name="person_switch"),
    path("people/<int:person_id>/factor/", people.person_factor, name="person_factor"),
    path("people/<int:person_id>/appoint/", posts.post_new, name="post_new"),
    path("posts/<int:post_id>/end/", posts.post_end, name="post_end"),
    path("posts/<int:post_id>/hand-over/", posts.post_hand_over, name="post_hand_over"),
    # Settings
    path("settings/", settings.setting_list, name="setting_list"),
    path("settings/places/new/", settings.setting_place, name="setting_place"),
    path("settings/calendar/<int:year>/", calendar.calendar, name="calendar"),
    path(
        "settings/calendar/<int:year>/<int:month>/<int:day>/",
        calendar.calendar_day,
        name="calendar_day",
    ),
    path("settings/<str:name>/", settings.setting_edit, name="setting_edit"),
    # Journal
    path("journal/", journal.journal, name="journal"),
]
