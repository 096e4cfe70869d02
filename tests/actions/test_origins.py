"""Where sources come from."""

import pytest
from django.core.exceptions import PermissionDenied

from claims.actions.ingest import extract_source_claims
from claims.actions.origins import propose_derivation, refresh_origin, renew_origins, settle_derivation
from claims.actions.refusal import Refused
from claims.actions.source_details import edit_source
from claims.models import Derivation, Event, Source
from claims.models.clock import database_now
from tests.factories import make_claim, make_cluster, make_source


def settle(derivation, by, *, is_confirmed=True):
    return settle_derivation(derivation_id=derivation.pk, is_confirmed=is_confirmed, by=by, at=database_now())


def derived(source, parent, by):
    return propose_derivation(source_id=source.pk, from_source_id=parent.pk, by=by, at=database_now())


def origin_of(source: Source) -> str:
    source.refresh_from_db()
    return source.origin


@pytest.mark.django_db
def test_an_outlet_named_in_the_text_is_suggested_and_not_taken_for_granted():
    source = make_source("The mayor told Al Jazeera that the dam broke in March.")
    extract_source_claims(source_id=source.pk, at=database_now())
    suggestion = Derivation.objects.get()
    assert (suggestion.from_outlet, suggestion.status) == ("Al Jazeera", "suggested")
    assert (
        source.text[suggestion.start : suggestion.end].startswith("told Al Jazeera")
        or "Al Jazeera" in (source.text[suggestion.start : suggestion.end])
    )
    assert origin_of(source).startswith("text:")


def test_a_confirmed_outlet_becomes_the_origin(lea):
    source = make_source()
    suggestion = Derivation.objects.create(source=source, from_outlet="Al Jazeera")
    settle(suggestion, lea)
    assert origin_of(source) == "outlet:al jazeera"
    assert Event.objects.get().after == {"status": "confirmed", "from": "Al Jazeera"}


def test_a_suggestion_is_kept_with_who_made_it_and_made_once(ada, ben):
    source, parent = make_source(), make_source(title="First report")
    assert derived(source, parent, ada) == derived(source, parent, ben)
    event = Event.objects.get(kind=Event.Kind.DERIVATION_SUGGESTED)
    assert (event.by, event.source, event.after) == (ada, source, {"from": "First report"})


def test_what_a_lead_settled_is_not_suggested_again(ada, lea):
    source, parent = make_source(), make_source(title="First report")
    settle(derived(source, parent, ada), lea, is_confirmed=False)
    with pytest.raises(Refused, match="A lead has settled this already: First report, Refused"):
        derived(source, parent, ada)


def test_a_refused_suggestion_changes_no_origin(lea):
    source = make_source()
    refresh_origin(source)
    before = origin_of(source)
    settle(Derivation.objects.create(source=source, from_outlet="Al Jazeera"), lea, is_confirmed=False)
    assert origin_of(source) == before


def test_copies_of_copies_share_one_origin_and_clusters_count_it_once(lea):
    cluster = make_cluster("The dam broke.")
    first = cluster.claims.get().source
    copies = [make_claim("The dam broke.", cluster=cluster).source for _ in range(2)]
    for source in [first, *copies]:
        refresh_origin(source)
    settle(derived(copies[1], copies[0], lea), lea)
    settle(derived(copies[0], first, lea), lea)
    assert origin_of(copies[1]) == origin_of(copies[0]) == origin_of(first)
    cluster.refresh_from_db()
    assert cluster.origin_count == 1


def test_a_source_has_one_confirmed_origin_and_no_circle(lea):
    one, other, third = make_source(), make_source(), make_source()
    settle(derived(one, other, lea), lea)
    with pytest.raises(Refused, match="already derived"):
        settle(derived(one, third, lea), lea)
    with pytest.raises(Refused, match="itself derived"):
        settle(derived(other, one, lea), lea)
    assert Derivation.objects.filter(status="confirmed").count() == 1


def test_a_proposal_names_either_another_source_or_an_outlet(ada):
    source = make_source()
    for named in [{}, {"from_outlet": "  "}, {"from_outlet": "BBC", "from_source_id": 1}]:
        with pytest.raises(Refused, match="either"):
            propose_derivation(source_id=source.pk, by=ada, at=database_now(), **named)
    with pytest.raises(Refused, match="from itself"):
        derived(source, source, ada)


def test_reviewers_do_not_settle_origins(ada):
    suggestion = Derivation.objects.create(source=make_source(), from_outlet="BBC")
    with pytest.raises(PermissionDenied):
        settle(suggestion, ada)
    suggestion.refresh_from_db()
    assert suggestion.status == "suggested"


def test_articles_of_one_publisher_are_not_independent(lea):
    sources = [make_source(publisher="The Herald"), make_source()]
    for source in sources:
        refresh_origin(source)
    assert origin_of(sources[0]) != origin_of(sources[1])
    edit_source(
        source_id=sources[1].pk, changes={"publisher": "the herald"}, note="", by=lea, at=database_now()
    )
    assert origin_of(sources[0]) == origin_of(sources[1])


@pytest.mark.django_db
def test_a_publisher_filled_in_costs_the_same_however_many_claims(lea, django_assert_max_num_queries):
    for count in (3, 40):
        text = "\n".join(f"Bridge number {count}{number} fell." for number in range(count))
        source = make_source(text)
        for line in text.split("\n"):
            make_claim(line, source=source)
        with django_assert_max_num_queries(20):
            said = {"source_id": source.pk, "changes": {"publisher": "Courier"}, "note": ""}
            edit_source(**said, by=lea, at=database_now())


def turn(derivation, by):
    return settle_derivation(
        derivation_id=derivation.pk, is_confirmed=True, is_reversed=True, by=by, at=database_now()
    )


def test_a_lead_says_which_of_two_copies_the_other(ada, lea):
    one, other = make_source(), make_source()
    settled = turn(derived(one, other, ada), lea)
    assert (settled.source, settled.from_source, settled.status) == (other, one, "confirmed")
    refresh_origin(one)
    assert origin_of(other) == origin_of(one)


def test_what_names_an_outlet_or_is_settled_cannot_be_turned_round(ada, lea):
    one, other = make_source(), make_source()
    with pytest.raises(Refused, match="turned round"):
        turn(Derivation.objects.create(source=one, from_outlet="BBC"), lea)
    settled = derived(one, other, ada)
    settle(settled, lea)
    with pytest.raises(Refused, match="turned round"):
        turn(settled, lea)
    again = derived(other, one, ada)
    with pytest.raises(Refused, match="suggested already"):
        turn(again, lea)


def test_turning_round_makes_no_circle(ada, lea):
    one, other, third = make_source(), make_source(), make_source()
    settle(derived(other, third, ada), lea)
    settle(derived(third, one, ada), lea)
    with pytest.raises(Refused, match="derived from"):
        turn(derived(other, one, ada), lea)


def test_an_article_named_by_its_title_is_suggested_itself(db):
    parent = make_source(title="Floods in Lyon: what now?")
    source = make_source("It rained in Lyon.\n\nSource: Floods in Lyon: What Now?")
    extract_source_claims(source_id=source.pk, at=database_now())
    derivation = Derivation.objects.get()
    assert (derivation.from_source, derivation.from_outlet) == (parent, "")
    assert source.text[derivation.start : derivation.end] == "Floods in Lyon: What Now?"


def test_an_outlet_that_names_itself_is_no_other_origin(db):
    source = make_source("PARIS (Reuters) - The mayor resigned on Monday.", publisher="Reuters")
    extract_source_claims(source_id=source.pk, at=database_now())
    assert not Derivation.objects.exists()


def test_an_outlet_is_one_origin_with_or_without_its_article(lea):
    sources = [make_source(publisher="The Herald"), make_source(publisher="herald")]
    for source in sources:
        refresh_origin(source)
    assert origin_of(sources[0]) == origin_of(sources[1]) == "outlet:herald"


def test_origins_named_by_the_earlier_rule_are_renewed(db):
    old = make_source(publisher="The Herald", origin="outlet:the herald")
    assert [renew_origins(), renew_origins()] == [1, 0]
    assert origin_of(old) == "outlet:herald"
