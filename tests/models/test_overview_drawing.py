"""Where things stand in the pictures of the overview."""

from datetime import UTC, datetime, timedelta

from claims.models.overview.drawing import height_of, middle_of, place_in_time, raise_levels, stack

DAY = datetime(2024, 3, 5, tzinfo=UTC)


def test_the_parts_of_a_bar_follow_one_another_and_fill_it():
    assert [(part.x, part.width) for part in stack([1, 0, 3])] == [(0, 25), (25, 0), (25, 75)]


def test_a_bar_of_a_longer_whole_is_shorter():
    assert [(part.x, part.width) for part in stack([1, 1], of=8)] == [(0, 12.5), (12.5, 12.5)]


def test_a_bar_of_nothing_has_no_length():
    assert [(part.x, part.width) for part in stack([0, 0])] == [(0, 0), (0, 0)]


def test_moments_stand_from_the_first_to_the_last_with_a_margin():
    assert place_in_time([DAY, DAY + timedelta(days=1), DAY + timedelta(days=4)]) == [4, 27, 96]


def test_one_moment_stands_in_the_middle():
    assert place_in_time([DAY, DAY]) == [50, 50]
    assert place_in_time([]) == []


def test_what_would_cover_another_goes_a_level_up():
    assert raise_levels([10, 12, 14, 30, 31]) == [0, 1, 2, 0, 1]


def test_levels_have_room_for_a_finger():
    assert (middle_of(0), middle_of(1)) == (14, 42)
    assert (height_of([]), height_of([0, 2])) == (28, 84)
