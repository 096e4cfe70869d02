"""Adding an article: looked at before it is saved."""

import pytest
from django.test import Client

from claims.actions.processing import process_sources
from claims.models import Derivation, Source, TextCorrection
from claims.models.clock import database_now
from tests.factories import make_source
from tests.text.test_copying import WIRE

ARTICLE = """Dam breaks after days of rain

The dam above Lower Hutton broke on 3 March 2021, the county said. It held 4 million litres of water.

Who is to blame?"""
HTMX = {"HX-Request": "true"}


def send(client, *, htmx=False, **typed):
    return client.post("/sources/add/", typed, headers=HTMX if htmx else {})


def look(client, text, **typed):
    return send(client, htmx=True, act="preview", text=text, **typed)


@pytest.fixture
def there(db):
    source = make_source(ARTICLE, title="Dam breaks", publisher="The Herald")
    process_sources(at=database_now())
    return source


def test_a_lead_adds_an_article_and_is_told_what_came_of_it(as_lea, lea):
    response = send(
        as_lea,
        text=ARTICLE.replace("\n", "\r\n"),
        title="Dam breaks",
        publisher="The Herald",
        author="A. Writer",
        url="https://herald.example/dam",
        published_at="2021-03-04",
    )
    source = Source.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/sources/{source.pk}/")
    assert (source.text, source.title, source.publisher) == (ARTICLE, "Dam breaks", "The Herald")
    assert (source.author, source.url) == ("A. Writer", "https://herald.example/dam")
    assert (f"{source.published_at:%Y-%m-%d}", source.added_by) == ("2021-03-04", lea)
    page = as_lea.get(response["Location"]).content.decode()
    assert f"Added. {source.claims.count()} claims were found in it." in page


def test_it_is_told_how_many_questions_were_here(as_lea, there):
    added = send(as_lea, text=f"Two died, the mayor of Lower Hutton said on Friday.\n\n{ARTICLE}", htmx=True)
    page = as_lea.get(added["HX-Redirect"]).content.decode()
    assert "they are part of 3 questions that other articles answer" in page


def test_reviewers_may_not_and_are_told_who_may(as_ada):
    for response in (as_ada.get("/sources/add/"), send(as_ada, text=ARTICLE), look(as_ada, ARTICLE)):
        assert response.status_code == 403
        assert b"Leads add articles." in response.content
        assert b"ask a lead or an admin of your desk." in response.content
    assert b"/sources/add/" not in as_ada.get("/sources/").content
    assert not Source.objects.exists()


def test_its_claims_are_shown_before_anything_is_stored(as_lea):
    response = look(as_lea, ARTICLE)
    page = response.content.decode()
    assert page.strip().startswith('<section id="found"')
    preview = response.context["preview"]
    assert [found.claim.text for found in preview.found] == [
        "Dam breaks after days of rain",
        "The dam above Lower Hutton broke on 3 March 2021, the county said.",
        "It held 4 million litres of water.",
    ]
    assert all(found.claim.text in page for found in preview.found)
    assert preview.left_out == ["Who is to blame?"]
    assert not Source.objects.exists()


def test_without_htmx_a_button_shows_them_and_keeps_what_was_typed(as_lea):
    page = send(as_lea, act="preview", text=ARTICLE, title="Dam breaks").content.decode()
    assert page.startswith("<!doctype html>")
    assert "It held 4 million litres of water." in page
    assert 'value="Dam breaks"' in page
    assert ARTICLE in page
    assert not Source.objects.exists()


def test_what_the_desk_has_already_is_named_beside_the_claims(as_lea, there):
    preview = look(as_lea, f"It rained for a week.\n\n{ARTICLE}").context["preview"]
    assert preview.alike_count == 3
    assert {found.alike.stands for found in preview.found if found.alike} == {"same"}


def test_the_very_same_text_is_named_before_saving_and_refused_on_saving(as_lea, there):
    assert f'href="/sources/{there.pk}/"' in look(as_lea, ARTICLE).content.decode()
    for htmx in (True, False):
        response = send(as_lea, htmx=htmx, text=ARTICLE, title="Another title")
        page = response.content.decode()
        assert response.status_code == 409
        assert f'href="/sources/{there.pk}/"' in page
        assert 'value="Another title"' in page
        assert ARTICLE in page
    assert Source.objects.count() == 1


def test_a_text_that_a_source_had_before_it_was_corrected_is_there_too(as_lea, lea, there):
    TextCorrection.objects.create(
        source=there,
        before="It broke.",
        before_sha256=Source.digest("It broke."),
        text=ARTICLE,
        by=lea,
        at=database_now(),
    )
    assert look(as_lea, "It broke.").context["preview"].there == there
    assert send(as_lea, text="It broke.").status_code == 409


def test_what_differs_in_blanks_quotes_and_case_alone_is_practically_the_same_and_can_be_added(as_lea, there):
    text = ARTICLE.replace("dam", "DAM").replace("\n\n", "\n \n\n")
    page = look(as_lea, text).content.decode()
    assert "Practically the same as" in page
    assert f'href="/sources/{there.pk}/"' in page
    assert send(as_lea, text=text).status_code == 303


def test_possible_copies_are_named_with_what_they_share_and_suggested_once_saved(as_lea):
    first = make_source(WIRE, title="First report")
    process_sources(at=database_now())
    text = f"{WIRE} The mayor spoke at noon about the two who died."
    page = " ".join(look(as_lea, text).content.decode().split())
    assert "Possible copy of" in page
    assert f'href="/sources/{first.pk}/"' in page
    assert "100% of the shorter one." in page
    assert not Derivation.objects.exists()
    send(as_lea, text=text)
    assert Derivation.objects.filter(from_source=first).exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "The text is empty. Paste the article&#x27;s words."),
        (" \n\t ", "The text is empty."),
        ("a\0b", "The text holds a NUL character"),
        ("x" * 1_001, "The text has 1,001 characters; at most 1,000 are taken."),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_in_words_and_kept(as_lea, settings, text, told):
    settings.MAX_ARTICLE_CHARACTERS = 1_000
    response = send(as_lea, text=text, title="Dam breaks", published_at="2021-02-30")
    page = response.content.decode()
    assert response.status_code == 422
    assert told in page
    assert 'value="Dam breaks"' in page
    assert 'value="2021-02-30"' in page
    assert f"\n{text}</textarea>" in page
    looked = look(as_lea, text)
    assert looked.status_code == 422
    assert (told in looked.content.decode()) == bool(text.strip())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org", "herald.example"])
def test_an_address_that_is_none_is_refused(as_lea, url):
    assert send(as_lea, text=ARTICLE, url=url).status_code == 422
    assert not Source.objects.exists()


def test_the_first_line_becomes_the_title_when_asked_and_the_text_stays(as_lea):
    assert "Use the first line" in look(as_lea, ARTICLE).content.decode()
    page = send(as_lea, htmx=True, act="title", text=ARTICLE).content.decode()
    assert 'value="Dam breaks after days of rain"' in page
    assert ARTICLE in page


@pytest.mark.parametrize("copies", [1, 6])
def test_looking_asks_the_database_little_however_much_there_is(as_lea, django_assert_num_queries, copies):
    for number in range(copies):
        make_source(f"{ARTICLE}\n\nReport {number} of the county.")
    process_sources(at=database_now())
    # session, person; the very text; words counted, key holders twice, the last claim, statements;
    # claims alike; sources of the near claims, texts of the nearest
    with django_assert_num_queries(11):
        look(as_lea, ARTICLE + " It rained.")


def test_added_many_times_at_once_it_is_one_source(race, lea):
    def add(number):
        client = Client()
        client.force_login(lea)
        return send(client, text=ARTICLE).status_code

    assert sorted(race(3, add)) == [303, 409, 409]
    assert Source.objects.count() == 1


def test_who_was_signed_out_keeps_what_was_typed_on_the_page(anonymous, db):
    response = send(anonymous, htmx=True, text=ARTICLE)
    assert response["HX-Retarget"] == "#messages"
    assert b"You were signed out, so nothing was saved." in response.content
    assert send(anonymous, text=ARTICLE)["Location"].startswith("/sign-in/")
    assert not Source.objects.exists()
