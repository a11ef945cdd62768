from django.apps import AppConfig


class Liban(AppConfig):
    name = "liban"
    verbose_name = "立办"
    default_auto_field = "django.db.models.BigAutoField"
