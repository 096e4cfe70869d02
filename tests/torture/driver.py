"""One reviewer: takes cards, reads, saves, and does what people do besides, until the queue is empty."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.torture.answers import Fields, cluster_of, fill
from tests.torture.client import CUT, HANG, Answer, Browser
from tests.torture.forms import Form, Page
from tests.torture.ledger import Ledger, Save

# Nothing came of anybody's asking for so long: the queue is empty.
PATIENCE_SECONDS = 4.0
PAUSE_SECONDS = 0.25
# Long enough for two who have one card to have it at the same time, short enough to keep the desk busy.
MOST_READING_SECONDS = 0.1
TRIES = 60
IS_OVER = "Your time with this card is over"
NO_ANSWER = (CUT, HANG, 503)


@dataclass(slots=True)
class Desk:
    """What all who work at one desk share."""

    ledger: Ledger
    ends_at: float
    run_out: Callable[[str], None]  # ends the time of somebody's hold, as waiting would
    is_over: threading.Event = field(default_factory=threading.Event)

    @property
    def is_finished(self) -> bool:
        now, ledger = time.monotonic(), self.ledger
        is_quiet = now - max([ledger.last_progress, *ledger.troubles[-1:]]) > PATIENCE_SECONDS
        return is_quiet or now > self.ends_at


@dataclass(slots=True)
class Reader:
    """A person at a browser. `page` is what they see."""

    name: str
    browser: Browser
    desk: Desk
    chance: random.Random
    page: Page = field(default_factory=lambda: Page("", []))

    def run(self) -> None:
        """Work until nothing comes of asking any more."""
        try:
            self.see(self.browser.get("/", "page"))
            while not self.desk.is_finished:
                self.step()
        except Exception as error:
            self.desk.ledger.note_fault(f"{self.name} could not go on: {error!r}")

    def step(self) -> None:
        if card := self.page.card:
            self.handle(card)
        elif not self.take():
            time.sleep(PAUSE_SECONDS)

    def take(self) -> bool:
        """Ask for the next card; whether there was one."""
        self.see(self._post("/queue/take/", "take", []))
        return self.page.card is not None

    def see(self, answer: Answer, *, asked_at: float | None = None) -> None:
        """Look at what came; without an answer, load the page again."""
        asked_at = asked_at or time.monotonic()
        if answer.status in NO_ANSWER and answer.page.card is None:
            time.sleep(PAUSE_SECONDS)
            asked_at = time.monotonic()
            answer = self.browser.get("/", "page")
            if answer.status in NO_ANSWER:
                self.page = Page("", [])
                return
        # What comes back for copying only is no card to work on.
        self.page = Page("", []) if IS_OVER in answer.page.text else answer.page
        card = self.page.card
        self.desk.ledger.note_card(self.name, cluster_of(card) if card else None, asked_at=asked_at)
        if card:
            self.desk.ledger.note_progress()

    def handle(self, card: Form) -> None:
        """Read it; then mostly save, sometimes what else people do."""
        time.sleep(self.chance.uniform(0, MOST_READING_SECONDS))
        habits: list[tuple[float, Callable[[Form], None]]] = [
            (0.06, self.save_twice),
            (0.05, self.skip),
            (0.04, self.release),
            (0.05, self.look_again),
            (0.03, self.go_away),
            (0.03, self.come_back_late),
            (0.05, self.undo),
        ]
        roll = self.chance.random()
        for share, act in habits:
            roll -= share
            if roll < 0:
                return act(card)
        self.save(card)

    def save(self, card: Form) -> Save:
        save, fields = fill(card, self.name, self.chance)
        self._send_save(card, save, fields)
        return save

    def save_twice(self, card: Form) -> None:
        """A double click: the same form twice at once. Both are told that it is saved."""
        save, fields = fill(card, self.name, self.chance)
        self.desk.ledger.note_sent(save)
        self.desk.ledger.let_go(self.name)
        twin = Browser(
            self.browser.port, self.desk.ledger, True, dict(self.browser.cookies), self.browser.token
        )
        other: list[Answer] = []
        click = threading.Thread(target=lambda: other.append(twin.post(card.action, "double click", fields)))
        click.start()
        answer = self.browser.post(card.action, "double click", fields)
        click.join()
        statuses = {answer.status, *(one.status for one in other)}
        if any(one.is_done for one in (answer, *other)):
            save.is_kept = True
            self.desk.ledger.note_progress()
            if 409 in statuses:
                self.desk.ledger.note_fault(f"one of two clicks was refused: {save.key}")
            self.see(self.browser.get("/", "page"))
        else:
            self._send_save(card, save, fields)

    def look_again(self, card: Form) -> None:
        """Reload, and ask in a second tab: it is the same card, unless others changed or decided it."""
        cluster, ledger = cluster_of(card), self.desk.ledger
        for answer in (self.browser.get("/", "page"), self._post("/queue/take/", "take", [])):
            again = answer.page.card
            is_same = again is not None and again.value("token") == card.value("token")
            is_excused = cluster in ledger.touched or ledger.is_sent_by_others(cluster, than=self.name)
            if answer.is_done and not is_same and not is_excused:
                ledger.note_fault(f"{self.name} asked again and got another card")
            self.see(answer)
        if "/queue/heartbeat/" in self.page.text:
            self._post("/queue/heartbeat/", "heartbeat", [("token", card.value("token"))])

    def skip(self, card: Form) -> None:
        self._give_up(
            self.page.find("/queue/skip/"), "skip", [("reason", self.chance.choice(("time", "expert")))]
        )

    def release(self, card: Form) -> None:
        self._give_up(self.page.find("/queue/release/"), "release", [])

    def go_away(self, card: Form) -> None:
        """Leave the card lying until its time is over."""
        self.desk.ledger.let_go(self.name)
        self.desk.run_out(self.name)
        time.sleep(self.chance.uniform(0.2, 1.5))
        self.page = Page("", [])

    def come_back_late(self, card: Form) -> None:
        """The same, and then save: it counts when nobody decided meanwhile, else one is told."""
        self.go_away(card)
        self.save(card)

    def undo(self, card: Form) -> None:
        """Save and take it back: the card is there again, or an explanation."""
        save = self.save(card)
        form = self.page.find("/queue/undo/")
        if not save.is_kept or form is None:
            return
        self.desk.ledger.let_go(self.name)
        save.is_undo_sent = True
        answer, is_unsure = self._until_answered(form.action, "undo", form.fields)
        save.is_undone = answer.is_done
        if answer.status == 409 and not is_unsure:
            save.is_undo_sent = False
        self.desk.ledger.note_progress()
        self.see(answer if answer.page.card else self.browser.get("/", "page"))

    def _send_save(self, card: Form, save: Save, fields: Fields) -> None:
        """Send until there is an answer, as a page does that keeps its form; the key makes it one save."""
        self.desk.ledger.note_sent(save)
        self.desk.ledger.let_go(self.name)
        answer, _ = self._until_answered(card.action, "save", fields)
        save.is_kept = save.is_kept or answer.is_done
        save.is_refused = answer.status in (409, 422)
        if answer.status == 422:
            self.desk.ledger.note_fault(f"a save came back as incomplete: {_notices(answer.page.text)}")
            self.page = Page("", [])
            self._post("/queue/release/", "release", [("token", card.value("token"))])
            return
        if save.is_kept:
            self.desk.ledger.note_progress()
        self.see(answer)

    def _give_up(self, form: Form | None, kind: str, answers: Fields) -> None:
        if form is None:
            return self.desk.ledger.note_fault(f"the card has no form to {kind}")
        self.desk.ledger.let_go(self.name)
        answer, _ = self._until_answered(form.action, kind, form.filled(*answers))
        self.see(answer)
        self.desk.ledger.note_progress()

    def _until_answered(self, action: str, kind: str, fields: Fields) -> tuple[Answer, bool]:
        """The answer, and whether an earlier try went unanswered."""
        is_unsure = False
        for _ in range(TRIES):
            answer = self._post(action, kind, fields)
            if answer.status not in NO_ANSWER or time.monotonic() > self.desk.ends_at:
                break
            is_unsure = is_unsure or answer.status != 503
            time.sleep(PAUSE_SECONDS)
        return answer, is_unsure

    def _post(self, path: str, kind: str, fields: Fields) -> Answer:
        return self.browser.post(path, kind, fields)


def _notices(text: str) -> str:
    """What the page says is wrong."""
    start = text.find("notice--error")
    return " ".join(text[start : start + 400].split())
