"""Where claims and clusters stand as far as a reader may know: for lists, counts and pictures alike."""

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When

from claims.models.claim import Claim
from claims.models.decision import Verdict
from claims.models.reviewer import Reviewer
from claims.models.veil import veiled_from

# In the order of every bar: the labels, and what has none.
STANDINGS = (*Verdict.Label.values, Claim.Status.SET_ASIDE, Claim.Status.DISPUTED, Claim.Status.PENDING)
LABELLED = STANDINGS[:-2]


def is_veiled(reader: Reviewer, *, of: str = "") -> Q:
    """Claims somebody ruled on that the reader is to read anew: to them nobody has reviewed these.

    `of` leads from the row to its claims, such as "claims__". Only checking again veils a ruling.
    """
    among = veiled_from(reader).filter(pk=OuterRef(f"{of}pk"))
    return Q(Q(**{f"{of}check_again__isnull": False}), Exists(among))


def standing_for(reader: Reviewer) -> Case:
    """One of STANDINGS for each claim: the label that holds, or the status."""
    return Case(
        When(is_veiled(reader), then=Value(Claim.Status.PENDING.value)),
        When(verdict__label__gt="", then=F("verdict__label")),
        default=F("status"),
        output_field=CharField(),
    )


def differs_for(reader: Reviewer) -> Q:
    """Clusters whose sources differ: by what the matcher sees, or by a person's word."""
    said = Q(Q(is_contradicted=True), ~Exists(veiled_from(reader).filter(cluster=OuterRef("pk"))))
    return Q(is_disagreeing=True) | said
