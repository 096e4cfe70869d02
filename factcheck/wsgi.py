"""The server's entry point: gunicorn factcheck.wsgi."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
application = get_wsgi_application()


def _refuse_to_serve_without_triggers() -> None:
    from django.db import connection

    from claims.models import triggers

    triggers.demand_installed()
    connection.close()


_refuse_to_serve_without_triggers()
