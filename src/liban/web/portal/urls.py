from django.urls import path

from liban.web.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("size/<slug:size>/", views.text_size, name="text_size"),
    path("styleguide/", views.styleguide, name="styleguide"),
]
