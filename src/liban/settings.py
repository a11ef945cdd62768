"""Settings: what differs between installations comes from LIBAN_* variables or a .env file."""

import json
from pathlib import Path
from typing import Any

import environ
from django.utils.translation import gettext_lazy as _

from liban.kit.secret import make_keys

ROOT = Path(__file__).resolve().parents[2]
env = environ.Env()
environ.Env.read_env(ROOT / ".env")

DATA = Path(env("LIBAN_DATA", default=str(ROOT / "var"))).resolve()
KEYS = Path(env("LIBAN_KEYS", default=str(DATA / "keys.json")))
make_keys(KEYS)
_keys = json.loads(KEYS.read_text())
SECRET_KEY = _keys["django"]
JOURNAL_KEY = _keys["journal"]
FIELD_KEYS = _keys["fields"]

DEBUG = False
IS_DEMO = env.bool("LIBAN_DEMO", default=False)
SECOND_FACTOR = env.bool("LIBAN_SECOND_FACTOR", default=not IS_DEMO)
# Behind TLS cookies are marked secure; the embedded server on 127.0.0.1 speaks plain HTTP.
BEHIND_TLS = env.bool("LIBAN_TLS", default=False)
ALLOWED_HOSTS = env.list("LIBAN_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
TRUSTED_PROXIES = env.list("LIBAN_TRUSTED_PROXIES", default=[])
CSRF_TRUSTED_ORIGINS = env.list("LIBAN_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "liban.apps.Liban",
]
MIDDLEWARE = [
    "liban.web.headers.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "liban.web.packing.PackText",
    "liban.web.safety.SafetyNet",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "liban.web.sessions.SessionRules",
    "liban.web.limits.keep_counts",
    "liban.web.once.EachFormOnce",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "liban.urls"
WSGI_APPLICATION = "liban.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "src/liban/web/templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["liban.web.tags"],
            "context_processors": [
                "django.template.context_processors.request",
                "liban.web.context.every_page",
            ],
        },
    }
]
FORM_RENDERER = "liban.web.forms.Renderer"

# Not by a URL, in which a folder named "100%" or "a#b" would be another folder.
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA / "liban.sqlite3")}
DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL") if env("DATABASE_URL", default="") else SQLITE
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["ENGINE"] = "liban.kit.sqlite3"
    # IMMEDIATE: a writer waits its turn instead of failing half-way; FULL: what was
    # acknowledged survives a power cut (NORMAL loses it).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            " PRAGMA busy_timeout=20000;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "liban_cache",
    }
}

AUTH_USER_MODEL = "liban.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "UserAttributeSimilarityValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS.append({"NAME": "liban.kit.passwords.LongestValidator"})
# MLPS level 3 asks for several kinds of signs, ASVS 6.2.5 advises against asking: the town decides.
if env("LIBAN_PASSWORD_PROFILE", default="mlps3") == "mlps3":
    AUTH_PASSWORD_VALIDATORS.append({"NAME": "liban.kit.passwords.KindsValidator"})
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "liban.web.account.adapter.Adapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "50/15m/ip,5/15m/key"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_FORMS = {
    "login": "liban.web.account.forms.LoginForm",
    "change_password": "liban.web.account.forms.ChangePasswordForm",
    "reauthenticate": "liban.web.account.forms.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": "liban.web.account.forms.AuthenticateForm",
    "reauthenticate": "liban.web.account.forms.ReauthenticateByCodeForm",
    "activate_totp": "liban.web.account.forms.ActivateForm",
}
MFA_ADAPTER = "liban.web.account.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "立办"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-liban" if BEHIND_TLS else "liban"
SESSION_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Staff sessions end after half an hour idle and twelve hours in all (R21, MLPS 8.1.4.1).
SESSION_IDLE_SECONDS = env.int("LIBAN_SESSION_IDLE", default=30 * 60)
SESSION_LONGEST_SECONDS = env.int("LIBAN_SESSION_LONGEST", default=12 * 60 * 60)
CSRF_COOKIE_NAME = "__Host-csrf" if BEHIND_TLS else "csrf"
CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "liban.web.errors.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SECURE_HSTS_PRELOAD = BEHIND_TLS
SECURE_SSL_REDIRECT = env.bool("LIBAN_SSL_REDIRECT", default=False)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "src/liban/locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
LANGUAGE_COOKIE_SECURE = BEHIND_TLS

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ROOT / "src/liban/web/static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "liban.web.assets.PackedStorage"},
}
FILES = DATA / "files"
# Where the last links of the journal are written down, outside the database; on another disk or
# machine they prove more. BACKUPS is the folder that ./liban backup fills and /readyz watches.
ANCHORS = Path(env("LIBAN_ANCHORS", default=str(DATA / "anchors.jsonl")))
BACKUPS = env("LIBAN_BACKUPS", default="")
BACKUP_HOURS = env.int("LIBAN_BACKUP_HOURS", default=26)
# One photo is at most 10 MB and nine go with one report (R18); with the words that is 100 MB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = 12
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
PHOTO_MAX_BYTES = 10 * 1024 * 1024
PHOTO_MAX_PIXELS = 50_000_000
PHOTOS_A_REPORT = 9

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LIBAN_LOG_LEVEL", default="WARNING")},
    "loggers": {"django.request": {"level": "ERROR"}},
}
