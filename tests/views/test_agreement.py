"""The page on agreement: figures of the desk, by claim and by cluster, each with the items behind it."""

import pytest
from django.utils import timezone

from claims.actions.review import undo_decision
from claims.models import Claim, Source
from claims.models.agreement import read_agreement
from tests.factories import decide, make_cluster, make_reviewer


@pytest.fixture(autouse=True)
def _two_readers(settings):
    settings.REVIEWS_PER_CLAIM = 2


def read_by(one, other, *labels, cluster=None):
    """A cluster that the two read, the first saying the one label and the second the other."""
    cluster = cluster or make_cluster()
    for person, label in zip((one, other), labels, strict=True):
        decide(cluster, person, **({"set_aside": "opinion"} if label == "set_aside" else {"label": label}))
    return cluster


def listed(client, **query):
    """The claims listed as those behind a figure."""
    response = client.get("/agreement/", query)
    assert response.status_code == 200
    return [pk for item, *_ in response.context["rows"] for pk in item.claims]


def claims_of(*clusters):
    return list(Claim.objects.filter(cluster__in=clusters).order_by("id").values_list("id", flat=True))


def test_nothing_read_twice_says_so(as_ada, ada):
    decide(make_cluster(), ada)
    assert b"No claim has been read by two people yet" in as_ada.get("/agreement/").content


def test_under_thirty_claims_there_are_disagreements_and_no_figure(as_ada, ada, ben):
    same, differ = (
        read_by(ada, ben, "consistent", "consistent"),
        read_by(ada, ben, "consistent", "unverified"),
    )
    page = as_ada.get("/agreement/").content.decode()
    assert "Too few for a figure: 2 claims have been read by two or more, and 30 are needed" in page
    assert f"/claims/{claims_of(differ)[0]}/" in page
    assert "copies that are labelled alike count each, and so make agreement look better" in page
    assert f"/claims/{claims_of(same)[0]}/" not in page


def test_from_thirty_claims_on_there_are_figures(as_ada, ada, ben):
    for number in range(30):
        read_by(ada, ben, "unverified", "consistent" if number % 3 == 0 else "unverified")
    response = as_ada.get("/agreement/")
    figures = response.context["columns"]["claim"].figures
    assert figures.percent.value == pytest.approx(20 / 30)
    assert figures.percent.low < figures.percent.value < figures.percent.high
    assert figures.kappa.value == pytest.approx(0)
    assert "67%" in response.content.decode()


def test_copies_labelled_alike_count_once_by_cluster(ada, ben):
    read_by(
        ada, ben, "consistent", "consistent", cluster=make_cluster(*(f"Copy {n} of it." for n in range(9)))
    )
    read_by(ada, ben, "consistent", "conflicting")
    found = read_agreement(ada)
    assert (len(found.by_claim.items), len(found.by_cluster.items)) == (10, 2)
    assert (found.by_claim.disputed_count, found.by_cluster.disputed_count) == (1, 1)


def test_each_cell_leads_to_its_items(as_ada, ada, ben):
    aside = read_by(ada, ben, "set_aside", "unverified")
    other = read_by(ada, ben, "consistent", "unverified")
    alike = read_by(ada, ben, "set_aside", "set_aside")
    assert listed(as_ada) == claims_of(aside, other)
    assert listed(as_ada, one="unverified", other="set_aside") == claims_of(aside)
    assert listed(as_ada, one="set_aside", other="unverified", by="cluster") == claims_of(aside)
    assert listed(as_ada, one="set_aside", other="set_aside") == claims_of(alike)
    assert listed(as_ada, one="conflicting", other="conflicting") == []
    table = dict(as_ada.get("/agreement/").context["columns"]["claim"].table)
    assert dict(table["unverified"])["set_aside"] == 1
    assert dict(table["set_aside"])["unverified"] is None


@pytest.mark.parametrize("query", [{"one": "x"}, {"by": "person"}, {"one": "unverified"}, {"page": "-3"}])
def test_what_is_not_on_offer_shows_all_disagreements(as_ada, ada, ben, query):
    differ = read_by(ada, ben, "consistent", "unverified")
    assert listed(as_ada, **query) == claims_of(differ)


def test_notes_and_reasons_are_no_disagreement(ada, ben):
    cluster = make_cluster()
    decide(cluster, ada, note="I called the mill.", reason="rounding")
    decide(cluster, ben, note="So did I.")
    assert read_agreement(ada).by_claim.disputed_count == 0


def test_what_was_undone_or_settled_is_no_reading(ada, ben):
    cluster = make_cluster()
    decide(cluster, ada)
    taken_back = decide(cluster, ben, "unverified").decision
    undo_decision(decision_id=taken_back.pk, by=ben, idempotency_key="u", at=timezone.now())
    assert read_agreement(ada).by_claim.items == []
    decide(cluster, ben, "conflicting")
    assert [item.labels for item in read_agreement(ada).by_claim.items] == [
        {ada.pk: "consistent", ben.pk: "conflicting"}
    ]


def test_a_reader_does_not_see_what_they_have_yet_to_read(as_ada, as_lea, ben, settings):
    settings.REVIEWS_PER_CLAIM = 3
    differ = read_by(ben, make_reviewer(), "consistent", "unverified")
    assert listed(as_lea) == claims_of(differ)
    assert b"No claim has been read by two" in as_ada.get("/agreement/").content


def test_nobody_is_named(as_lea, ada, ben):
    read_by(ada, ben, "consistent", "unverified")
    page = as_lea.get("/agreement/").content.decode()
    assert "ada" not in page.lower().split()
    assert ">ben<" not in page


def test_the_number_of_queries_does_not_grow(as_ada, ada, ben, django_assert_max_num_queries):
    for _ in range(5):
        read_by(ada, ben, "consistent", "unverified")
    Source.objects.update(publisher="The Gazette")
    with django_assert_max_num_queries(6):
        as_ada.get("/agreement/")


def test_items_come_page_by_page(as_ada, ada, ben, monkeypatch):
    clusters = [read_by(ada, ben, "consistent", "unverified") for _ in range(3)]
    monkeypatch.setattr("claims.views.agreement.PAGE_SIZE", 2)
    assert listed(as_ada, page=2) == claims_of(clusters[2])
