"""The Django admin, for admins of the desk only."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class DeskAdminSite(AdminSite):
    site_header = settings.DESK_NAME
    site_title = settings.DESK_NAME
    index_title = _("Everything the desk holds")
    site_url = None  # our own words for the way back stand in the header
