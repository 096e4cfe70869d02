"""Watching pages: whatever one complains of, breaks or asks elsewhere fails the test it happens in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

# What a test evaluates is not held to the page's policy; what the page then does is, and it is told so.
TELL_OF_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""

# Answers that a page shows as a message: somebody else was quicker, or the form is not complete.
SHOWN = re.compile(r"Failed to load resource: the server responded with a status of (409|422)\b")
# Answers that are a page of their own, where one was asked for.
PAGES = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d\b")


@contextmanager
def watched(context: BrowserContext, url: str) -> Iterator[list[str]]:
    """Every page of `context`, which is to ask the server at `url` alone, has nothing to complain of.

    Gives the list of complaints, as it grows.
    """
    complaints: list[str] = []
    gone_to: set[str] = set()

    def hear(message: ConsoleMessage) -> None:
        at = message.location["url"]
        is_answer = SHOWN.match(message.text) or (at in gone_to and PAGES.match(message.text))
        if message.type == "error" and not is_answer:
            complaints.append(f"{message.text} ({at})")

    def follow(request: Request) -> None:
        if request.is_navigation_request():
            gone_to.add(request.url)
        if not request.url.startswith((f"{url}/", "data:", "blob:")):
            complaints.append(f"asked another host: {request.url}")

    context.add_init_script(TELL_OF_VIOLATIONS)
    context.on("console", hear)
    context.on("request", follow)
    context.on("weberror", lambda error: complaints.append(f"script error: {error.error}"))
    yield complaints
    assert not complaints, "\n".join(complaints)
