"""The page that says what a label means."""

import re

import pytest

from claims.views.labelling import as_page

CASES = [
    *(
        "the-missiles-range",
        "has-yet-to-deploy-and-fired",
        "august-2023",
        "the-missiles-will-speak-for-themselves",
    ),
    *("the-ban-on-delivery", "a-lone-claim", "a-prediction"),
]


@pytest.fixture
def page(as_ada) -> str:
    text: str = as_ada.get("/labelling/").content.decode()
    return text


def test_the_page_is_docs_labelling_rendered(page):
    assert "<h1>What a label means</h1>" in page
    assert "It is no ruling of true or false." in page
    assert "<table>" in page


def test_labels_and_keys_look_as_on_the_card(page):
    article = page.split("<article")[1].split("</article>")[0]
    for name in ("consistent", "conflicting", "unverified", "set_aside"):
        assert f'class="badge badge--{name}"' in article
    assert "<td><kbd>0</kbd></td>" in article


def test_each_worked_case_is_an_entry_of_the_contents(page):
    assert re.findall(r'class="is-within"><a href="#([^"]*)"', page) == CASES
    assert all(page.count(f'id="{case}"') == 1 for case in CASES)
    assert "“Has yet to deploy” and “fired”</a>" in page


def test_it_leads_back_to_the_card(page):
    assert re.search(r'href="/" data-key="q">Back to the card', page)


def test_html_inside_is_shown_as_text():
    html, headings = as_page("<script>x</script> *a*")
    assert html == "<p>&lt;script&gt;x&lt;/script&gt; <em>a</em></p>\n"
    assert headings == []


def test_it_fits_one_page_for_reporters(page):
    assert len(page.split("<article")[1].split("</article>")[0].split()) < 1200
