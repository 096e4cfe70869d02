"""Taking verdicts along in a real browser."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn


def test_a_file_comes_and_the_page_does_not_seem_busy_for_ever(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "lead")
    page.goto("/export/")
    with page.expect_download() as download:
        page.locator("button[value=every]").click()
    assert re.fullmatch(r"verdicts-[\d-]+\.csv", download.value.suggested_filename)
    page.wait_for_timeout(200)
    expect(page.locator("#busy")).not_to_have_class(re.compile("htmx-request"))
