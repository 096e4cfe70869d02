"""Reading posts: `claims.text.posts`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.posts import read_post


def test_addresses_tags_author_and_day_are_taken_apart():
    post = read_post(
        "The #OldBridge is closed, says @CityDesk https://example.org/x pic.twitter.com/ab12 "
        "— Jo Miller (@jomiller) May 3, 2019"
    )
    assert post.words.split() == ["The", "Old", "Bridge", "is", "closed,", "says", "City", "Desk"]
    assert post.author.split() == ["—", "Jo", "Miller", "(", "jomiller", ")"]
    assert post.posted == "May 3, 2019"
    assert post.tags == ("OldBridge", "CityDesk", "jomiller")


@pytest.mark.parametrize("text", ["The bridge is closed.", "", "A plan – drawn in haste – failed (twice)."])
def test_a_text_without_marks_of_a_post_keeps_its_words(text):
    post = read_post(text)
    assert (post.words, post.author, post.posted, post.tags) == (text, "", "", ())


def test_a_day_alone_is_what_the_text_says():
    assert read_post("May 3, 2019").words == "May 3, 2019"


@pytest.mark.parametrize("text", ["#" * 10_000, "@a" * 5_000, "— (" * 3_000, "-" * 100_000, "May " * 9_000])
def test_long_oddities_are_read_in_good_time(text):
    assert len(read_post(text).words) <= 6_000


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    post = read_post(text)
    assert all(isinstance(part, str) for part in (post.words, post.author, post.posted, *post.tags))
