from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from liban.web import health
from liban.web.portal.views import pages

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", pages.robots, name="robots"),
    path("favicon.ico", pages.favicon, name="favicon"),
    *i18n_patterns(
        path("", include("liban.web.portal.urls")),
        path("account/", include("liban.web.account.urls")),
        path("account/", include("liban.web.account.door")),
        path("desk/", include("liban.web.desk.urls")),
        prefix_default_language=False,
    ),
]
handler400 = "liban.web.errors.bad_request"
handler403 = "liban.web.errors.forbidden"
handler404 = "liban.web.errors.not_found"
handler500 = "liban.web.errors.broken"
