"""An article read, walked through and marked in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from claims.models import Claim, Reviewer, Source
from tests.browser.conftest import SignIn
from tests.browser.usable import faults_of, violations
from tests.factories import decide, make_claim, make_source
from tests.server import Server

# Selects from the first occurrence of one string to the end of another one's, across elements.
SELECT = """([from, to]) => {
  const walker = document.createTreeWalker(document.getElementById("article"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let node, isBegun = false;
  while ((node = walker.nextNode())) {
    if (node.parentElement.closest("sup, .notes, header")) continue;
    const start = node.data.indexOf(from), end = node.data.indexOf(to, isBegun ? 0 : Math.max(start, 0));
    if (!isBegun && start >= 0) { range.setStart(node, start); isBegun = true; }
    if (isBegun && end >= 0) { range.setEnd(node, end + to.length); break; }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
SENTENCE = "The harbour bridge fell on Monday, and two ferries took its place."
MIXED = (
    "🌉 One bridge fell 🙂 and cafe\u0301s closed.\r\nOn the next line 👩‍👩‍👧 two more fell.\n\n"
    "قال الوزير إن 14 جسرا انهارت في العاصفة. أعلن ذلك يوم الاثنين.\n\n"
    "השר אמר כי 14 גשרים קרסו, according to Reuters, בסערה."
)


@pytest.fixture
def article(server: Server) -> Source:
    filling = "\n\n".join(f"Paragraph {number} says nothing much of anything." for number in range(40))
    return make_source(f"Bridge falls\n\n{filling}\n\n{SENTENCE} It is said so.", title="Bridge falls")


def select(page: Page, start: str, end: str) -> None:
    page.evaluate(SELECT, [start, end])
    expect(page.locator(".markbar--live")).to_be_visible()


def mark(page: Page, source: Source) -> Claim:
    """Press the button; the claim that was made, with the page at it."""
    page.get_by_role("button", name="Mark as a claim").click()
    expect(page.get_by_text("Marked. It is a claim of its own now.")).to_be_attached()
    claim = Claim.objects.filter(source=source).latest("id")
    expect(page.locator(f"#c{claim.pk}")).to_be_in_viewport()
    expect(page.locator(f"#c{claim.pk}")).to_be_focused()
    assert claim.text == source.text[claim.start : claim.end]
    return claim


def test_a_part_of_a_sentence_is_marked_by_selecting_it(page: Page, sign_in: SignIn, article: Source) -> None:
    whole = make_claim(SENTENCE, source=article)
    part = make_claim("bridge fell", source=article)
    sign_in(page, "reviewer")
    page.goto(f"/sources/{article.pk}/")
    select(page, "fell", "two ferries")  # out of the part, into the rest of the sentence
    claim = mark(page, article)
    assert claim.text == "fell on Monday, and two ferries"
    expect(page.locator(f"#c{part.pk}")).to_have_text("bridge fell")
    assert "".join(page.locator(f"#c{whole.pk} [data-start]").all_inner_texts()) == SENTENCE
    for number in (1, 2, 3):
        expect(page.get_by_role("link", name=f"Claim {number}:")).to_have_count(1)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("bridge fell", "closed", "bridge fell 🙂 and cafe\u0301s closed"),
        ("🙂 and", "👩‍👩‍👧 two", "🙂 and cafe\u0301s closed.\r\nOn the next line 👩‍👩‍👧 two"),
        ("14 جسرا", "العاصفة", "14 جسرا انهارت في العاصفة"),
        ("14 גשרים", "Reuters", "14 גשרים קרסו, according to Reuters"),
    ],
)
def test_selected_words_are_those_that_are_marked_in_any_script(
    page: Page, sign_in: SignIn, server: Server, start: str, end: str, words: str
) -> None:
    source = make_source(MIXED)
    make_claim("قال الوزير إن 14 جسرا انهارت في العاصفة.", source=source)
    sign_in(page, "reviewer")
    page.goto(f"/sources/{source.pk}/")
    select(page, start, end)
    assert mark(page, source).text == words


def test_words_are_marked_by_keyboard_alone(page: Page, sign_in: SignIn, article: Source) -> None:
    sign_in(page, "reviewer")
    page.goto(f"/sources/{article.pk}/")
    page.get_by_label("The words, exactly as the article has them").focus()
    page.keyboard.type("two ferries took its place")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Marked. It is a claim of its own now.")).to_be_attached()
    assert Claim.objects.latest("id").text == "two ferries took its place"


def test_an_article_opens_at_the_sentence(page: Page, sign_in: SignIn, article: Source) -> None:
    claim = make_claim(SENTENCE, source=article)
    sign_in(page, "reviewer")
    page.goto(f"/sources/{article.pk}/#c{claim.pk}")
    sentence = page.locator(f"#c{claim.pk}")
    expect(sentence).to_be_focused()
    box, height = sentence.bounding_box(), page.evaluate("innerHeight")
    assert box
    assert 0.25 * height < box["y"] < 0.75 * height


def test_claims_without_a_label_are_walked_and_reviewed(page: Page, sign_in: SignIn, article: Source) -> None:
    first = make_claim("Paragraph 3 says nothing much of anything.", source=article)
    labelled = make_claim("Paragraph 5 says nothing much of anything.", source=article)
    decide(labelled.cluster, Reviewer.objects.get(username="reviewer"), "unverified")
    last = make_claim(SENTENCE, source=article)
    sign_in(page, "reviewer")
    page.goto(f"/sources/{article.pk}/")
    page.get_by_role("link", name="2 unlabelled: go to the first").click()
    expect(page.locator(f"#c{first.pk}")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(f"#c{first.pk} + sup a[data-step]")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(f"#c{last.pk} + sup a")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(f"#c{first.pk} + sup a")).to_be_focused()
    page.get_by_role("link", name="next: 3").click()
    expect(page.locator(f"#c{last.pk}")).to_be_focused()
    page.get_by_role("button", name="Review claim 3 now").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("two ferries took its place")


def test_everybody_can_read_it(page: Page, sign_in: SignIn, article: Source) -> None:
    make_claim(SENTENCE, source=article, check_worthiness=0.9)
    long_word = make_source("x" * 300)
    make_claim(source=long_word)
    sign_in(page, "lead")
    for source in (Source.objects.earliest("id"), article, long_word):
        page.goto(f"/sources/{source.pk}/")
        page.emulate_media(color_scheme="light")
        assert faults_of(page, 390, 1280) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page) == []


def test_on_a_phone_the_bar_stands_below_and_leaves_the_text_to_be_read(
    page: Page, sign_in: SignIn, article: Source
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, "reviewer")
    page.goto(f"/sources/{article.pk}/")
    select(page, "Paragraph 2", "nothing")
    box = page.locator("#mark").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 844
    assert box["height"] < 844 / 4
