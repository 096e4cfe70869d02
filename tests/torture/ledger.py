"""What the people at the desk remember: what they sent, what was acknowledged, which card they had when."""

import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass(slots=True)
class Save:
    """A form that was sent: by whom, on which cluster, the outcome for each claim, and its very own note.

    `is_kept`: it was acknowledged; `is_refused`: nothing was saved, said the answer. Neither: nobody knows.
    """

    reader: str
    cluster: int
    key: str
    note: str
    outcomes: dict[int, str]
    is_kept: bool = False
    is_refused: bool = False
    is_undone: bool = False
    is_undo_sent: bool = False


@dataclass(slots=True)
class Hold:
    """A card before somebody: from when it was shown until the request that gives it up was sent."""

    reader: str
    cluster: int
    began: float
    ended: float | None = None


@dataclass(slots=True)
class Answered:
    """How a kind of request was answered: the seconds it took, and how often with which status."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    without_retry: int = 0


class Ledger:
    """Written by all threads at once; read when they are done."""

    def __init__(self) -> None:
        self.saves: dict[str, Save] = {}
        self.holds: list[Hold] = []
        self.answers: defaultdict[str, Answered] = defaultdict(Answered)
        self.faults: list[str] = []
        self.touched: set[int] = set()  # clusters that leads split, merged or freed, or tried to
        self.last_progress = time.monotonic()
        self.troubles: list[float] = []  # when an answer was put off, broken or cut off
        self._held: dict[str, Hold] = {}
        self._lock = threading.Lock()

    def note_answer(
        self, kind: str, status: int, seconds: float, *, has_retry: bool = True, words: str = ""
    ) -> None:
        """A request was answered, or not at all: status below 1."""
        with self._lock:
            answered = self.answers[kind]
            answered.seconds.append(seconds)
            answered.statuses[status] += 1
            if status == 503:
                answered.without_retry += not has_retry
            if status >= 500 or status < 1:
                self.troubles.append(time.monotonic())
            is_gone = status == 404 and kind.startswith("lead")  # merged with another meanwhile
            is_odd = status in (400, 403, 404, 405) or (status >= 500 and status != 503)
            if is_odd and not is_gone:
                self.faults.append(f"{kind} was answered {status}: {' '.join(words.split())[-300:]}")

    def note_fault(self, words: str) -> None:
        """Something that must not happen, in words."""
        with self._lock:
            self.faults.append(words)

    def note_sent(self, save: Save) -> Save:
        """A form is about to be sent. The same form again is the same save."""
        with self._lock:
            return self.saves.setdefault(save.key, save)

    def start(self) -> float:
        """Everybody begins now."""
        self.note_progress()
        return self.last_progress

    def note_progress(self) -> None:
        """A card came, or something was saved: the queue is not empty yet."""
        self.last_progress = time.monotonic()

    def note_card(self, reader: str, cluster: int | None, *, asked_at: float) -> None:
        """The reader has this card before them now, or none; what they had before they gave up by asking."""
        now = time.monotonic()
        with self._lock:
            held = self._held.get(reader)
            if held and held.ended is None and held.cluster == cluster:
                return
            if held and held.ended is None:
                held.ended = asked_at
            if cluster is not None:
                self._held[reader] = Hold(reader, cluster, now)
                self.holds.append(self._held[reader])

    def let_go(self, reader: str) -> None:
        """The reader is about to ask for something that ends their hold, or their time is about to end."""
        with self._lock:
            held = self._held.get(reader)
            if held and held.ended is None:
                held.ended = time.monotonic()

    def free(self, cluster: int, *, since: float) -> None:
        """Somebody else ended the holds on a cluster, at some time between `since` and now."""
        with self._lock:
            for hold in self.holds:
                if hold.cluster == cluster and hold.ended is None:
                    hold.ended = max(hold.began, since)

    def held_by_others(self, *, than: str) -> list[int]:
        """Clusters that somebody else has before them now."""
        with self._lock:
            return [
                hold.cluster for hold in self._held.values() if hold.ended is None and hold.reader != than
            ]

    def is_sent_by_others(self, cluster: int, *, than: str) -> bool:
        """Whether somebody else sent a verdict on a cluster: as many as are wanted may have read it."""
        with self._lock:
            return any(save.cluster == cluster and save.reader != than for save in self.saves.values())

    @property
    def kept(self) -> list[Save]:
        """What was acknowledged, in the order it was sent."""
        return [save for save in self.saves.values() if save.is_kept]


def count_given_to_two(holds: list[Hold], *, readers: int) -> int:
    """How many cards were shown while as many others as may read it, `readers`, had them before them."""
    by_cluster: defaultdict[int, list[Hold]] = defaultdict(list)
    for hold in holds:
        by_cluster[hold.cluster].append(hold)
    return sum(
        len({other.reader for other in of_cluster if _has_it_at(other, hold)}) >= readers
        for of_cluster in by_cluster.values()
        for hold in of_cluster
    )


def _has_it_at(other: Hold, hold: Hold) -> bool:
    """Whether somebody else had the card already when it was shown."""
    if other.reader == hold.reader or other.began > hold.began or other is hold:
        return False
    return other.ended is None or other.ended > hold.began
