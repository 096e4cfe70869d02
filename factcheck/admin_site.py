"""The Django admin, for admins of the desk only."""

from django.conf import settings
from django.contrib.admin import AdminSite


class DeskAdminSite(AdminSite):
    site_header = settings.DESK_NAME
    site_title = settings.DESK_NAME
    index_title = "Everything the desk holds"
    site_url = "/"
