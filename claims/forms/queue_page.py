"""What the templates of the queue need: the card, its form, and the small forms beside it."""

import uuid
from typing import Any

from django.http import QueryDict

from claims.forms.review import ReviewForm
from claims.forms.review_layout import layout_of
from claims.forms.review_rows import lay_out
from claims.models import Lease
from claims.models.card import ClusterCard
from claims.models.queue import QueuePage

WRITTEN = ("-note", "-passage", "-where", "-title", "-publisher", "-against", "-against_numbers")


def queue_context(page: QueuePage, form: ReviewForm | None = None) -> dict[str, Any]:
    """The context of `claims/queue.html`: with `form` when one came back, else with a blank one."""
    context = {
        "page": page,
        "card": page.card,
        "lease": page.lease,
        "skip_reasons": Lease.SkipReason.choices,
        "undo_key": uuid.uuid4(),
    }
    if page.card is None or page.lease is None or not page.card.asked:
        return context
    form = form or _blank(page.card, page.lease)
    return context | {"form": form, "rows": lay_out(form, page.card)}


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


def typed_words(answers: QueryDict) -> str:
    """Everything that was written, not chosen, one text a paragraph."""
    written = (answers.get(name, "").strip() for name in answers if name.endswith(WRITTEN))
    return "\n\n".join(dict.fromkeys(filter(None, written)))


def _blank(card: ClusterCard, lease: Lease) -> ReviewForm:
    return ReviewForm.blank(layout_of(card), version=card.cluster.version, token=str(lease.token))
