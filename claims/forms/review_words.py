"""What saving a review form writes, in words: before, of what is chosen so far; after, of what was saved."""

from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.forms.review import ReviewForm
from claims.forms.review_layout import Layout
from claims.models.card import side_letter
from claims.records import DecisionInput

WORDS = {
    "consistent": gettext_lazy("consistent"),
    "conflicting": gettext_lazy("conflicting"),
    "unverified": gettext_lazy("unverified"),
    "set_aside": gettext_lazy("set aside"),
    "undecided": gettext_lazy("left undecided"),
    "": gettext_lazy("without a label yet"),
}


def tell_chosen(form: ReviewForm) -> str:
    """ "Saves A 190 miles: conflicting; B 186 miles: consistent." Empty where nothing is chosen yet."""
    chosen = _chosen(form)
    if not any(chosen.values()):
        return ""
    told = _tell(form.parts.layout, chosen)
    frame = _("So far: #.") if "" in chosen.values() else _("Saves #; then opens the next card.")
    return frame.replace("#", told)


def tell_saved(form: ReviewForm, decision: DecisionInput) -> str:
    """The same of what was saved; of a lone claim just its label."""
    saved = dict.fromkeys(decision.members, "undecided")
    saved |= {verdict.claim_id: verdict.label or "set_aside" for verdict in decision.verdicts}
    return _tell(form.parts.layout, saved)


def tell_faults(form: ReviewForm) -> list[tuple[str, str]]:
    """What is wrong: the id of each field on the page, and the words, with the side or claim they mean."""
    parts = form.parts
    names = dict(zip((f"side{key}" for key in parts.layout.side_keys), _names(parts.layout), strict=False))
    for claim_id in parts.exceptions:
        names |= {f"claim{claim_id}": f"#{claim_id}", f"claim{claim_id}evidence": f"#{claim_id}"}
    told = []
    for field, words in form.marked:
        name = names.get(field.removeprefix("id_").partition("-")[0])
        told.append((field, f"{name}: {words}" if name else words))
    return told


def _chosen(form: ReviewForm) -> dict[int, str]:
    """What is chosen for each claim that the form asks about, whether or not it can be saved."""
    parts = form.parts
    chosen = {}
    for key, claim_ids in parts.layout.asked_sides:
        for claim_id in claim_ids:
            own = parts.exceptions[claim_id]["choice"].value() if claim_id in parts.exceptions else ""
            chosen[claim_id] = str(own or parts.labels[key]["label"].value() or "")
    return chosen


def _tell(layout: Layout, outcomes: Mapping[int, str]) -> str:
    """Outcomes by side, each with what it says; without sides all together."""
    if not layout.is_by_sides or not layout.says:
        return _count(list(outcomes.values()))
    told = []
    for name, side in zip(_names(layout), layout.sides, strict=True):
        if found := [outcomes[claim_id] for claim_id in side if claim_id in outcomes]:
            told.append(f"{name}: {_count(found)}")
    return "; ".join(told)


def _names(layout: Layout) -> list[str]:
    """Each side by its letter and what it says; none where the form did not bring what they say."""
    return [
        f"{side_letter(position)} {says or _('says nothing on it')}"
        for position, says in enumerate(layout.says)
    ]


def _count(outcomes: list[str]) -> str:
    """One word where all are alike and nothing needs counting: "2 consistent, 1 set aside" otherwise."""
    counts = Counter(outcomes)
    if len(outcomes) == 1:
        return _word(outcomes[0])
    return ", ".join(f"{count} {_word(outcome)}" for outcome, count in counts.items())


def _word(outcome: str) -> str:
    return str(WORDS.get(outcome, outcome))
