"""What is played through: how many people, what goes wrong meanwhile, and what came of it."""

import csv
import io
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests import postgres
from tests.torture import audit, faults
from tests.torture.client import Browser
from tests.torture.driver import NO_ANSWER, PAUSE_SECONDS, Desk, Reader
from tests.torture.filling import LEADS, PASSWORD
from tests.torture.lead import Lead
from tests.torture.ledger import Ledger, count_given_to_two
from tests.torture.server import Place, Server, in_background, serve

RECOVERY_SECONDS = 20

type Cookies = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Scenario:
    """`reads` is REVIEWS_PER_CLAIM; `seconds` bounds it; `is_naive`: the control, which must be found out.

    `must_empty`: that work is left when the time is over is a fault. Faults come `every` so many seconds.
    """

    name: str
    reviewers: int
    seconds: float = 50
    reads: int = 1
    kills: int = 0
    restarts: int = 0
    every: float = 1.0
    is_naive: bool = False
    must_empty: bool = True


@dataclass(slots=True)
class Result:
    """What a scenario came to."""

    scenario: Scenario
    engine: str
    ledger: Ledger
    findings: audit.Findings
    to_two: int
    seconds: float
    kills: int = 0
    back_after: list[float] = field(default_factory=list)
    tracebacks: int = 0

    @property
    def statuses(self) -> Iterator[tuple[int, int]]:
        for answered in self.ledger.answers.values():
            yield from answered.statuses.items()

    def count_statuses(self, does_count: Callable[[int], bool]) -> int:
        return sum(count for status, count in self.statuses if does_count(status))

    @property
    def broken(self) -> int:
        """Answers that say the desk broke: above 500 but for a 503 that tells when to try again."""
        bad = self.count_statuses(lambda status: status >= 500 and status != 503)
        return bad + sum(answered.without_retry for answered in self.ledger.answers.values())

    @property
    def hangs(self) -> int:
        return self.count_statuses(lambda status: status == -1)

    @property
    def cut(self) -> int:
        return self.count_statuses(lambda status: status == 0)

    @property
    def faults(self) -> list[str]:
        """Everything that must not have happened, in words."""
        found, of_ledger = self.findings, list(self.ledger.faults)
        is_calm = not (self.scenario.kills or self.scenario.restarts)
        if is_calm and (self.cut or self.count_statuses(lambda status: status == 503)):
            of_ledger.append(f"{self.cut} answers were cut off or put off without any fault of ours")
        if self.hangs:
            of_ledger.append(f"{self.hangs} requests went unanswered")
        if self.to_two:
            of_ledger.append(f"{self.to_two} cards were before too many people at once")
        if not self.ledger.kept:
            of_ledger.append("nothing was saved at all")
        left = found.left if self.scenario.must_empty else []
        return [*found.lost, *found.doubled, *found.half, *of_ledger, *left]

    @property
    def is_passed(self) -> bool:
        """No fault; of the control, that doubles were found."""
        if self.scenario.is_naive:
            return self.to_two > 0 and bool(self.findings.doubled)
        return not self.faults


def sign_all_in(place: Place, reviewers: int) -> Cookies:
    """Everybody's cookies, from signing in at the real server."""
    names = [*(f"reader{n + 1}" for n in range(reviewers)), *(f"lead{n + 1}" for n in range(LEADS))]
    with serve(place) as server, ThreadPoolExecutor(4) as pool:

        def sign_in(name: str) -> tuple[str, Mapping[str, str]]:
            browser = Browser(server.port, Ledger())
            browser.sign_in(name, PASSWORD)
            return name, browser.cookies

        return dict(pool.map(sign_in, names))


def play(
    scenario: Scenario, place: Place, cookies: Cookies, engine: str, server_of: postgres.Server | None
) -> Result:
    """Let everybody work at a desk of their own until the queue is empty, then compare."""
    ledger = Ledger()
    settings = {"REVIEWS_PER_CLAIM": str(scenario.reads)}
    app = "tests.torture.naive:application" if scenario.is_naive else ""
    if scenario.is_naive:
        faults.forget_who_holds_what(place.database)
    with serve(place, app=app, **settings) as server:
        began = ledger.start()
        kills, back_after = _drive(scenario, place, cookies, ledger, server, server_of)
        seconds = time.monotonic() - began
        export = _export(server, cookies, ledger)
    stored = audit.Stored(**place.dump(**settings))
    findings = audit.compare(ledger, stored, export, readers=scenario.reads)
    return Result(
        scenario,
        engine,
        ledger,
        findings,
        count_given_to_two(ledger.holds, readers=scenario.reads),
        seconds,
        kills,
        back_after,
        server.said.read_text().count("Traceback"),
    )


def _drive(
    scenario: Scenario,
    place: Place,
    cookies: Cookies,
    ledger: Ledger,
    server: Server,
    server_of: postgres.Server | None,
) -> tuple[int, list[float]]:
    """Everybody at once, and the faults meanwhile."""
    ends_at = time.monotonic() + scenario.seconds
    desk = Desk(ledger, ends_at, faults.Hourglass(place.database, ledger).run_out)
    readers = [in_background(reader.run) for reader in _readers(scenario, cookies, desk, server)]
    leads = [in_background(lead.run) for lead in _leads(cookies, desk, server)]
    kills, is_up_at = [0], list[float]()

    def go_wrong() -> None:
        if scenario.kills:
            kills[0] = faults.kill_workers(server, desk.is_over, times=scenario.kills, every=scenario.every)
        if scenario.restarts and server_of:
            is_up_at.extend(
                faults.restart_postgresql(
                    server_of, desk.is_over, times=scenario.restarts, every=scenario.every
                )
            )

    trouble = in_background(go_wrong)
    _join(readers, ledger, until=ends_at + 30)
    desk.is_over.set()
    _join([*leads, trouble], ledger, until=time.monotonic() + 40)
    return kills[0], faults.back_after(is_up_at, ledger.troubles)


def _join(threads: Sequence[threading.Thread], ledger: Ledger, *, until: float) -> None:
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    if still := sum(thread.is_alive() for thread in threads):
        ledger.note_fault(f"{still} people never came to an end")


def _readers(scenario: Scenario, cookies: Cookies, desk: Desk, server: Server) -> Iterator[Reader]:
    for number in range(1, scenario.reviewers + 1):
        name = f"reader{number}"
        browser = Browser(server.port, desk.ledger, number % 3 > 0, dict(cookies[name]))
        yield Reader(name, browser, desk, random.Random(number))


def _leads(cookies: Cookies, desk: Desk, server: Server) -> Iterator[Lead]:
    for number in range(1, LEADS + 1):
        name = f"lead{number}"
        browser = Browser(server.port, desk.ledger, False, dict(cookies[name]))
        yield Lead(name, browser, desk, random.Random(number))


def _export(server: Server, cookies: Cookies, ledger: Ledger) -> list[dict[str, str]]:
    """Each reader's verdicts, as a lead takes them along; asked again while the desk is still recovering."""
    browser = Browser(server.port, ledger, False, dict(cookies["lead1"]))
    until = time.monotonic() + RECOVERY_SECONDS
    while True:
        browser.get("/export/", "export page")
        answer = browser.post("/export/verdicts.csv", "export", [("what", "reviewers"), ("as_of", "")])
        if answer.status not in NO_ANSWER or time.monotonic() > until:
            break
        time.sleep(PAUSE_SECONDS)
    if answer.status != 200:
        ledger.note_fault(f"the export was answered {answer.status}")
        return []
    return list(csv.DictReader(io.StringIO(answer.page.text, newline="")))
