"""Sources added and processed."""

import pytest

from claims.actions.ingest import DuplicateSource, UnusableText, add_source, extract_source_claims
from claims.actions.marking import mark_claim
from claims.models import Claim, Event, Source
from claims.models.clock import database_now
from tests.factories import make_source

ARTICLE = """Dam breaks after days of rain

The dam above Lower Hutton broke on 3 March 2021, the county said. It held 4 million litres of water.

It could happen again."""


def add(text: str = ARTICLE, **fields):
    return add_source(text=text, by=None, at=database_now(), **fields)


@pytest.mark.django_db
def test_a_text_is_kept_verbatim(ada):
    text = "  «Ja»\r\n\tshe said…  "
    source = add_source(text=text, title="A word", by=ada, at=database_now())
    assert Source.objects.get().text == text
    assert (source.text_sha256, source.added_by) == (Source.digest(text), ada)
    assert Event.objects.get().kind == Event.Kind.SOURCE_ADDED


@pytest.mark.django_db
def test_the_same_text_twice_is_one_source():
    first = add()
    with pytest.raises(DuplicateSource, match="here already") as refused:
        add(title="Under another title")
    assert refused.value.source == first
    assert Source.objects.count() == 1


def test_a_text_added_many_times_at_once_is_one_source(committed_db, race):
    results = race(4, lambda number: add())
    assert sum(isinstance(result, DuplicateSource) for result in results) == 3
    assert Source.objects.count() == 1


@pytest.mark.django_db
def test_an_address_that_is_none_is_refused():
    with pytest.raises(UnusableText, match="http"):
        add(url="javascript:alert(1)")
    assert not Source.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("\u200b\u200b\ufeff", "empty"),
        ("a\0b", "NUL"),
        ("half \ud83d", "half a character"),
        ("x" * 1_001, "at most 1,000"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_in_words(text, message, settings):
    settings.MAX_ARTICLE_CHARACTERS = 1_000
    with pytest.raises(UnusableText, match=message):
        add(text)
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_the_claims_found_quote_the_source_exactly():
    source = add()
    assert extract_source_claims(source_id=source.pk, at=database_now()) == source.claims.count() >= 2
    for claim in source.claims.all():
        assert claim.text == source.text[claim.start : claim.end]
        assert claim.cluster.headline == claim


@pytest.mark.django_db
def test_claims_are_found_once():
    source = add()
    extract_source_claims(source_id=source.pk, at=database_now())
    before = list(Claim.objects.order_by("id").values())
    assert extract_source_claims(source_id=source.pk, at=database_now()) == 0
    assert list(Claim.objects.order_by("id").values()) == before


@pytest.mark.django_db
def test_a_claim_marked_before_its_source_was_processed_is_kept_and_not_doubled(ada):
    source = add("The dam broke in March 2021.")
    marked = mark_claim(source_id=source.pk, start=0, end=28, by=ada, at=database_now())
    assert extract_source_claims(source_id=source.pk, at=database_now()) == 0
    assert source.claims.get() == marked


@pytest.mark.django_db
def test_the_number_of_statements_does_not_grow_with_the_claims(django_assert_max_num_queries):
    source = make_source(
        " ".join(f"Line {number} carried {number + 7} trains in 2019." for number in range(90))
    )
    with django_assert_max_num_queries(40):
        assert extract_source_claims(source_id=source.pk, at=database_now()) == 90
