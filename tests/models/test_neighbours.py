"""Who else reports what an article says, in the margin of its page."""

import pytest

from claims.actions.links import record_contradiction
from claims.models import Derivation, Link, Match, Source
from claims.models.clock import database_now
from claims.models.source_page import read_source_page
from tests.factories import make_claim, make_cluster, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match


@pytest.fixture
def told(db):
    """A claim of an article beside two others, one of which says otherwise."""
    cluster = make_cluster(BRIDGE_14, BRIDGE_TOO, BRIDGE_19)
    Source.objects.update(origin="")
    for source in Source.objects.all():
        Source.objects.filter(pk=source.pk).update(origin=f"outlet:{source.pk}")
    match(*cluster.claims.all())
    return cluster.claims.earliest("id")


def page_of(claim, reader):
    return read_source_page(Source.objects.get(pk=claim.source_id), reader)


def note_of(claim, reader):
    return next(note for note in page_of(claim, reader).notes if note.claim.pk == claim.pk)


def test_other_sources_and_their_origins_are_counted(told, ada):
    near = note_of(told, ada).neighbours
    assert (near.sources, near.origins, near.unsettled, near.differing) == (2, 2, 0, 1)


def test_copies_of_its_own_origin_are_no_other_origin(told, ada):
    Source.objects.update(origin="outlet:wire")
    near = note_of(told, ada).neighbours
    assert (near.sources, near.origins) == (2, 0)


def test_origins_that_may_be_one_are_unsettled(told, ada):
    one, other, _ = told.cluster.claims.order_by("id")
    Derivation.objects.create(source=other.source, from_source=one.source)
    assert note_of(told, ada).neighbours.unsettled == 1


def test_what_differs_is_said_from_where_the_claim_stands(told, ada):
    other = told.cluster.claims.latest("id")
    here, there = note_of(told, ada).neighbours, note_of(other, ada).neighbours
    assert (here.says, [(side.says, len(side.source_ids)) for side in here.others]) == (
        "14 cracks",
        [("19 cracks", 1)],
    )
    assert (there.says, [(side.says, len(side.source_ids)) for side in there.others]) == (
        "19 cracks",
        [("14 cracks", 2)],
    )
    assert there.differing == 2


def test_another_claim_of_the_same_article_is_no_other_source(ada):
    source = make_source("It fell. It fell down.")
    claim = make_claim("It fell.", source=source)
    make_claim("It fell down.", source=source, cluster=claim.cluster)
    assert note_of(claim, ada).neighbours is None


def test_the_sources_that_share_most_come_first_to_compare(told, ada):
    more = make_claim("A second thing.", source=make_source(f"{told.source.text} A second thing. Yes."))
    make_claim(told.text, source=more.source, cluster=told.cluster)
    make_claim("More follows.", source=told.source, cluster=more.cluster)
    first, *rest = page_of(told, ada).compared
    assert (first.source_id, first.shared, first.differing) == (more.source_id, 2, 0)
    assert sorted((other.shared, other.differing) for other in rest) == [(1, 0), (1, 1)]


def test_a_contradiction_inside_a_cluster_makes_sides(told, ada, lea):
    first, second, _ = told.cluster.claims.order_by("id")
    record_contradiction(claim_id=first.pk, other_id=second.pk, by=lea, note="", at=database_now())
    note = note_of(told, ada)
    assert note.neighbours.says.startswith("“The harbour bridge")
    assert [(echo.claim_id, echo.is_said) for echo in note.echoes] == [(second.pk, True)]


def test_a_contradiction_that_others_recorded_is_kept_from_who_has_yet_to_read(told, ada, ben, settings):
    settings.REVIEWS_PER_CLAIM = 2
    first, second, _ = told.cluster.claims.order_by("id")
    for one, other in ((first, second), (first, make_claim())):
        record_contradiction(claim_id=one.pk, other_id=other.pk, by=ben, note="", at=database_now())
    assert not note_of(told, ada).echoes
    assert note_of(told, ada).neighbours.says == "14 cracks"
    assert len(note_of(told, ben).echoes) == 2


def test_look_alikes_that_say_otherwise_are_named_unless_people_parted_them(told, ada):
    alike = make_claim("The river bridge was closed on Monday.")
    Match.objects.create(a=told, b=alike, probability=0.6, relation="differs", differs_in="subject")
    assert [(echo.claim_id, echo.is_said) for echo in note_of(told, ada).echoes] == [(alike.pk, False)]
    assert [echo.claim_id for echo in note_of(alike, ada).echoes] == [told.pk]
    Link.objects.create(a=told, b=alike, kind="not_same", by=ada, created_at=database_now())
    assert not note_of(told, ada).echoes


def test_each_unlabelled_claim_leads_to_the_next(ada):
    source = make_source("One fell. Two fell. Three fell.")
    first, second, third = (make_claim(f"{n} fell.", source=source) for n in ("One", "Two", "Three"))
    notes = read_source_page(source, ada).notes
    assert [note.next for note in notes] == [(2, second.pk), (3, third.pk), None]
    assert first.pk == notes[0].claim.pk


def test_a_first_line_that_is_the_title_is_the_headline(ada):
    page = read_source_page(make_source("Dam breaks\n\nIt broke.", title="Dam breaks"), ada)
    assert (page.headline.text, [p.text for p in page.paragraphs]) == ("Dam breaks", ["It broke."])
    page = read_source_page(make_source("Dam breaks\n\nIt broke!", title="A flood"), ada)
    assert page.headline is None
    assert len(page.paragraphs) == 2
