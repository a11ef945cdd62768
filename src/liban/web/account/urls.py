from django.urls import path

from liban.web.account import views

app_name = "account"
urlpatterns = [
    path("me/", views.me, name="me"),
    path("link/<str:token>/", views.ticket, name="ticket"),
]
