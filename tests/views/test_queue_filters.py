"""Being given only some of the queue: set, shown, honoured and cleared."""

from claims.models import Lease
from tests.answers import save, take
from tests.factories import make_claim, make_cluster, make_source


def words(response):
    return response.content.decode()


def filtered(client, **said):
    return client.post("/queue/filter/", said, follow=True)


def test_a_filter_holds_for_taking_skipping_and_saving_until_it_is_cleared(as_ada, ada):
    make_cluster("It rose.", priority=9)
    for number in range(3):
        make_cluster(f"It fell {number} times.", assigned_to=ada, priority=1)
    page = words(filtered(as_ada, mine="on"))
    assert "3 questions wait" in page
    assert "only what is assigned to you" in page
    as_ada.post("/queue/take/")
    as_ada.post("/queue/skip/", {"reason": "time"})
    save(as_ada, as_ada.get("/"), label="unverified")
    assert set(Lease.objects.values_list("cluster__assigned_to", flat=True)) == {ada.pk}
    assert Lease.objects.count() == 3
    as_ada.post("/queue/release/")
    assert "Clear the filter" in words(as_ada.get("/"))
    assert "only what is assigned" not in words(filtered(as_ada)).replace("Only", "")
    assert "3 questions wait" in words(as_ada.get("/"))


def test_one_article_may_be_reviewed_alone(as_ada):
    claim = make_claim("It fell.", source=make_source("It fell.", title="The fall"), check_worthiness=0.4)
    make_cluster("It rose.", priority=9)
    assert f'name="source" value="{claim.source_id}"' in words(as_ada.get(f"/sources/{claim.source_id}/"))
    assert "only “The fall”" in words(filtered(as_ada, source=claim.source_id))
    assert take(as_ada).context["card"].headline.claim == claim


def test_when_the_filter_leaves_all_out_the_page_says_how_many(as_ada):
    make_cluster("It rose.")
    page = words(filtered(as_ada, mine="on"))
    assert "Nothing like that waits" in page
    assert "Your filter leaves 1 question out." in page


def test_a_card_held_stays_when_a_filter_is_set(as_ada):
    make_cluster("It rose.")
    card = take(as_ada).context["card"].cluster
    assert filtered(as_ada, mine="on").context["card"].cluster == card


def test_an_article_that_is_not_there_is_refused(as_ada):
    for source in ("987654", "abc", "9" * 30):
        response = as_ada.post("/queue/filter/", {"source": source})
        assert response.status_code == 409
        assert "There is no such article." in words(response)
