from django.urls import path

from liban.web.portal.views import pages

app_name = "portal"
urlpatterns = [
    # What anyone may read.
    path("", pages.home, name="home"),
    path("size/<slug:size>/", pages.text_size, name="text_size"),
    path("styleguide/", pages.styleguide, name="styleguide"),
    # What residents say, and how it goes on.
]
