"""Keys that work on every page, and the colours one chose."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn


def test_two_keys_lead_to_a_page_of_the_menu(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    page.keyboard.press("g")
    page.keyboard.press("s")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sources")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("g c")
    expect(page.locator("#find")).to_have_value("g c")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    page.wait_for_url("**/labelling/")


def test_the_keys_of_a_page_are_listed_as_they_stand_on_it(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "reviewer")
    page.get_by_role("button", name="Take the next").click()
    expect(page.locator("#review")).to_be_visible()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    told = dict(zip(keys.locator("dt").all_inner_texts(), keys.locator("dd").all_inner_texts(), strict=True))
    told = {key.strip(): words for key, words in told.items()}
    assert (told["n"], told["e"], told["g c"]) == ("Note", "Evidence", "Claims")
    on_page = page.locator("[data-key]").evaluate_all("all => all.map((one) => one.dataset.key)")
    assert set(on_page) <= told.keys()
    expect(keys.get_by_role("button", name="Close")).to_be_in_viewport()
    expect(keys.get_by_role("heading", name="Keys")).to_be_in_viewport()
    page.keyboard.press("n")  # keys rest while they are told
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("n")
    expect(page.get_by_label("Note", exact=False).first).to_be_focused()


def test_rows_are_walked_and_opened_by_key(page: Page, sign_in: SignIn) -> None:
    sign_in(page, "admin")
    page.goto("/components/")
    rows = page.locator("[data-step]")
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(rows.nth(at)).to_be_focused()


def test_the_chosen_colours_are_in_the_page_as_it_is_sent_and_outlast_signing_out(
    page: Page, sign_in: SignIn
) -> None:
    sign_in(page, "reviewer")
    page.emulate_media(color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("summary", has_text="reviewer").click()
    page.get_by_role("button", name="Dark", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    dark = page.evaluate(ground)
    page.locator("summary", has_text="reviewer").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/**")
    assert page.evaluate(ground) == dark != light
    for address in ("/sign-in/", "/nowhere/"):
        assert '<html lang="en" data-theme="dark">' in page.request.get(address).text()
