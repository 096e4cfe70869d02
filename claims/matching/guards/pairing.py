"""Pairing off the details of two claims."""

from collections.abc import Callable, Iterator

from claims.records import Detail

type Check = Callable[[Detail, Detail], bool]


def pair_off(left_a: list[Detail], left_b: list[Detail], matches: Check) -> Iterator[tuple[Detail, Detail]]:
    """Take the pairs that match out of both lists, in reading order."""
    for one in list(left_a):
        other = next((candidate for candidate in left_b if matches(one, candidate)), None)
        if other is not None:
            left_a.remove(one)
            left_b.remove(other)
            yield one, other
