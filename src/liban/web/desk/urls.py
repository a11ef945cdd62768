"""All pages of the desk. One list a subject, so that nobody edits another's lines."""

from django.urls import path

from liban.web.desk.views import today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
]
