"""A square of things against themselves: a circle where they agree, a diamond where they do not."""

from dataclasses import dataclass
from math import sqrt

CELL_PIXELS = 32
LEAST_RADIUS, MOST_RADIUS = 9, 14


def mark_size(count: int, most: int) -> float:
    """The radius of a mark in pixels: its area grows with the count, and a number always fits."""
    return (
        round(LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * sqrt(count / most), 1) if most else LEAST_RADIUS
    )


@dataclass(frozen=True, slots=True)
class Cell[Thing]:
    """A mark in the grid of `size` things, in which the first column and row hold their names.

    `kind` is "same", a circle, or "differs", a diamond; `about` is what it tells of.
    """

    kind: str
    row: int
    column: int
    size: int
    count: int
    radius: float
    about: Thing

    @property
    def x(self) -> float:
        """The middle, in percent of the width."""
        return column_middle(self.column, self.size)

    @property
    def y(self) -> int:
        """The middle, in pixels."""
        return row_middle(self.row)

    @property
    def diamond(self) -> str:
        """The path of a diamond around the middle."""
        return f"M0 {-self.radius:g}L{self.radius:g} 0 0 {self.radius:g} {-self.radius:g} 0z"


def column_middle(column: int, size: int) -> float:
    return round(100 * (column + 1.5) / (size + 1), 2)


def row_middle(row: int) -> int:
    return CELL_PIXELS * (row + 1) + CELL_PIXELS // 2


def grid_height(size: int) -> int:
    return CELL_PIXELS * (size + 1)
