"""One browser: cookies, the CSRF token, and how long each kind of request took."""

import http.client
import re
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from tests.torture.forms import Page
from tests.torture.ledger import Ledger

TIMEOUT_SECONDS = 25
CUT, HANG = 0, -1  # in place of a status: the connection ended without an answer, or nothing came in time
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(slots=True)
class Answer:
    """What came back; `status` CUT or HANG when nothing did. `page` is what it leads to."""

    status: int
    page: Page
    location: str = ""

    @property
    def is_done(self) -> bool:
        return self.status in (200, 303)


@dataclass(slots=True)
class Browser:
    """Sends requests as one signed-in person, each on a connection of its own, and notes them in the ledger.

    `has_htmx`: asks for fragments, as the pages' script does.
    """

    port: int
    ledger: Ledger
    has_htmx: bool = True
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def sign_in(self, username: str, password: str) -> None:
        """Through the page, as everybody. Raises RuntimeError."""
        self.get("/sign-in/", "sign-in page")
        typed = [("username", username), ("password", password)]
        answer = self.send("POST", "/sign-in/", "sign in", typed, is_plain=True)
        if answer.status != 302:
            raise RuntimeError(f"{username} could not sign in: {answer.status}")

    def get(self, path: str, kind: str) -> Answer:
        return self.send("GET", path, kind)

    def post(self, path: str, kind: str, fields: list[tuple[str, str]]) -> Answer:
        """Send a form; without htmx go on to the page it leads to, as a browser does."""
        answer = self.send("POST", path, kind, fields)
        if answer.status == 303:
            landed = self.get(answer.location, "page")
            answer.page = landed.page
        return answer

    def send(
        self,
        method: str,
        path: str,
        kind: str,
        fields: list[tuple[str, str]] | None = None,
        *,
        is_plain: bool = False,
    ) -> Answer:
        """One request; noted with its time, status and Retry-After."""
        body = self._body(fields) if fields is not None else None
        headers = self._headers(is_form=body is not None, is_plain=is_plain or not self.has_htmx)
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_SECONDS)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        except TimeoutError:
            return self._noted(kind, HANG, began)
        except (OSError, http.client.HTTPException):
            return self._noted(kind, CUT, began)
        finally:
            connection.close()
        self._keep(response, text)
        has_retry = bool(response.headers.get("Retry-After"))
        answer = self._noted(kind, response.status, began, has_retry=has_retry, words=text)
        location = urlsplit(response.headers.get("Location", ""))
        answer.location = location.path + (f"?{location.query}" if location.query else "")
        answer.page = Page.read(text)
        return answer

    def _noted(
        self, kind: str, status: int, began: float, *, has_retry: bool = False, words: str = ""
    ) -> Answer:
        self.ledger.note_answer(kind, status, time.monotonic() - began, has_retry=has_retry, words=words)
        return Answer(status, Page("", []))

    def _body(self, fields: list[tuple[str, str]]) -> str:
        rest = [pair for pair in fields if pair[0] != "csrfmiddlewaretoken"]
        return urlencode([("csrfmiddlewaretoken", self.token), *rest])

    def _headers(self, *, is_form: bool, is_plain: bool) -> dict[str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers["Origin"] = f"http://127.0.0.1:{self.port}"
        if is_form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if not is_plain:
            headers |= {"HX-Request": "true"}
        return headers

    def _keep(self, response: http.client.HTTPResponse, text: str) -> None:
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        if found := _TOKEN.search(text):
            self.token = found.group(1)
