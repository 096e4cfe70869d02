"""The page on which a lead corrects a text."""

import pytest

from claims.models import Claim, Source
from tests.factories import decide, make_claim


@pytest.fixture
def claim(ada) -> Claim:
    made = make_claim("The flood destroyed 43 houses.")
    decide(made.cluster, ada, "unverified")
    return made


def send(client, claim, text, **fields):
    seen = fields.pop("seen", claim.source.text_sha256)
    address = f"/sources/{claim.source_id}/correct/"
    return client.post(address, {"text": text, "seen": seen, "note": "", **fields})


def test_a_preview_says_what_will_be_checked_again_and_saves_nothing(as_lea, claim):
    page = send(as_lea, claim, claim.source.text.replace("43", "34"), preview="1").content.decode()
    assert '<ins class="added">The flood destroyed 34 houses.</ins>' in page
    assert "Its verdict will be checked again." in page
    assert "43" in Source.objects.get(pk=claim.source_id).text


def test_saved_the_article_and_the_history_show_the_correction(as_lea, claim):
    response = send(as_lea, claim, claim.source.text.replace("43", "34"), note="Their note.")
    assert response["Location"] == f"/sources/{claim.source_id}/"
    page = as_lea.get(f"/claims/{claim.pk}/").content.decode()
    assert '<ins class="added" dir="auto">The flood destroyed 34 houses.</ins>' in page
    assert "Their note." in page
    assert "The text of its source was corrected" in page


def test_what_is_refused_keeps_what_was_typed(as_lea, claim):
    response = send(as_lea, claim, "Something else altogether was written here.")
    assert response.status_code == 409
    page = response.content.decode()
    assert "would lose their words" in page
    assert "Something else altogether was written here." in page


@pytest.mark.parametrize("text", ["", " \r\n ", "\0", "x" * 300_000])
def test_no_text_is_said_so(as_lea, claim, text):
    assert send(as_lea, claim, text).status_code in (409, 422)


def test_line_ends_of_a_form_are_no_correction(as_lea, claim):
    text = claim.source.text + "\nMore."
    send(as_lea, claim, text.replace("\n", "\r\n"))
    assert Source.objects.get(pk=claim.source_id).text == text


def test_the_page_takes_few_queries(as_lea, claim, django_assert_num_queries):
    with django_assert_num_queries(4):  # session, lead, source, mentions
        as_lea.get(f"/sources/{claim.source_id}/correct/")
