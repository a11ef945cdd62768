from django.urls import path

from liban.web.portal.views import (
    join,
    mine,
    pages,
    photos,
    public,
    rate,
    report,
    signposts,
    track,
)

app_name = "portal"
urlpatterns = [
    # What anyone may read.
    path("", pages.home, name="home"),
    path("about/", pages.about, name="about"),
    path("results/", public.results, name="results"),
    path("village/<slug:slug>/", public.village, name="village"),
    path("p/<str:code>/", public.project, name="project"),
    path("photo/<int:number>/<slug:size>.jpg", public.project_photo, name="project_photo"),
    path("money/", public.money, name="money"),
    path("money/<int:year>.csv", public.money_csv, name="money_csv"),
    path("size/<slug:size>/", pages.text_size, name="text_size"),
    path("styleguide/", pages.styleguide, name="styleguide"),
    # What residents say, and how it goes on.
    path("report/", report.report, name="report"),
    path("report/<str:token>/", report.report, name="report"),
    path("report/<str:token>/where/", report.report_where, name="report_where"),
    path("report/<str:token>/check/", report.report_check, name="report_check"),
    path("report/<str:token>/done/", report.report_done, name="report_done"),
    path("report/<str:token>/photo/<int:pk>/", photos.report_photo, name="report_photo"),
    path("signpost/<slug:kind>/", signposts.signpost, name="signpost"),
    path("privacy/", signposts.privacy, name="privacy"),
    path("demands/<int:pk>/join/", join.join, name="join"),
    path("track/", track.track, name="track"),
    path("t/<str:code>/", track.track_detail, name="track_detail"),
    path("t/<str:code>/rate/", rate.rate, name="rate"),
    path("t/<str:code>/ask-again/", rate.ask_again, name="ask_again"),
    path("t/<str:code>/photo/<int:pk>/<slug:size>/", photos.track_photo, name="track_photo"),
    path("t/<str:code>/<str:secret>/", track.track_own, name="track_own"),
    path("t/<str:code>/<str:secret>/erase/", mine.erase, name="erase"),
    path(
        "t/<str:code>/<str:secret>/photo/<int:pk>/<slug:size>/",
        photos.track_own_photo,
        name="track_own_photo",
    ),
]
