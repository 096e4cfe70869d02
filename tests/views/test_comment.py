"""Talk on the page of a cluster and on its card."""

import uuid

import pytest

from claims.actions.membership import merge_clusters
from claims.models import Comment
from claims.models.clock import database_now
from tests.factories import make_cluster, make_comment, make_lease

HTMX = {"HX-Request": "true"}


def say(client, cluster, text, **options):
    return client.post(
        f"/clusters/{cluster.pk}/comment/", {"text": text, "key": str(uuid.uuid4())}, **options
    )


def test_a_comment_is_on_the_page_and_folded_on_the_card(as_ada, ada, ben):
    cluster = make_cluster()
    make_lease(cluster, ada)
    response = say(as_ada, cluster, "Ask the county.\n<b>Today</b>, @ben & @nobody.")
    assert response["Location"] == "/#talk"
    for address in (f"/clusters/{cluster.pk}/", "/"):
        page = as_ada.get(address).content.decode()
        assert "Ask the county.<br>&lt;b&gt;Today&lt;/b&gt;, <b>@ben</b> &amp; @nobody." in page
    assert "<summary>Comments (1) <kbd>t</kbd></summary>" in page


def test_without_the_card_one_goes_on_at_the_cluster(as_ada):
    cluster = make_cluster()
    assert say(as_ada, cluster, "Look.")["Location"] == f"/clusters/{cluster.pk}/#talk"


def test_htmx_gets_the_talk_alone(as_ada, ben):
    cluster = make_cluster()
    make_comment(cluster, ben, "First.")
    response = say(as_ada, cluster, "Second.", headers=HTMX)
    content = response.content.decode().strip()
    assert response.status_code == 200
    assert content.startswith('<div id="talk">')
    assert content.index("First.") < content.index("Second.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write something first."),
        ("\u200b", "Write something first."),
        ("x" * 5_001, "5,000 characters at most"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_the_reason(as_ada, text, words):
    for options in ({}, {"headers": HTMX}):
        response = say(as_ada, make_cluster(), text, **options)
        assert response.status_code == 422
        assert words in response.content.decode()
        assert text[:4_000].strip("\u200b") in response.content.decode()
    assert not Comment.objects.exists()


def test_a_form_without_a_key_is_sent_again(as_ada):
    response = as_ada.post(f"/clusters/{make_cluster().pk}/comment/", {"text": "My words."})
    assert response.status_code == 422
    assert "My words.</textarea>" in response.content.decode()


def test_a_refused_comment_keeps_its_words(as_ada):
    names = " ".join(f"@somebody{number}" for number in range(21))
    response = say(as_ada, make_cluster(), names)
    assert response.status_code == 409
    assert f"{names}</textarea>" in response.content.decode()


def test_comments_of_merged_clusters_come_along(as_ada, ada, lea):
    clusters = [make_cluster() for _ in range(3)]
    for number, cluster in enumerate(clusters):
        make_comment(cluster, ada, f"Said on number {number}.")
    for gone, into in ((0, 1), (1, 2)):
        merge_clusters(
            cluster_id=clusters[gone].pk, into_id=clusters[into].pk, by=lea, note="", at=database_now()
        )
    page = as_ada.get(f"/clusters/{clusters[2].pk}/").content.decode()
    assert page.index("number 0.") < page.index("number 1.") < page.index("number 2.")


def test_anybody_asks_for_an_expert_and_leads_find_it(as_ada, as_lea):
    asked, _ = make_cluster("The dam broke."), make_cluster("The bridge fell.")
    response = as_ada.post(f"/clusters/{asked.pk}/expert/", {"needed": "1"})
    assert response["Location"] == f"/clusters/{asked.pk}/#talk"
    page = as_lea.get("/clusters/?expert=on").content.decode()
    assert "The dam broke." in page
    assert "The bridge fell." not in page
    assert "Needs an expert" in page
    assert "filter_expert" not in as_ada.get("/clusters/").content.decode()
    as_ada.post(f"/clusters/{asked.pk}/expert/", {"needed": "0"})
    assert "The dam broke." not in as_lea.get("/clusters/?expert=on").content.decode()


@pytest.mark.parametrize("act", ["comment", "expert"])
def test_there_is_nothing_to_say_of_a_cluster_that_is_not_there(as_ada, act):
    assert as_ada.post(f"/clusters/987654/{act}/", {"text": "x", "needed": "1"}).status_code == 404


def test_what_is_neither_yes_nor_no_is_not_done(as_ada):
    assert as_ada.post(f"/clusters/{make_cluster().pk}/expert/", {"needed": "perhaps"}).status_code == 422
