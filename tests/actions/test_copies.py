"""Sources that copy one another are suggested, and never taken for granted."""

from datetime import UTC, datetime

import pytest

from claims.actions.copies import suggest_copies
from claims.actions.origins import refresh_origin, settle_derivation
from claims.models import Derivation, Event, Match
from claims.models.clock import database_now
from claims.models.origins import read_unsettled
from tests.factories import make_claim, make_source
from tests.text.test_copying import OTHER, WIRE

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = datetime(2024, 3, 4, 9, tzinfo=UTC), datetime(2024, 3, 5, 9, tzinfo=UTC)


def article(text, **fields):
    """A source with its first sentence as a claim."""
    source = make_source(text, **fields)
    make_claim(text[: text.index(".") + 1], source=source)
    return source


def relate(*sources):
    """The matcher has found the claims of all of them alike."""
    claims = [source.claims.get() for source in sources]
    for place, b in enumerate(claims):
        for a in claims[:place]:
            Match.objects.get_or_create(a=a, b=b, defaults={"probability": 0.9, "relation": "same"})


def suggest(source):
    return suggest_copies(source_id=source.pk, at=database_now())


def suggested():
    return list(Derivation.objects.order_by("id").values_list("source", "from_source"))


def test_an_article_that_shares_long_passages_is_suggested_as_a_copy():
    first, new = article(WIRE), article(f"{WIRE} The mayor spoke at noon.")
    relate(first, new)
    assert suggest(new) == 1
    derivation = Derivation.objects.get()
    assert (derivation.source, derivation.from_source, derivation.status) == (new, first, "suggested")
    event = Event.objects.get()
    assert (event.by, event.source) == (None, new)
    assert event.after["share"] == 1.0


@pytest.mark.parametrize(
    ("own", "other", "derived"), [(MONDAY, TUESDAY, 0), (TUESDAY, MONDAY, 1), (None, MONDAY, 1)]
)
def test_the_later_copies_the_earlier_as_far_as_dates_are_known(own, other, derived):
    sources = article(WIRE, published_at=other), article(f"{WIRE} Etc.", published_at=own)
    relate(*sources)
    suggest(sources[1])
    assert Derivation.objects.get().source == sources[derived]


def test_reports_in_words_of_their_own_are_not_suggested():
    first, new = article(WIRE), article(OTHER)
    relate(first, new)
    assert suggest(new) == 0


def test_only_articles_with_claims_that_match_are_compared(django_assert_max_num_queries):
    for number in range(30):
        article(f"{WIRE} Version {number}.")
    new = article(f"{WIRE} Etc.")
    with django_assert_max_num_queries(8):
        assert suggest(new) == 0


def test_of_many_copies_of_one_article_one_suggestion_is_enough():
    sources = [article(f"{WIRE} Version {number}.") for number in range(6)]
    for place, source in enumerate(sources):
        relate(*sources[: place + 1])
        suggest(source)
    assert len(suggested()) == 5
    assert suggest(sources[-1]) == 0


def test_what_a_lead_refused_is_not_suggested_again(lea):
    first, new = article(WIRE), article(f"{WIRE} Etc.")
    relate(first, new)
    suggest(new)
    derivation = Derivation.objects.get()
    settle_derivation(derivation_id=derivation.pk, is_confirmed=False, by=lea, at=database_now())
    assert suggest(new) == suggest(first) == 0
    assert suggested() == [(new.pk, first.pk)]


def test_articles_of_one_publisher_are_one_origin_already():
    first, new = article(WIRE, publisher="The Wire"), article(f"{WIRE} Etc.", publisher="Wire")
    for source in (first, new):
        source.origin = "outlet:wire"
        source.save()
    relate(first, new)
    assert suggest(new) == 0


def test_a_cluster_says_that_an_origin_is_unsettled_until_it_is_settled(lea):
    first, new = article(WIRE), article(f"{WIRE} Etc.")
    refresh_origin(first)
    relate(first, new)
    cluster = first.claims.get().cluster
    new.claims.update(cluster=cluster)
    suggest(new)
    assert read_unsettled([cluster.pk]) == {cluster.pk: 1}
    derivation = Derivation.objects.get()
    settle_derivation(derivation_id=derivation.pk, is_confirmed=True, by=lea, at=database_now())
    cluster.refresh_from_db()
    assert cluster.origin_count == 1
    assert read_unsettled([cluster.pk]) == {cluster.pk: 0}
