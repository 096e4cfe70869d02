"""Filling in what is known about a source."""

import pytest

from claims.models import Event
from tests.factories import make_source

NOTHING = {
    name: "" for field in ("title", "publisher", "author", "url") for name in (field, f"initial-{field}")
}


@pytest.fixture
def source(db):
    return make_source()


def send(client, source, **typed):
    """Send the form as the page shows it, with something typed over."""
    form = client.get(f"/sources/{source.pk}/edit/").context["form"]
    shown = {name: form[name].value() or "" for name in form.fields}
    seen = {f"initial-{name}": words for name, words in shown.items()}
    return client.post(f"/sources/{source.pk}/edit/", {**shown, **seen, **typed})


def test_a_lead_fills_in_what_is_known_and_says_why(as_lea, lea, source):
    response = send(
        as_lea,
        source,
        title="Dam breaks",
        publisher="The Herald",
        author="A. Writer",
        url="https://herald.example/dam",
        published_at="2024-03-05 10:30",
        note="From the page's footer.",
    )
    assert response["Location"] == f"/sources/{source.pk}/"
    source.refresh_from_db()
    assert (source.title, source.publisher, source.author) == ("Dam breaks", "The Herald", "A. Writer")
    assert source.url == "https://herald.example/dam"
    assert f"{source.published_at:%Y-%m-%d %H:%M}" == "2024-03-05 10:30"
    event = Event.objects.get(kind="source_edited")
    assert (event.by, event.note) == (lea, "From the page's footer.")
    assert event.before["title"] == ""
    assert event.after["published_at"] == "2024-03-05T10:30:00+00:00"


def test_reviewers_may_not(as_ada, source):
    assert as_ada.get(f"/sources/{source.pk}/edit/").status_code == 403
    assert as_ada.post(f"/sources/{source.pk}/edit/", {"title": "Mine"}).status_code == 403
    source.refresh_from_db()
    assert source.title == ""


def test_what_was_not_typed_over_keeps_what_a_colleague_saved_meanwhile(as_lea, as_max, source):
    as_max.post(f"/sources/{source.pk}/edit/", {**NOTHING, "title": "Dam breaks"})
    as_lea.post(f"/sources/{source.pk}/edit/", {**NOTHING, "publisher": "The Herald"})
    source.refresh_from_db()
    assert (source.title, source.publisher) == ("Dam breaks", "The Herald")


def test_sending_the_form_unchanged_writes_no_history(as_lea):
    source = make_source(title="Dam breaks", published_at="2024-03-05T10:30:15Z")
    assert send(as_lea, source).status_code == 302
    assert not Event.objects.filter(kind="source_edited").exists()
    source.refresh_from_db()
    assert source.published_at.second == 15


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("published_at", "2024-02-30"),
        ("published_at", "yesterday"),
        ("published_at", "0001-01-01"),
        ("published_at", "9999-12-31 23:59"),
        ("published_at", "٢٠٢٤-٠٣-٠٥x"),
        ("url", "javascript:alert(1)"),
        ("url", "data:text/html,x"),
        ("url", "herald.example"),
        ("url", "https://" + "x" * 2000),
        ("title", "x" * 501),
        ("publisher", "x" * 201),
        ("author", "a\0b"),
        ("note", "x" * 2001),
    ],
)
def test_what_cannot_be_stored_is_refused_and_kept_on_the_page(as_lea, source, name, words):
    response = send(as_lea, source, **{"title": "Dam breaks", name: words})
    assert response.status_code == 422
    assert b"Nothing was saved." in response.content
    assert response.context["form"][name].value() == words
    source.refresh_from_db()
    assert (source.title, source.url) == ("", "")


def test_fields_nobody_offered_change_nothing(as_lea, source):
    send(as_lea, source, text="Forged.", origin="outlet:forged", text_sha256="0" * 64, is_staff="on")
    before = source.text
    source.refresh_from_db()
    assert (source.text, source.origin) == (before, "")


def test_words_in_any_script_are_stored_as_typed(as_lea, source):
    send(as_lea, source, title="الأخبار <i>\u202e 🙂 ﬁ")
    source.refresh_from_db()
    assert source.title == "الأخبار <i>\u202e 🙂 ﬁ"


@pytest.mark.parametrize("number", ["999", "9" * 18, "9" * 30])
def test_a_source_that_is_not_there_is_not_found(as_lea, number):
    assert as_lea.get(f"/sources/{number}/edit/").status_code == 404
