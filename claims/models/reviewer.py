"""People who sign in: reviewers, leads and admins."""

from typing import Any

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ReviewerManager(UserManager["Reviewer"]):
    """Makes reviewers; `createsuperuser` makes an admin."""

    def create_superuser(
        self, username: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "Reviewer":
        return self.create_user(username, email, password, **{**fields, "role": Reviewer.Role.ADMIN})

    def create_user(
        self, username: str, email: str | None = None, password: str | None = None, **fields: Any
    ) -> "Reviewer":
        role = fields.setdefault("role", Reviewer.Role.REVIEWER)
        rights = {"is_staff": role == Reviewer.Role.ADMIN, "is_superuser": role == Reviewer.Role.ADMIN}
        return super().create_user(username, email, password, **{**fields, **rights})

    def leads(self) -> "models.QuerySet[Reviewer]":
        """Those who lead now: leads and admins who can still sign in."""
        return self.filter(role__in=(Reviewer.Role.LEAD, Reviewer.Role.ADMIN), is_active=True)


class Reviewer(AbstractUser):
    """A person at the desk. The role says what they may do; Django's own flags follow from it."""

    class Role(models.TextChoices):
        REVIEWER = "reviewer", _("Reviewer")
        LEAD = "lead", _("Lead")
        ADMIN = "admin", _("Admin")

    role = models.CharField(max_length=8, choices=Role, default=Role.REVIEWER)
    welcomed_at = models.DateTimeField(
        null=True, editable=False, help_text=_("When the welcome on the queue was dismissed.")
    )

    objects = ReviewerManager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=["reviewer", "lead", "admin"]), name="reviewer_role"),
            models.CheckConstraint(
                condition=Q(role="admin", is_staff=True, is_superuser=True)
                | (~Q(role="admin") & Q(is_staff=False, is_superuser=False)),
                name="reviewer_admin_rights_follow_role",
            ),
        ]

    @property
    def is_lead(self) -> bool:
        """Leads, and admins, who may do all that leads may."""
        return self.role in (self.Role.LEAD, self.Role.ADMIN)

    @property
    def is_admin(self) -> bool:
        return self.role == self.Role.ADMIN
