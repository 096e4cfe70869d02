"""Sources in the admin: added by hand and processed, corrected with a note, kept while needed."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from claims.models import Claim, Derivation, Event, Reviewer, Source
from tests.factories import decide, make_claim, make_source

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/claims/source/", "/admin/claims/source/add/"
TEXT = "The old bridge was closed on Monday.\n\nIt carried 4,000 cars a day, the council said."


def details(**fields: str) -> dict[str, str]:
    """What the page sends: each field, and what it showed at first."""
    names = ("title", "publisher", "author", "url", "published_at")
    return {**dict.fromkeys(names, ""), **{f"initial-{name}": "" for name in names}, **fields}


def add(client: Client, **fields: str) -> str:
    """The page after a form that was sent back, or after following to the list."""
    return client.post(ADD, details(**fields), follow=True).content.decode()


def test_a_source_added_by_hand_is_processed(as_max: Client, max: Reviewer) -> None:
    url, day = "https://g.example/bridge", "2024-03-01"
    page = add(as_max, text=TEXT, title="Bridge closed", publisher="Gazette", url=url, published_at=day)
    source = Source.objects.get()
    assert (source.text, source.title, source.added_by) == (TEXT, "Bridge closed", max)
    assert (source.url, source.published_at) == (url, datetime(2024, 3, 1, tzinfo=UTC))
    assert source.extracted_at is not None
    assert source.claims.count() == 2
    assert "Claims found: 2." in page
    assert Event.objects.filter(kind="source_added", source=source, by=max).exists()


def test_line_ends_as_forms_send_them_are_taken_as_typed(as_max: Client) -> None:
    add(as_max, text=TEXT.replace("\n", "\r\n"))
    assert Source.objects.get().text == TEXT


def test_the_same_text_again_leads_to_the_one_there(as_max: Client) -> None:
    there = make_source(TEXT, title="Bridge <closed>")
    page = add(as_max, text=TEXT, title="Typed again")
    assert f'<a href="/admin/claims/source/{there.pk}/change/">Bridge &lt;closed&gt;</a>' in page
    assert 'value="Typed again"' in page
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "The text is empty."),
        (" \n\t ", "The text is empty."),
        ("\u200b\ufeff\u00ad", "The text is empty."),
        ("a\0b", "The text holds a NUL character"),
        ("The dam broke. " * 1_000, "at most 1,000 are taken"),
    ],
    ids=["empty", "blank", "zero-width", "nul", "long"],
)
def test_a_text_that_cannot_be_used_is_refused_and_the_rest_kept(
    text: str, says: str, as_max: Client, settings: object
) -> None:
    settings.MAX_ARTICLE_CHARACTERS = 1_000  # type: ignore[attr-defined]
    page = add(as_max, text=text, title="Kept title")
    assert says in page
    assert 'value="Kept title"' in page
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("url", "javascript:alert(1)", "A link starts with http"),
        ("url", "https://", "A link starts with http"),
        ("url", "https://a.example/" + "x" * 2_000, "at most 2000 characters"),
        ("title", "x" * 501, "at most 500 characters"),
        ("title", "a\0b", "There is a character in it that cannot be stored."),
        ("published_at", "2024-02-30", "Write the date like"),
        ("published_at", "0001-01-01", "Give a year between"),
    ],
)
def test_details_that_make_no_sense_are_refused(field: str, value: str, says: str, as_max: Client) -> None:
    assert says in add(as_max, text=TEXT, **{field: value})
    assert not Source.objects.exists()


def test_fields_that_are_not_on_the_page_are_not_taken(as_max: Client) -> None:
    add(as_max, text=TEXT, origin="forged", text_sha256="0" * 64, extracted_at="2020-01-01", id="77")
    source = Source.objects.get()
    assert source.text_sha256 == Source.digest(TEXT)
    assert source.origin != "forged"
    assert source.pk != 77


def change(client: Client, source: Source, **fields: str) -> str:
    shown = {"title": source.title, "publisher": source.publisher, "author": source.author, "url": source.url}
    sent = {**details(**shown), **{f"initial-{name}": value for name, value in shown.items()}, "note": ""}
    return client.post(f"{LIST}{source.pk}/change/", sent | fields, follow=True).content.decode()


def test_corrected_details_are_kept_in_the_history_with_the_note(as_max: Client, max: Reviewer) -> None:
    source = make_source(TEXT, title="Brige")
    change(as_max, source, title="Bridge", publisher="Gazette", note="Misspelt.")
    source.refresh_from_db()
    assert (source.title, source.publisher) == ("Bridge", "Gazette")
    event = Event.objects.get(kind="source_edited")
    assert event.before == {"title": "Brige", "publisher": ""}
    assert event.after == {"title": "Bridge", "publisher": "Gazette"}
    assert (event.by, event.note, event.source) == (max, "Misspelt.", source)


def test_the_text_is_shown_and_cannot_be_changed(as_max: Client) -> None:
    source = make_source(TEXT)
    change(as_max, source, text="Another text.", text_sha256="0" * 64, title="New")
    source.refresh_from_db()
    assert (source.text, source.title) == (TEXT, "New")
    page = as_max.get(f"{LIST}{source.pk}/change/").content.decode()
    assert "The old bridge was closed on Monday." in page
    assert 'name="text"' not in page


def test_a_source_without_claims_and_history_can_be_deleted(as_max: Client) -> None:
    source = make_source(TEXT)
    as_max.post(f"{LIST}{source.pk}/delete/", {"post": "yes"})
    assert not Source.objects.exists()


def test_a_source_that_a_verdict_hangs_on_stays_and_the_page_says_why(as_max: Client, ada: Reviewer) -> None:
    claim = make_claim("The dam broke.")
    decide(claim.cluster, ada)
    address = f"{LIST}{claim.source_id}/delete/"
    for response in (as_max.get(address), as_max.post(address, {"post": "yes"})):
        page = response.content.decode()
        assert "This cannot be deleted: the desk’s history hangs on it." in page
        assert "Correct its details instead" in page
        assert "The dam broke." in page
    assert Claim.objects.filter(source=claim.source_id).exists()


def test_several_sources_of_which_one_is_needed_all_stay(as_max: Client, ada: Reviewer) -> None:
    claim, other = make_claim("The dam broke."), make_source(TEXT)
    ticked = {"action": "delete_selected", "_selected_action": [claim.source_id, other.pk]}
    for posted in (ticked, {**ticked, "post": "yes"}):
        page = as_max.post(LIST, posted).content.decode()
        assert "These cannot be deleted: the desk’s history hangs on them." in page
    assert Source.objects.count() == 2


def settle(client: Client, action: str, *derivations: Derivation) -> str:
    ticked = {"action": action, "_selected_action": [derivation.pk for derivation in derivations]}
    return client.post("/admin/claims/derivation/", ticked, follow=True).content.decode()


def test_origins_are_settled_from_their_list(as_max: Client, max: Reviewer) -> None:
    one, other = make_source(), make_source()
    from_outlet = Derivation.objects.create(source=one, from_outlet="BBC")
    from_source = Derivation.objects.create(source=one, from_source=other)
    assert "Settled: 1." in settle(as_max, "refuse", from_outlet)
    assert "Settled: 1." in settle(as_max, "turn_round", from_source)
    from_outlet.refresh_from_db()
    from_source.refresh_from_db()
    assert (from_outlet.status, from_outlet.settled_by) == ("refused", max)
    assert (from_source.source, from_source.from_source, from_source.status) == (other, one, "confirmed")


def test_what_cannot_be_settled_is_said_and_the_rest_done(as_max: Client) -> None:
    source = make_source(title="Bridge closed")
    first, second = (Derivation.objects.create(source=source, from_outlet=name) for name in ("BBC", "CNN"))
    page = settle(as_max, "confirm", first, second)
    assert "Bridge closed: It is already derived from BBC. Refuse that first." in page
    assert "Settled: 1." in page
