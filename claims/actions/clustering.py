"""Matching claims in the database: new ones are compared with their neighbours and placed among them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from claims.actions.grouping import read_comparisons, wanted_groups
from claims.actions.keys import drop_keys, find_keyring, has_backlog, key_backlog, make_keys
from claims.actions.locking import lock_connected, lock_matching
from claims.actions.moving import move_claims
from claims.actions.pairing import find_known_pairs, find_pairs, renew_matches, store_matches
from claims.actions.retry import in_transaction
from claims.models import Claim, Source

# So many claims are placed in one transaction: an article or several.
MOST_PLACED = 200


def cluster_claims(*, at: datetime) -> int:
    """Match the claims that are new, and put each where it belongs. Returns how many moved.

    What is done is committed in steps: stopped at any moment, the next call goes on.
    """
    key_backlog()
    moved = 0
    while Claim.objects.filter(matched_at=None).exists():
        moved += _place_some(at=at)
    return moved


@in_transaction
def _place_some(*, at: datetime) -> int:
    lock_matching()
    return _place(Claim.objects.filter(matched_at=None).order_by("id")[:MOST_PLACED], at=at)


def place_new_claims(*, at: datetime) -> int:
    """Place what is new, the newest first, as a part of the caller's transaction. Returns how many moved.

    While claims of before there were keys wait for theirs, new ones wait to be placed: `cluster_claims`
    sees to both.
    """
    lock_matching()
    if has_backlog():
        return 0
    return _place(Claim.objects.filter(matched_at=None).order_by("-id")[:MOST_PLACED], at=at)


def match_again(source: Source, *, at: datetime) -> int:
    """Compare the claims of a source anew, as when its date changed. Returns how many claims moved.

    A part of the caller's transaction, which has locked the source but no cluster.
    """
    lock_matching()
    texts = dict(source.claims.exclude(matched_at=None).filter(is_keyed=True).values_list("id", "text"))
    renew_matches(find_known_pairs(texts) | find_pairs(find_keyring(texts)))
    return regroup(texts, at=at)


def match_changed(before: Mapping[int, str], *, at: datetime) -> int:
    """Match claims whose text was (id → as it was) changed. Returns how many claims moved.

    A part of the caller's transaction, which has locked the source but no cluster.
    """
    lock_matching()
    changed = Claim.objects.filter(pk__in=before, is_keyed=True).exclude(matched_at=None)
    texts = dict(changed.values_list("id", "text"))
    drop_keys({pk: before[pk] for pk in texts})
    keyring = make_keys(texts)
    renew_matches(find_known_pairs(texts) | find_pairs(keyring))
    return regroup(texts, at=at)


def regroup(claim_ids: Iterable[int], *, at: datetime) -> int:
    """Put the claims, and all that matches or people connect with them, where they belong now.

    Never moves a claim that a person placed or decided, never breaks a link, never reuses an id. Claims
    that stay with the same neighbours keep their cluster. The caller has locked matching.
    """
    wanted = set(claim_ids)
    claims = lock_connected(wanted)
    groups = wanted_groups(claims, read_comparisons(claim.pk for claim in claims))
    changed = {claim.cluster_id for claim in claims if claim.pk in wanted}
    return move_claims(claims, groups, changed=changed, at=at)


def _place(new: Iterable[Claim], *, at: datetime) -> int:
    """Only the neighbours of the new claims are read and locked, however many claims there are."""
    texts = {claim.pk: claim.text for claim in new}
    if not texts:
        return 0
    store_matches(find_pairs(make_keys(texts)))
    moved = regroup(texts, at=at)
    Claim.objects.filter(pk__in=texts).update(matched_at=at, is_keyed=True)
    return moved
