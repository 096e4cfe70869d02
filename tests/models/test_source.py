"""What the database refuses about sources and what they derive from."""

import pytest
from django.db.models import ProtectedError

from claims.models import Derivation, Source
from tests.factories import make_claim, make_reviewer, make_source
from tests.refusals import refused


def test_the_same_text_twice_is_refused(tables):
    make_source("The dam holds.")
    with refused("text_sha256"):
        make_source("The dam holds.")


@pytest.mark.parametrize("text", ["", "   "])
def test_a_blank_text_is_refused(tables, text):
    with refused("source_text_not_blank"):
        Source.objects.create(text=text, text_sha256=Source.digest(text))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org"]
)
def test_an_address_that_is_not_http_is_refused(tables, url):
    with refused("source_url_is_http"):
        make_source(url=url)


@pytest.mark.parametrize("url", ["", "http://example.org/a", "https://example.org/b"])
def test_an_address_may_be_http_or_missing(tables, url):
    assert make_source(url=url).url == url


def test_a_source_with_claims_cannot_be_deleted(tables):
    claim = make_claim()
    with pytest.raises(ProtectedError):
        claim.source.delete()


def test_a_reviewer_who_added_a_source_cannot_be_deleted(tables):
    dora = make_reviewer("dora")
    make_source(added_by=dora)
    with pytest.raises(ProtectedError):
        dora.delete()


def test_without_a_title_its_first_words_are_quoted(tables):
    source = make_source("One two three four five six seven eight nine.\n\nTen.")
    assert str(source) == "“One two three four five six seven eight …”"


def test_a_derivation_names_a_source_or_an_outlet(tables):
    source, other = make_source(), make_source()
    with refused("derivation_from_source_or_outlet"):
        Derivation.objects.create(source=source)
    with refused("derivation_from_source_or_outlet"):
        Derivation.objects.create(source=source, from_source=other, from_outlet="The Herald")


def test_a_source_does_not_derive_from_itself(tables):
    source = make_source()
    with refused("derivation_not_from_itself"):
        Derivation.objects.create(source=source, from_source=source)


def test_a_derivation_is_proposed_once(tables):
    source, other = make_source(), make_source()
    Derivation.objects.create(source=source, from_source=other)
    Derivation.objects.create(source=source, from_outlet="The Herald")
    with refused("derivation_from_a_source_once"):
        Derivation.objects.create(source=source, from_source=other)
    with refused("derivation_from_an_outlet_once"):
        Derivation.objects.create(source=source, from_outlet="The Herald")


def test_a_source_has_one_confirmed_derivation(tables):
    source = make_source()
    Derivation.objects.create(source=source, from_outlet="The Herald", status="confirmed")
    with refused("derivation_one_confirmed"):
        Derivation.objects.create(source=source, from_outlet="The Courier", status="confirmed")
