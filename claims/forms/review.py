"""The review form: what a reviewer says of a cluster, all at once, by sides, or claim by claim."""

import uuid
from collections.abc import Mapping
from typing import Self

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from claims.forms.review_earlier import read_earlier_verdicts
from claims.forms.review_layout import Layout, layout_from
from claims.forms.review_parts import EXCEPTED, Parts, parts_from, parts_keeping
from claims.forms.review_verdicts import compose, find_faults
from claims.models import Claim, Verdict
from claims.models.origins import read_origins
from claims.records import DecisionInput

REPEATABLE = {"sides", "says", "earlier", "shared-against", EXCEPTED}
DAMAGED = gettext_lazy("The form came back damaged. Look it over and save again.")


class HeaderForm(forms.Form):
    """Which form it is, which version of the cluster it shows, and the lease it was opened under."""

    key = forms.RegexField(r"^[0-9a-f-]{32,36}\Z")
    version = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    token = forms.UUIDField()


class ReviewForm:
    """The form as rendered (`blank`, `again`) or as it came back (`sent`)."""

    def __init__(self, header: HeaderForm, parts: Parts) -> None:
        self.header = header
        self.parts = parts
        self.faults: list[str] = []
        self.earlier: Mapping[int, Verdict] = {}
        self.origins: Mapping[int, str] = {}

    @property
    def version(self) -> str:
        """The version of the cluster it was rendered from, as text."""
        return str(self.header["version"].value())

    @property
    def marked(self) -> list[tuple[str, str]]:
        """What is wrong, field by field: the id of the field on the page, and the words."""
        return [
            (f"id_{form.add_prefix(name)}", str(words))
            for form in self.parts.forms
            for name, errors in form.errors.items()
            for words in errors
        ]

    @classmethod
    def blank(cls, layout: Layout, *, version: int, token: str) -> Self:
        """Nothing chosen, nothing written, a key of its own."""
        return cls.again(layout, QueryDict(), version=version, token=token)

    @classmethod
    def again(
        cls, layout: Layout, kept: QueryDict, *, version: int, token: str, key: str | None = None
    ) -> Self:
        """A form over what the cluster is now, with what was typed into an earlier one.

        Labels are kept on the very same version, where their side has the same claims as before. Give the
        `key` of the earlier form when that one may have been saved.
        """
        header = HeaderForm(initial={"key": key or str(uuid.uuid4()), "version": version, "token": token})
        return cls(header, parts_keeping(layout, kept, is_same=kept.get("version") == str(version)))

    @classmethod
    def sent(cls, answers: QueryDict) -> Self:
        """What came back. Raises ValidationError when it does not say what it asked for."""
        form = cls(HeaderForm(answers), parts_from(layout_from(answers), answers))
        if any(len(answers.getlist(name)) > 1 for name in answers if name not in REPEATABLE):
            raise ValidationError(DAMAGED)
        return form

    def is_valid(self) -> bool:
        """Checks every part, so that all faults show at once.

        One query, three more when the card named earlier verdicts.
        """
        is_readable = all(form.is_valid() for form in (self.header, *self.parts.forms))
        if is_readable:
            named = self.parts.cited.union(self.parts.layout.members)
            self.origins = read_origins(Claim.objects.filter(pk__in=named))
            self.earlier = read_earlier_verdicts(self.parts.layout.earlier_ids)
            for form, field, words in find_faults(self.parts, self.earlier, self.origins):
                if not form.has_error(field):
                    form.add_error(field, str(words))
        if not self.header.is_valid():
            self.faults.append(str(DAMAGED))
        elif not all(form.is_valid() for form in self.parts.forms):
            self.faults.append(gettext("Not saved yet:"))
        return not self.faults

    def decision(self) -> DecisionInput:
        """The record for the saving action; only after `is_valid`."""
        kept = self.header.cleaned_data
        return DecisionInput(
            idempotency_key=kept["key"],
            cluster_version=kept["version"],
            lease_token=str(kept["token"]),
            members=sorted(self.parts.layout.asked),
            verdicts=compose(self.parts, self.earlier, self.origins),
        )
