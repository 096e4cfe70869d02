"""A real Chromium in front of the real server. A page that complains of anything fails its test."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.watch import watched
from tests.server import Server

type SignIn = Callable[[Page, str], None]
type OpenPage = Callable[..., Page]

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
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        pytest.skip("no Chromium: python -m tests.browser.chromium")
    # Playwright's own event loop runs in this thread; Django would refuse to query beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=TIMEOUT_MILLISECONDS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[OpenPage]:
    """open_page(**options): a page of a fresh browser, whose addresses may be relative to the server."""
    with ExitStack() as watches:
        opened = []

        def open_one(**options: Any) -> Page:
            # What moves has arrived, so that it can be looked at.
            context = browser.new_context(base_url=server.url, reduced_motion="reduce", **options)
            context.set_default_timeout(TIMEOUT_MILLISECONDS)
            watches.enter_context(watched(context, server.url))
            opened.append(context)
            return context.new_page()

        yield open_one
        for context in opened:
            context.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


@pytest.fixture
def plain_page(open_page: OpenPage) -> Page:
    """A page of a browser without JavaScript."""
    return open_page(java_script_enabled=False)


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A page as narrow as a phone's, touched instead of clicked."""
    return open_page(**PHONE)


@pytest.fixture
def sign_in(server: Server) -> SignIn:
    """sign_in(page, username): at the queue, as after the form. There are "reviewer", "lead" and "admin"."""
    from claims.models import Reviewer

    secret = (server.desk.folder / "secret_key").read_text().strip()

    def enter(page: Page, username: str) -> None:
        client = Client()
        with override_settings(SECRET_KEY=secret):  # the server's own, which vouches for its sessions
            client.force_login(Reviewer.objects.get(username=username))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": server.url}])
        page.goto("/")

    return enter


@pytest.fixture
def sign_in_by_form(server: Server) -> SignIn:
    """sign_in_by_form(page, username): as a person does it."""

    def fill(page: Page, username: str) -> None:
        page.goto("/sign-in/")
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password").fill(server.desk.passwords[username])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("/")

    return fill
