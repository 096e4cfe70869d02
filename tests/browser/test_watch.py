"""The watch over pages misses nothing."""

import time

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.watch import watched
from tests.server import Server

MISDEEDS = {
    "document.body.innerHTML = '<p style=\"color: red\">x</p>'": "Content Security Policy.*style-src",
    "document.body.innerHTML = '<img src=https://other.example/x.png>'": "Content Security Policy.*img-src",
    "setTimeout(() => { location = 'http://127.0.0.1:9/' }, 0)": "asked another host",
    "fetch('/not/here/')": "status of 404",
    "setTimeout(() => { throw new Error('it broke') }, 0)": "script error: .*it broke",
    "console.error('not well')": "not well",
}


def test_a_misdeed_of_a_page_is_told(browser: Browser, server: Server) -> None:
    for misdeed, complaint in MISDEEDS.items():
        context = browser.new_context(base_url=server.url)
        with pytest.raises(AssertionError, match=complaint):
            _misbehave(context, server.url, misdeed)
        context.close()


def test_a_page_that_was_asked_for_and_says_no_is_no_misdeed(page: Page) -> None:
    answer = page.goto("/not/here/")
    assert answer is not None
    assert answer.status == 404


def _misbehave(context: BrowserContext, url: str, misdeed: str) -> None:
    page = context.new_page()
    with watched(context, url) as complaints:
        page.goto("/sign-in/")
        page.evaluate(misdeed)
        latest = time.monotonic() + 10
        while not complaints and time.monotonic() < latest:
            page.wait_for_timeout(20)
