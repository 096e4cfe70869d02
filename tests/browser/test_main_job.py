"""The main job, from the real articles to the exported verdicts, as a newcomer does it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from claims.models import Claim, Decision
from claims.readers.verdict_csv import read_verdict_csv
from tests.browser.conftest import SignIn


def test_verdicts_given_by_keyboard_on_real_articles_come_out_as_csv(
    page: Page, sign_in_by_form: SignIn
) -> None:
    sign_in_by_form(page, "reviewer")
    press = page.keyboard.press
    press("Enter")
    expect(page.get_by_role("heading", name="They differ:")).to_be_visible()
    label_sides(page)  # 190 miles, 186 miles
    label_sides(page)  # has yet to deploy, fired
    save_with(page, "1")
    save_with(page, "3")

    press("0")
    expect(page.get_by_label("Why set aside?")).to_be_focused()
    page.keyboard.type("Opin")
    save(page, "Control+Enter")
    press("u")
    expect(page.locator("#status")).to_contain_text("Undone.")
    press("0")
    page.keyboard.type("Opin")
    save(page, "Control+Enter")

    decided = {str(claim.pk): claim for claim in Claim.objects.ruled().select_related("source", "verdict")}
    assert Decision.objects.standing().count() == 5
    rows = {row["claim_id"]: row for row in download(page, sign_in_by_form)}
    assert rows.keys() == decided.keys()
    for number, row in rows.items():
        claim = decided[number]
        assert claim.verdict is not None
        assert row["claim"] == claim.source.text[int(row["start"]) : int(row["end"])]
        assert (row["label"], row["status"]) == (claim.verdict.label, claim.status)
        assert row["reviewer"] == "reviewer"
    labels = [row["label"] for row in rows.values()]
    assert {labels.count(label) > 0 for label in ("consistent", "conflicting", "unverified", "")} == {True}


def label_sides(page: Page) -> None:
    """The sides that speak conflict with one another; a side that says nothing on it is consistent."""
    for side in page.locator("form fieldset:has(input[value=conflicting])").all():
        is_silent = "Says nothing" in side.inner_text()
        page.keyboard.press("1" if is_silent else "2")
    save(page, "Enter")


def save_with(page: Page, key: str) -> None:
    page.keyboard.press(key)
    save(page, "Enter")


def save(page: Page, key: str) -> None:
    """Save and wait for another card."""
    shown = page.get_by_role("heading", level=1).inner_text()
    page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(shown)
    expect(page.locator("#status")).to_contain_text("Saved")


def download(page: Page, sign_in_by_form: SignIn) -> list[dict[str, str]]:
    """The verdicts as the lead gets them."""
    page.context.clear_cookies()
    sign_in_by_form(page, "lead")
    page.get_by_role("link", name="Export").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download").and_(page.locator("[value=desk]")).click()
    return list(read_verdict_csv(Path(started.value.path()).read_bytes()))
