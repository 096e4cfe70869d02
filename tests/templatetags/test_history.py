"""What was done is told in sentences."""

import re

import pytest

from claims.actions.links import record_contradiction, revoke_link
from claims.actions.membership import merge_clusters, split_cluster
from claims.models import Event
from claims.models.clock import database_now
from claims.templatetags.history import TELLERS, told
from tests.factories import make_claim, make_cluster


def plain(event):
    """The sentence without its links."""
    return re.sub(r"<[^>]+>", "", str(told(event)))


def test_a_move_names_the_claim_and_leads_to_it(db):
    claim = make_claim("The <b>dam</b> broke on Monday, and the whole of the valley below was under water.")
    event = Event(kind="claim_moved", claim=claim, before={"cluster": 3}, after={"cluster": 4})
    assert plain(event) == (
        f"Moved #{claim.pk} The &lt;b&gt;dam&lt;/b&gt; broke on Monday, and the whole of the valley … "
        "from cluster 3 to cluster 4."
    )
    assert f'<a href="/claims/{claim.pk}/">' in told(event)
    event.before = {}
    assert plain(event).startswith(f"Put #{claim.pk} ")


def test_what_people_did_to_clusters_is_told_from_both_ends(lea):
    cluster = make_cluster("One.", "Two.")
    _one, two = cluster.claims.order_by("id")
    new = split_cluster(cluster_id=cluster.pk, claim_ids=[two.pk], by=lea, note="", at=database_now())
    merge_clusters(cluster_id=new.pk, into_id=cluster.pk, by=lea, note="", at=database_now())
    sentences = {(event.cluster_id, plain(event)) for event in Event.objects.filter(claim=None)}
    assert sentences == {
        (cluster.pk, f"Split #{two.pk} off, into cluster {new.pk}."),
        (new.pk, f"Split #{two.pk} off from cluster {cluster.pk}, for this cluster."),
        (cluster.pk, f"Merged cluster {new.pk} into cluster {cluster.pk}: #{two.pk}."),
        (new.pk, f"Merged cluster {new.pk} into cluster {cluster.pk}: #{two.pk}."),
    }


def test_what_people_said_of_pairs_is_told(ada):
    one, other = make_claim(), make_claim()
    link = record_contradiction(claim_id=one.pk, other_id=other.pk, by=ada, note="", at=database_now())
    revoke_link(link_id=link.pk, by=ada, at=database_now())
    assert [plain(event) for event in Event.objects.order_by("id")] == [
        f"Said that #{one.pk} and #{other.pk} contradict each other.",
        f"Took back that #{one.pk} and #{other.pk} contradict each other.",
    ]


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (
            Event(
                kind="source_edited",
                before={"publisher": "", "published_at": None},
                after={"published_at": "2024-03-05T10:00:00+00:00", "publisher": "The Herald"},
            ),
            "Publisher: nothing → The Herald. Published: nothing → 5 March 2024, 10:00.",
        ),
        (Event(kind="claims_extracted", after={"claims": 1}), "Found 1 claim."),
        (Event(kind="claims_extracted", after={"claims": 12}), "Found 12 claims."),
        (Event(kind="derivation_suggested", after={"from": "BBC"}), "Suggested that it is taken from BBC."),
        (
            Event(kind="derivation_suggested", after={"from": "A wire", "words": 212, "share": 0.412}),
            "Found 212 words shared with A wire, 41% of the shorter: one may copy the other.",
        ),
        (
            Event(kind="derivation_settled", after={"from": "BBC", "status": "confirmed"}),
            "Confirmed that it is taken from BBC.",
        ),
        (
            Event(kind="derivation_settled", after={"from": "BBC", "status": "refused"}),
            "Said that it is not taken from BBC.",
        ),
        (Event(kind="lease_taken_over", before={"held_by": "ben"}), "Ended the hold of ben."),
        (Event(kind="source_added"), "Source added."),
        (Event(kind="role_changed", after={"role": "lead"}), "Role changed."),
    ],
)
def test_an_event_is_a_sentence(event, sentence):
    assert plain(event) == sentence


@pytest.mark.parametrize("kind", Event.Kind.values)
def test_an_event_that_says_nothing_is_told_too(kind):
    assert told(Event(kind=kind)).endswith(".")


def test_every_kind_that_pages_show_has_its_sentence():
    assert set(Event.Kind.values) - TELLERS.keys() == {
        "decided",
        "undone",
        "role_changed",
        "source_added",
    }


@pytest.mark.parametrize(
    ("kind", "before", "after", "sentence"),
    [
        ("skipped", {}, {"reason": "time"}, "Skipped it: needs more time than I have now."),
        ("put_off", {"until": None}, {"until": "2026-05-31T12:00:00+00:00"}, "until 31 May 2026, 12:00."),
        ("assigned", {"to": None}, {"to": "ada"}, "Who reads it first: everybody → ada."),
        ("readers_set", {"readers": 2}, {"readers": None}, "Readers for each claim: 2 → as the desk says."),
        (
            "membership_undone",
            {"cluster": 3},
            {"cluster": 4, "claims": [7]},
            "#7 from cluster 3 to cluster 4.",
        ),
        ("check_again", {}, {"cause": "links_changed", "claims": [7]}, "a link of its changed (#7)."),
        ("checked_again", {"cause": "asked"}, {}, "was checked again: somebody asked for it."),
        ("signed_off", {}, {"is_own": True}, "as the desk has no other lead."),
        ("sign_off_withdrawn", {}, {"cause": "check_again"}, "the verdict is to be checked again."),
    ],
)
def test_what_happens_to_a_verdict_later_says_before_and_after(kind, before, after, sentence):
    assert plain(Event(kind=kind, before=before, after=after)).endswith(sentence)
