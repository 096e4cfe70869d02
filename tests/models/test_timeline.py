"""A story's dated sources in the order of time, and what they said where they disagree."""

import pytest
from django.template.loader import render_to_string

from claims.models import Claim, Cluster, Source
from claims.models.timeline import read_timeline
from tests.factories import make_claim, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match

pytestmark = pytest.mark.django_db


def make_article(text: str, day: int | None = None, cluster: Cluster | None = None) -> Claim:
    """A claim that is the whole of an article of that day of March."""
    at = f"2024-03-{day:02}T10:00Z" if day else None
    return make_claim(source=make_source(text, title=text, published_at=at), cluster=cluster)


def test_dated_sources_stand_in_the_order_of_time():
    late, early = make_article("The dam broke.", 9), make_article("The dam cracked.", 5)
    found = read_timeline([late.source_id, early.source_id])
    assert [(shown.number, shown.source.title, shown.x) for shown in found.appeared] == [
        (1, "The dam cracked.", 4),
        (2, "The dam broke.", 96),
    ]
    assert found.dated_claim_count == 2


def test_undated_sources_are_left_out_and_counted():
    dated, undated = make_article("The dam broke.", 9), make_article("The dam cracked.")
    found = read_timeline([dated.source_id, undated.source_id])
    assert [shown.source.pk for shown in found.appeared] == [dated.source_id]
    assert [source.pk for source in found.undated] == [undated.source_id]
    assert found.undated_claim_count == 1


def test_a_disputed_question_tells_who_said_what_when():
    one = make_article(BRIDGE_14, 5)
    two = make_article(BRIDGE_19, 7, one.cluster)
    undated = make_article(BRIDGE_TOO, None, one.cluster)
    match(one, two)
    (question,) = read_timeline([one.source_id, two.source_id, undated.source_id]).questions
    assert question.cluster.pk == one.cluster_id
    assert [said.claim for said in question.said] == [one, two]
    assert len({said.letter for said in question.said}) == 2


def test_agreeing_questions_have_no_line_of_their_own():
    one = make_article(BRIDGE_14, 5)
    two = make_article(BRIDGE_TOO, 7, one.cluster)
    assert read_timeline([one.source_id, two.source_id]).questions == ()


def test_without_sources_nothing_is_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert read_timeline([]).appeared == ()


def test_six_queries_however_many(django_assert_num_queries):
    """Sources; disputed questions; three for their sides; what the sources said on them."""
    for number in range(8):
        one = make_article(f"{BRIDGE_14[:-1]} {number}.", 5)
        match(one, make_article(f"{BRIDGE_19[:-1]} {number}.", 6, one.cluster))
    ids = list(Source.objects.values_list("pk", flat=True))
    with django_assert_num_queries(6):
        found = read_timeline(ids)
    assert len(found.appeared) == 16
    assert len(found.questions) == 6


def test_the_picture_leads_to_its_sources_and_claims(lea):
    one = make_article(BRIDGE_14, 5)
    two = make_article(BRIDGE_19, 7, one.cluster)
    undated = make_article("The dam is old.")
    match(one, two)
    timeline = read_timeline([one.source_id, two.source_id, undated.source_id])
    page = render_to_string("claims/_timeline.html", {"timeline": timeline, "user": lea})
    for address in (f"/sources/{one.source_id}/", f"/claims/{two.pk}/", f"/clusters/{one.cluster_id}/"):
        assert page.count(address) >= 2  # in the picture, and in the table behind it
    assert "1 claim of 1 article is undated and left out." in page
    assert f"/sources/{undated.source_id}/edit/" in page


def test_where_all_is_undated_it_says_what_to_do(ada):
    undated = make_article("The dam is old.")
    page = render_to_string(
        "claims/_timeline.html", {"timeline": read_timeline([undated.source_id]), "user": ada}
    )
    assert "<svg" not in page
    assert "A lead can fill in when they were published" in page
