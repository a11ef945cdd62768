"""The door for the web server: granian starts here."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liban.settings")

application = get_wsgi_application()
