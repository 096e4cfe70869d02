"""Match keys: by which claims that may match find each other, and how common each term is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from claims.models.claim import Claim

# Claims that share a key of a pair beyond this many are all alike: later ones find the first of them.
MOST_CLAIMS_OF_A_PAIR = 100


class MatchKey(models.Model):
    """That a claim has a key: a hash of one of its terms, or of what it shares only with its likes.

    The primary key covers every query, on both engines: key → claims and how long they are. It has no
    foreign key in the database: rows are made from the claim's text, which never changes, and claims are
    never deleted.
    """

    pk = models.CompositePrimaryKey("key", "claim_id", "terms")
    key = models.BigIntegerField()
    claim = models.ForeignKey(
        Claim, models.CASCADE, related_name="match_keys", db_index=False, db_constraint=False
    )
    terms = models.PositiveSmallIntegerField(help_text=_("How many different terms the claim has."))


class Term(models.Model):
    """In how many claims a term occurs; `key` as in MatchKey."""

    key = models.BigIntegerField(primary_key=True)
    claims = models.PositiveIntegerField()
