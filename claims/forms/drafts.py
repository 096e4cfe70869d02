"""What a draft keeps of a review form: what was typed and chosen, and over which card."""

from datetime import datetime

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict

from claims.actions.drafts import save_draft
from claims.forms.review import HeaderForm
from claims.forms.review_layout import Layout
from claims.models import Draft, Reviewer

FRAME = {*HeaderForm.base_fields, *Layout(sides=(), asked=frozenset()).as_fields()}
NEVER_KEPT = {"csrfmiddlewaretoken", "act"}
WRITTEN = ("-note", "-passage", "-where", "-title", "-publisher", "-against", "-against_numbers")


def as_draft(answers: QueryDict) -> str:
    """The form as it came, URL-encoded, without what was left empty; empty when nothing was filled in."""
    kept = QueryDict(mutable=True)
    for name, values in answers.lists():
        if any(values) and name not in NEVER_KEPT:
            kept.setlist(name, values)
    return kept.urlencode() if kept.keys() - FRAME else ""


def typed_words(answers: QueryDict) -> str:
    """Everything that was written, not chosen, one text a paragraph."""
    written = (answers.get(name, "").strip() for name in answers if name.endswith(WRITTEN))
    return "\n\n".join(dict.fromkeys(filter(None, written)))


def words_sent(request: HttpRequest) -> str:
    """What was written on the card that a request brings, itself or along with signing in."""
    try:
        return typed_words(request.POST) or typed_words(QueryDict(request.POST.get("typed", "")))
    except (OSError, SuspiciousOperation):  # it broke off, or is larger than what is taken
        return ""


def save_typed(cluster_id: int, reviewer: Reviewer, answers: QueryDict, *, at: datetime) -> Draft | None:
    """Keep a review form as the reviewer's draft. Raises what `save_draft` raises."""
    key = answers.get("key", "")
    return save_draft(
        cluster_id=cluster_id,
        reviewer=reviewer,
        body=as_draft(answers),
        key=key if key.isprintable() else "",
        at=at,
    )
