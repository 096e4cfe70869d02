"""A real Chromium in front of the real server. A page that complains of anything fails its test."""

import os
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.browser import chromium
from tests.server import Server

type SignIn = Callable[[Page, str], None]

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TIMEOUT_MILLISECONDS = 5_000

# Scripts that a test evaluates are not held to the page's policy; what the page itself does is told so.
TELL_OF_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""

# Answers that a page shows as a message: somebody else was quicker, or the form is not complete.
EXPECTED = re.compile(r"Failed to load resource: the server responded with a status of (409|422)\b")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.skip("no Chromium: python -m tests.browser.chromium")
    # Playwright's own event loop runs in this thread; Django would refuse to query beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page of a fresh browser, whose addresses may be relative to the server."""
    expect.set_options(timeout=TIMEOUT_MILLISECONDS)
    context = browser.new_context(base_url=server.url)
    context.set_default_timeout(TIMEOUT_MILLISECONDS)
    context.add_init_script(TELL_OF_VIOLATIONS)
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.match(message.text):
            complaints.append(f"{message.text} ({message.location['url']})")

    def watch(request: Request) -> None:
        if not request.url.startswith((f"{server.url}/", "data:", "blob:")):
            complaints.append(f"asked another host: {request.url}")

    context.on("console", hear)
    context.on("request", watch)
    context.on("weberror", lambda error: complaints.append(f"script error: {error.error}"))
    yield context.new_page()
    context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def sign_in(server: Server) -> SignIn:
    """sign_in(page, username): by the form. The desk has a "reviewer", a "lead" and an "admin"."""

    def fill(page: Page, username: str) -> None:
        page.goto("/sign-in/")
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password").fill(server.desk.passwords[username])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("/")

    return fill
