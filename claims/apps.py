"""The claims app: its triggers are put back after every migration, and checked before it starts."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = gettext_lazy("Claims")

    def ready(self) -> None:
        from claims.models import triggers

        pre_migrate.connect(triggers.remove_for_migrating, sender=self)
        post_migrate.connect(triggers.install, sender=self)
        register(triggers.check_installed, Tags.database)
