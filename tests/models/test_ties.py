"""Why claims are together, and why they are not."""

import pytest

from claims.actions.membership import merge_clusters, split_cluster
from claims.matching import LINK_AT, MATCHER_VERSION, POSSIBLE_AT, SAME_AT
from claims.models import Match
from claims.models.card import read_card
from claims.models.card.ties import tell_judgement
from claims.models.clock import database_now
from tests.factories import make_claim, make_cluster
from tests.matched import BRIDGE_14, BRIDGE_19, match, matched_cluster

pytestmark = pytest.mark.django_db


def kinds(pieces):
    return [(piece.kind, piece.text) for piece in pieces if piece.kind]


def test_a_changed_figure_is_marked_on_both_sides():
    (member,) = read_card(matched_cluster(BRIDGE_14, BRIDGE_19)).others
    here, there = member.why.pieces
    assert kinds(here) == [("changed", "19 cracks")]
    assert kinds(there) == [("changed", "14 cracks")]
    assert "".join(piece.text for piece in here) == BRIDGE_19
    assert "".join(piece.text for piece in there) == BRIDGE_14


def test_words_that_one_side_has_and_exchanged_words_are_marked_on_both_sides():
    other = BRIDGE_14.replace("was closed", "was shut").replace("inspectors", "two inspectors")
    (member,) = read_card(matched_cluster(BRIDGE_14, other)).others
    here, there = member.why.pieces
    assert ("exchanged", "closed") in kinds(there) or ("changed", "closed") in kinds(there)
    assert ("exchanged", "shut") in kinds(here) or ("changed", "shut") in kinds(here)
    assert [text for kind, text in kinds(here) if kind == "added"] == ["two"]


def test_reasons_are_told_as_the_member_sees_them():
    card = read_card(matched_cluster(BRIDGE_14, BRIDGE_19))
    assert "19 cracks here, 14 cracks there" in card.others[0].why.words


def test_the_rule_and_the_version_of_the_matcher_are_kept_with_it():
    (member,) = read_card(matched_cluster(BRIDGE_14, BRIDGE_19)).others
    why = member.why
    assert why.rule == "a figure differs"
    why.match.rule = ""
    assert why.rule == why.words[0]
    why.match.matcher_version = "0"
    assert why.is_outdated
    why.match.matcher_version = MATCHER_VERSION
    assert not why.is_outdated


@pytest.mark.parametrize(
    ("match", "is_together", "says"),
    [
        (Match(relation="same", probability=0.87), True, f"Likeness 0.87. From {SAME_AT:.2f} on"),
        (Match(relation="same", probability=0.87), False, f"the {LINK_AT:.2f} asked of them"),
        (Match(relation="possible", probability=0.5), True, "others here hold them together"),
        (Match(relation="possible", probability=0.5), False, f"worth a look (from {POSSIBLE_AT:.2f})"),
        (Match(relation="possible", probability=0.9), False, "something is in doubt"),
        (Match(relation="differs", differs_in="value", probability=0.1), True, "on different sides"),
        (Match(relation="differs", differs_in="value", probability=0.1), False, "in clusters of their own"),
        (
            Match(relation="differs", differs_in="subject", probability=0.1),
            True,
            "a person put them together",
        ),
        (Match(relation="differs", differs_in="subject", probability=0.1), False, "they stay apart"),
    ],
)
def test_the_score_is_told_against_the_thresholds(match, is_together, says):
    assert says in tell_judgement(match, is_together=is_together)


def test_members_are_joined_through_others_and_the_path_says_which():
    cluster = make_cluster("One.", "Two.", "Three.")
    one, two, three = cluster.claims.order_by("id")
    relate(one, two, 0.9)
    relate(two, three, 0.75)
    card = read_card(cluster)
    path = card.together.find_path(one.pk, three.pk)
    assert [(tie.here.claim, tie.there.claim) for tie in path] == [(one, two), (two, three)]
    why = {member.claim: member.why.there.claim for member in card.others}
    assert why == {two: one, three: two}


def test_the_weakest_link_names_what_hangs_on_it():
    cluster = make_cluster("One.", "Two.", "Three.", "Four.")
    one, two, three, four = cluster.claims.order_by("id")
    for pair, probability in {(one, two): 0.9, (two, three): 0.72, (three, four): 0.8}.items():
        relate(*pair, probability)
    weakest = read_card(cluster).together.weakest
    assert weakest.tie.match.probability == 0.72
    assert {quote.claim for quote in weakest.part} in ({one, two}, {three, four})


def test_what_a_person_joined_is_told_as_theirs(lea):
    one, other = make_claim("A dam broke."), make_claim("Nobody knows why.")
    merge_clusters(
        cluster_id=other.cluster_id, into_id=one.cluster_id, by=lea, note="Ask her.", at=database_now()
    )
    card = read_card(one.cluster)
    why = card.others[0].why
    assert (why.link.by, why.link.note, why.match) == (lea, "Ask her.", None)
    assert card.together.weakest.tie.link == why.link


def test_where_nothing_joins_members_nothing_is_made_up(lea):
    cluster = make_cluster("One.", "Two.", "Three.")
    _one, two, three = cluster.claims.order_by("id")
    new = split_cluster(
        cluster_id=cluster.pk, claim_ids=[two.pk, three.pk], by=lea, note="", at=database_now()
    )
    card = read_card(new)
    assert [member.why for member in card.members] == [None, None]
    assert card.together.find_path(two.pk, three.pk) == []
    assert card.together.weakest is None


def test_look_alikes_are_a_few_that_say_otherwise_and_a_few_that_may_be_the_same():
    cluster = make_cluster(BRIDGE_14)
    otherwise = [make_claim(BRIDGE_14.replace("14", str(number))) for number in range(20, 26)]
    match(cluster.claims.get(), *otherwise)
    for number in range(6):
        relate(cluster.claims.get(), make_claim(), 0.4 + number / 100, "possible")
    card = read_card(cluster)
    assert [len(card.otherwise), len(card.perhaps_same)] == [3, 3]
    assert [round(item.match.probability, 2) for item in card.perhaps_same] == [0.45, 0.44, 0.43]


def test_of_many_members_a_few_are_shown_in_full_those_to_be_labelled_first(ada):
    cluster = make_cluster(*(f"Bridge {number} fell." for number in range(30)))
    last = cluster.claims.order_by("id").last()
    for member in cluster.claims.exclude(pk=last.pk):
        member.status = "disputed"
        member.save(update_fields=["status"])
    card = read_card(cluster)
    assert last in [member.claim for member in card.foremost]
    assert len(card.foremost) + len(card.rest) == 29
    assert len(card.foremost) < 8


def relate(a, b, probability, relation="same"):
    Match.objects.create(
        a=a, b=b, probability=probability, relation=relation, matcher_version=MATCHER_VERSION
    )
