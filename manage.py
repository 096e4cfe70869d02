#!/usr/bin/env python
"""Django's command line."""

import os
import sys

if sys.version_info < (3, 12):  # noqa: UP036 - said in one line instead of a traceback
    sys.exit(f"This needs Python 3.12 or newer; {sys.executable} is {sys.version.split()[0]}.")

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    execute_from_command_line(sys.argv)
