"""All pages of the desk. One list a subject, so that nobody edits another's lines."""

from django.urls import path

from liban.web.desk.views import calendar, journal, people, photos, posts, projects, settings, today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    # Projects
    path("photos/<int:pk>/<slug:size>/", photos.project_photo, name="project_photo"),
    path("projects/", projects.project_list, name="project_list"),
    path("projects/new/", projects.project_new, name="project_new"),
    path("projects/<int:project_id>/", projects.project_detail, name="project_detail"),
    path("projects/<int:project_id>/withdraw/", projects.project_withdraw, name="project_withdraw"),
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
