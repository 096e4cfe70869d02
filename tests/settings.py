"""The product's settings, but for what only slows a test down or cannot work in one."""

from factcheck.settings import *  # noqa: F403
from factcheck.settings import DATABASES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Tests point connections at other databases; a pool would go on handing out the old ones.
DATABASES["default"]["OPTIONS"].pop("pool", None)
