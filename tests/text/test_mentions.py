"""Names written with an @."""

import pytest

from claims.text.mentions import cut_at_mentions, find_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@ada, look at this.", ["ada"]),
        ("Ask @ada or @ben.", ["ada", "ben"]),
        ("(@ada) @ada!", ["ada"]),
        ("@Ada's note", ["Ada"]),
        ("@anna-maria.k+desk.", ["anna-maria.k+desk"]),
        ("@Zoë and @陈", ["Zoë", "陈"]),
        ("Write to ada@example.org", []),
        ("@ ada, @@, @.", []),
        ("", []),
    ],
)
def test_names_are_found_without_the_signs_around_them(text, names):
    assert find_names(text) == names


def test_a_text_is_cut_without_losing_a_letter():
    runs = list(cut_at_mentions("See @Ada, @nobody and @ada.", {"ada"}))
    assert "".join(run.text for run in runs) == "See @Ada, @nobody and @ada."
    assert [run.text for run in runs if run.is_mention] == ["@Ada", "@ada"]
