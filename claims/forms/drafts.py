"""What a draft keeps of a review form: what was typed and chosen, and over which card."""

from django.http import QueryDict

from claims.forms.review import HeaderForm
from claims.forms.review_layout import Layout

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
