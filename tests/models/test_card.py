"""The card: all that a reviewer sees of a cluster."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions.links import record_contradiction
from claims.actions.membership import split_cluster
from claims.actions.review import undo_decision
from claims.models import Claim, Cluster, Derivation, Match
from claims.models.card import read_card
from claims.models.card.quotes import find_paragraph
from claims.models.clock import database_now
from claims.records import EvidenceInput
from tests.factories import decide, make_claim, make_cluster, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match, matched_cluster

pytestmark = pytest.mark.django_db


def texts_of(members):
    return [member.claim.text for member in members]


def test_the_headline_claim_comes_first_whatever_its_place(ada):
    cluster = make_cluster("One.", "Two.", "Three.")
    cluster.headline = cluster.claims.get(text="Two.")
    cluster.save()
    card = read_card(cluster)
    assert texts_of(card.members) == ["Two.", "One.", "Three."]
    assert card.headline.is_headline
    assert texts_of(card.others) == ["One.", "Three."]


def test_members_that_agree_form_no_sides():
    card = read_card(matched_cluster(BRIDGE_14, BRIDGE_TOO))
    assert card.sides == ()
    why = card.others[0].why
    assert (why.here, why.there) == (card.others[0].quote, card.headline.quote)
    assert why.match.probability > 0.5
    assert why.words


def test_members_that_differ_form_sides_in_their_words():
    card = read_card(matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO))
    assert [(side.letter, side.says, len(side.members)) for side in card.sides] == [
        ("A", "14 cracks", 2),
        ("B", "19 cracks", 1),
    ]
    assert card.speaking_sides == list(card.sides)
    for member in card.members:
        (disputed,) = [piece.text for piece in member.pieces if piece.kind == "changed"]
        assert disputed in ("14 cracks", "19 cracks")


def test_a_contradiction_that_a_person_recorded_parts_members_who_seem_to_agree(ada):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_TOO, "Traffic was light.")
    a, b, _ = cluster.claims.order_by("id")
    record_contradiction(claim_id=a.pk, other_id=b.pk, by=ada, note="One is later.", at=database_now())
    card = read_card(cluster)
    assert [texts_of(side.members)[0] for side in card.sides] == [BRIDGE_14, BRIDGE_TOO]
    assert all(side.says.startswith("“The harbour bridge was closed") for side in card.sides)
    (linked,) = card.contradictions
    assert (linked.is_inside, linked.link.by, linked.link.note) == (True, ada, "One is later.")


def test_the_pieces_of_a_member_make_up_its_text():
    card = read_card(matched_cluster(BRIDGE_14, BRIDGE_19, BRIDGE_TOO, "Else."))
    for member in card.members:
        assert "".join(p.text for p in member.pieces if p.kind != "missing") == member.claim.text


def test_words_that_only_one_has_are_marked():
    card = read_card(matched_cluster(BRIDGE_14, BRIDGE_14.replace("Monday", "a foggy Monday")))
    pieces = card.others[0].pieces
    assert ("a foggy", "added") in [(piece.text.strip(), piece.kind) for piece in pieces]
    assert not any(piece.kind for piece in card.headline.pieces)


def test_claims_told_in_other_words_altogether_are_not_marked_to_pieces():
    card = read_card(make_cluster(BRIDGE_14, "Cracks shut a crossing, and boats wait."))
    assert [piece.kind for piece in card.others[0].pieces] == [""]


def test_a_quote_has_its_paragraph_and_its_source():
    source = make_source(
        "Before it.\n\nA first. The claim itself. A last.\n\nAfter it.", title="", publisher="Courier"
    )
    claim = make_claim("The claim itself.", source=source)
    quote = read_card(claim.cluster).headline.quote
    assert (quote.before, quote.after) == ("A first. ", " A last.")
    assert quote.source_name == "“Before it. A first. The claim itself. A …”"
    assert quote.claim.source.publisher == "Courier"


def test_a_claim_deep_in_a_long_article_is_quoted_without_loading_it(django_assert_num_queries):
    source = make_source("x" * 150_000 + "\n" + "word " * 500 + "The claim itself." + " end" * 500)
    claim = make_claim("The claim itself.", source=source)
    quote = read_card(claim.cluster).headline.quote
    assert quote.before.startswith("… word")
    assert quote.after.endswith("end …")
    assert len(quote.before) + len(quote.after) < 2_000
    with django_assert_num_queries(1):
        assert len(quote.claim.source.text) > 150_000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. *Two.* Three.", ("One. ", " Three.")),
        ("Title\n\n*Two.*\n\nThree.", ("Title\n", "\nThree.")),
        ("*Two.*", ("", "")),
        ("\n\n*Two.*\n", ("", "")),
    ],
)
def test_the_paragraph_around_a_claim_is_found(text, found):
    start, end = text.index("*"), text.rindex("*") - 1
    assert find_paragraph(text.replace("*", ""), start, end) == found


def test_look_alikes_are_claims_of_other_clusters_likeliest_first(ada):
    cluster = make_cluster(BRIDGE_14)
    near, far = make_claim(BRIDGE_19), make_claim("The harbour bridge was closed by the police.")
    match(cluster.claims.get(), near, far)
    card = read_card(cluster)
    assert card.look_alikes[0].quote.claim == near
    assert card.look_alikes[0].says_otherwise
    assert "14 cracks here, 19 cracks there" in card.look_alikes[0].tie.words
    assert "19 cracks here, 14 cracks there" in read_card(near.cluster).look_alikes[0].tie.words


def test_look_alikes_that_say_otherwise_come_before_likelier_ones():
    cluster, otherwise, likely = make_cluster(BRIDGE_14), make_claim(BRIDGE_19), make_claim(BRIDGE_TOO)
    inside = cluster.claims.get()
    relate(inside, likely, relation="possible", probability=0.6)
    relate(inside, otherwise, relation="differs", differs_in="subject", probability=0.01)
    first, second = read_card(cluster).look_alikes
    assert (first.quote.claim, second.quote.claim) == (otherwise, likely)
    assert not second.says_otherwise


def test_claims_a_person_split_off_are_not_offered_again(lea):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_TOO)
    leaving = cluster.claims.get(text=BRIDGE_TOO)
    split_cluster(cluster_id=cluster.pk, claim_ids=[leaving.pk], by=lea, note="", at=database_now())
    card = read_card(cluster)
    assert card.look_alikes == ()
    assert [linked.link.kind for linked in card.links] == ["not_same"]
    assert card.contradictions == []


def test_a_decided_member_shows_its_verdict_and_is_not_asked_again(ada):
    cluster = make_cluster(BRIDGE_14)
    evidence = [EvidenceInput(stance="contradicts", url="https://example.org", title="A report")]
    decide(cluster, ada, "conflicting", note="Seen.", evidence=evidence)
    late = make_claim(BRIDGE_TOO, cluster=cluster)
    cluster.refresh_from_db()
    card = read_card(cluster)
    assert texts_of(card.asked) == [late.text]
    (decided,) = card.decided
    assert (decided.verdict.label, decided.verdict.note) == ("conflicting", "Seen.")
    assert decided.verdict.decision.reviewer == ada
    assert [piece.title for piece in decided.verdict.evidence.all()] == ["A report"]


def test_a_reader_is_not_asked_again_about_what_others_still_have_to_read(ada, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    cluster = make_cluster(BRIDGE_14)
    decide(cluster, ada)
    late = make_claim(BRIDGE_TOO, cluster=cluster)
    card = read_card(cluster, ada)
    assert (texts_of(card.asked), texts_of(card.read), card.decided) == ([late.text], [BRIDGE_14], [])
    assert set(texts_of(read_card(cluster, ben).asked)) == {BRIDGE_14, late.text}


def test_an_undone_verdict_is_an_earlier_one(ada):
    cluster = make_cluster(BRIDGE_14)
    decision = decide(cluster, ada).decision
    undo_decision(decision_id=decision.pk, by=ada, idempotency_key="undo", at=database_now())
    member = read_card(cluster).headline
    assert (member.verdict, member.is_asked) == (None, True)
    assert [verdict.decision.undone_by.reviewer for verdict in member.earlier] == [ada]


def test_it_says_why_it_comes_first(lea):
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19)
    other = make_claim("It never closed.")
    member = cluster.claims.first()
    record_contradiction(claim_id=member.pk, other_id=other.pk, by=lea, note="", at=database_now())
    cluster.refresh_from_db()
    cluster.is_pinned = True
    assert read_card(cluster).first_because == (
        "a lead put it first",
        "somebody recorded a contradiction",
        "its sources differ",
        "2 independent origins report it",
        "check-worthiness 0.50",
    )


def test_the_number_of_queries_does_not_grow_with_the_cluster(ada):
    small = matched_cluster(BRIDGE_14, BRIDGE_TOO)
    texts = [BRIDGE_14.replace("14", str(number)) for number in range(20, 40)]
    large = matched_cluster(BRIDGE_TOO, *texts)
    for cluster in (small, large):
        decide(
            cluster, ada, "unverified", evidence=[EvidenceInput(stance="context", url="https://example.org")]
        )
        match_outside = make_claim(BRIDGE_19)
        first = cluster.claims.first()
        a, b = sorted((first, match_outside), key=lambda claim: claim.pk)
        Match.objects.create(a=a, b=b, probability=0.4, relation="possible", matcher_version="1")
        record_contradiction(claim_id=a.pk, other_id=b.pk, by=ada, note="", at=database_now())
    counts = []
    for cluster in (small, large):
        cluster.refresh_from_db()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read_card(cluster)
        counts.append(len(queries))
    # members, verdicts, evidence, against, links, matches within in short, those shown, matches leaving,
    # claims elsewhere, suggested origins, clusters merged into it, comments on all of them
    assert counts == [12, 12]
    assert Claim.objects.count() == 25


def relate(a, b, **judged):
    """Store a match as if the matcher had judged so."""
    Match.objects.create(a=a, b=b, **{"reasons": [], "matcher_version": "1", **judged})


def test_a_quote_tells_where_its_article_comes_from():
    cluster = Cluster.objects.create()
    texts = ("It fell on Monday.", "It fell on Monday, he said.", "Monday it fell.")
    agency = {"origin": "outlet:the agency"}
    one, two, own = (
        make_source(text, **fields)
        for text, fields in zip(texts, (agency, agency, {"origin": "text:3"}), strict=True)
    )
    for source in (one, two, own):
        make_claim(source=source, cluster=cluster)
    make_claim("It fell", source=one, cluster=cluster)
    quotes = [member.quote for member in read_card(cluster).members]
    told = {
        (quote.claim.source_id, quote.claim.text): (quote.outlet, quote.fellow, quote.is_first)
        for quote in quotes
    }
    assert told == {
        (one.pk, texts[0]): ("The Agency", str(two), True),
        (one.pk, "It fell"): ("The Agency", str(two), False),
        (two.pk, texts[1]): ("The Agency", str(one), True),
        (own.pk, texts[2]): ("", "", True),
    }


def test_articles_of_one_publisher_need_no_word_on_it():
    cluster = Cluster.objects.create()
    for text in ("It fell on Monday.", "Monday it fell."):
        source = make_source(text, publisher="Courier", origin="outlet:courier")
        make_claim(source=source, cluster=cluster)
    assert {(m.quote.outlet, m.quote.fellow) for m in read_card(cluster).members} == {("", "")}


def test_an_origin_that_may_be_one_with_another_here_is_unsettled():
    cluster = Cluster.objects.create()
    sources = [make_source(text) for text in ("It fell on Monday.", "Monday it fell.", "It fell.")]
    for source in sources:
        make_claim(source=source, cluster=cluster)
    Derivation.objects.create(source=sources[0], from_source=sources[1])
    card = read_card(cluster)
    unsettled = {member.claim.source for member in card.members if member.quote.is_unsettled}
    assert (unsettled, card.unsettled) == (set(sources[:2]), 1)
