"""All that the overview shows, read together."""

from dataclasses import dataclass
from datetime import datetime

from claims.models.overview.between import (
    SourceGrid,
    choose_connected,
    draw_grid,
    find_story,
    read_differences,
    read_shared,
)
from claims.models.overview.days import DayColumn, Waited, read_decided, read_decisions, read_waited
from claims.models.overview.newest import NewSource, read_newest
from claims.models.overview.readings import Readings, read_readings
from claims.models.overview.standing import Bar, read_by_source, read_standing
from claims.models.overview.worth import Band, read_worth
from claims.models.reviewer import Reviewer
from claims.models.timeline import Timeline, read_timeline
from claims.models.veil import draw_veil

SHOWN_SOURCES = 20


@dataclass(frozen=True, slots=True)
class Overview:
    """Pictures of the desk, never of a person; what is veiled from the reader counts as not reviewed."""

    standing: Bar
    by_source: list[tuple[NewSource, Bar]]
    decided: list[DayColumn]
    decisions: list[DayColumn]
    waited: Waited
    worth: list[Band]
    readings: Readings
    between: SourceGrid
    timeline: Timeline

    @property
    def open_count(self) -> int:
        return sum(band.count for band in self.worth)

    @property
    def decided_count(self) -> int:
        return sum(column.count for column in self.decided)

    @property
    def decision_count(self) -> int:
        return sum(column.count for column in self.decisions)


def read_overview(reader: Reviewer, *, at: datetime) -> Overview:
    """Queries: see the test. Only labels, days, worth and readings look past the newest sources."""
    newest = read_newest()
    shared = read_shared(newest)
    connected = choose_connected(newest, shared)
    differences, readings = read_differences(connected), read_readings()
    veil = draw_veil(reader, claims=differences.claim_ids | readings.labels.keys())
    return Overview(
        standing=read_standing(reader),
        by_source=read_by_source(newest[:SHOWN_SOURCES], reader),
        decided=read_decided(reader, at=at),
        decisions=read_decisions(at=at),
        waited=read_waited(),
        worth=read_worth(reader),
        readings=readings.without(veil.claims),
        between=draw_grid(connected, shared, differences.under(veil)),
        timeline=read_timeline(find_story(newest, shared)),
    )
