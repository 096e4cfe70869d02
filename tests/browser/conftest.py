"""A real Chromium in front of the real server. A page that complains of anything fails its test."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.watch import watched
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
TIMEOUT_MILLISECONDS = 15_000


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
    with watched(context, server.url):
        yield context.new_page()
        context.close()


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
