"""One lead: splits, merges, ends holds, settles disputes and takes the export along while others review."""

import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.torture.client import Browser
from tests.torture.driver import Desk
from tests.torture.forms import Form

PAUSE_SECONDS = 0.4
MOST_ACTS = 60
_CLUSTER = re.compile(r'href="/clusters/(\d+)/"')
_DISPUTED = re.compile(r'href="(/settle/\d+/)"')


@dataclass(slots=True)
class Lead:
    """A lead at a browser, acting until the reviewers are done or MOST_ACTS were tried."""

    name: str
    browser: Browser
    desk: Desk
    chance: random.Random

    def run(self) -> None:
        acts: list[Callable[[], None]] = [
            self.split,
            self.split,
            self.merge,
            self.free,
            self.settle,
            self.take_along,
        ]
        try:
            self.browser.get("/", "page")
            for _ in range(MOST_ACTS):
                if self.desk.is_over.wait(PAUSE_SECONDS):
                    return
                self.chance.choice(acts)()
        except Exception as error:
            self.desk.ledger.note_fault(f"{self.name} could not go on: {error!r}")

    def split(self) -> None:
        """Some claims leave a cluster, whoever holds it."""
        for cluster in self._some_clusters()[:3]:
            form = self._form(f"/clusters/{cluster}/split/", "lead: split page")
            claims = form.offers.get("claims", []) if form else []
            if form and len(claims) > 1:
                leaving = self.chance.sample(claims, self.chance.randint(1, len(claims) - 1))
                return self._send(form, "lead: split", [cluster], [("claims", claim) for claim in leaving])

    def merge(self) -> None:
        """A cluster goes into another, after a look at both."""
        if len(pair := self._some_clusters()[:2]) == 2:
            path = f"/clusters/{pair[0]}/merge/"
            if form := self._form(path, "lead: merge page", f"?into={pair[1]}"):
                self._send(form, "lead: merge", pair, [("into", str(pair[1]))])

    def free(self) -> None:
        """End the hold of somebody."""
        if held := self.desk.ledger.held_by_others(than=self.name):
            cluster = self.chance.choice(held)
            page = self.browser.get(f"/clusters/{cluster}/", "lead: cluster page").page
            if form := page.find("/take-over/"):
                self._send(form, "lead: end a hold", [cluster], [])

    def settle(self) -> None:
        """Decide what readers see differently."""
        found = _DISPUTED.findall(self.browser.get("/settle/", "lead: disputes").page.text)
        if found and (form := self._form(self.chance.choice(found), "lead: dispute")):
            chosen = [
                (name, self.chance.choice([v for v in values if v in ("consistent", "unverified")]))
                for name, values in form.offers.items()
                if "consistent" in values
            ]
            reasons = [(name, "As the sources have it.") for name, _ in form.fields if name.endswith("note")]
            self._send(form, "lead: settle", [], chosen + reasons)

    def take_along(self) -> None:
        """The whole export, while others write."""
        if form := self._form("/export/verdicts.csv", "lead: export page"):
            self._send(form, "lead: export", [], [("what", "reviewers")])

    def _some_clusters(self) -> list[int]:
        text = self.browser.get("/clusters/?state=open", "lead: clusters").page.text
        found = sorted({int(number) for number in _CLUSTER.findall(text)})
        self.chance.shuffle(found)
        return found

    def _form(self, path: str, kind: str, query: str = "") -> Form | None:
        """The form on a page that goes to the same page, or to one below it."""
        page = path if path.endswith("/") else path[: path.rindex("/") + 1]
        return self.browser.get(f"{page}{query}", kind).page.find(path)

    def _send(self, form: Form, kind: str, clusters: list[int], answers: list[tuple[str, str]]) -> None:
        self.desk.ledger.touched.update(clusters)
        since = time.monotonic()
        self.browser.send("POST", form.action, kind, form.filled(*answers))
        for cluster in clusters:
            self.desk.ledger.free(cluster, since=since)
