"""What the templates of the queue need: the card, its form, and the small forms beside it."""

import uuid
from typing import Any

from django.http import QueryDict

from claims.forms.drafts import typed_words
from claims.forms.review import ReviewForm
from claims.forms.review_layout import layout_of
from claims.forms.review_rows import lay_out
from claims.models import Draft, Lease
from claims.models.card import ClusterCard
from claims.models.queue import QueuePage


def queue_context(page: QueuePage, form: ReviewForm | None = None) -> dict[str, Any]:
    """The context of `claims/queue.html`: with the `form` that came back, else with the draft or blank."""
    context = {
        "page": page,
        "card": page.card,
        "lease": page.lease,
        "skip_reasons": Lease.SkipReason.choices,
        "undo_key": uuid.uuid4(),
        "drafts": [(draft, typed_words(QueryDict(draft.body))) for draft in page.drafts],
    }
    if page.card is None or page.lease is None or not page.card.asked:
        return context
    draft = next(iter(page.drafts), None) if form is None else None
    form = form or _open(page.card, page.lease, draft)
    return context | {"form": form, "rows": lay_out(form, page.card)} | _told_of(draft, page.card)


def _told_of(draft: Draft | None, card: ClusterCard) -> dict[str, Any]:
    """The draft that is back in the form, if one is, and whether the card changed since."""
    if draft is None:
        return {}
    version = QueryDict(draft.body).get("version")
    return {"draft": draft, "draft_is_older": version != str(card.cluster.version)}


def returned_context(
    page: QueuePage, answers: QueryDict, form: ReviewForm | None, fault: str
) -> dict[str, Any]:
    """The context when a form comes back: itself while it fits the card, else a new one with what was typed.

    Where the card has nothing left to label, or is not theirs, what was typed is shown to be copied.
    """
    if page.card is None or page.lease is None or not page.card.asked:
        return queue_context(page) | {"fault": fault, "kept": typed_words(answers)}
    layout, version = layout_of(page.card), page.card.cluster.version
    if form is None or form.parts.layout != layout or form.version != str(version):
        form = ReviewForm.again(layout, answers, version=version, token=str(page.lease.token))
    if fault:
        form.faults.append(fault)
    return queue_context(page, form)


def _open(card: ClusterCard, lease: Lease, draft: Draft | None) -> ReviewForm:
    """A form to fill: with what was half written before, else blank."""
    typed = QueryDict(draft.body if draft else "")
    return ReviewForm.again(layout_of(card), typed, version=card.cluster.version, token=str(lease.token))
