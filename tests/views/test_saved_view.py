"""Saved views: a name and a stable address for a list as somebody narrowed it."""

import pytest

from claims.models import SavedView
from claims.models.saved_view import MOST_VIEWS
from tests.factories import make_claim, make_source, make_view


def save(client, **said):
    return client.post("/views/", {"list": "claims", "name": "High ones", "query": "worth=high", **said})


def test_a_view_opens_the_list_as_it_was_saved(as_ada, ada):
    make_claim("Worth it.", check_worthiness=0.9)
    make_claim("Not worth it.", check_worthiness=0.1)
    response = save(as_ada, query="sort=worth&worth=high&nonsense=1&place=&page=7")
    view = SavedView.objects.get()
    assert (view.owner, view.query, view.is_shared) == (ada, "worth=high", False)
    assert (response.status_code, response["Location"]) == (303, f"/views/{view.pk}/")
    there = as_ada.get(response["Location"], follow=True)
    assert there.redirect_chain == [(f"/claims/?worth=high&view={view.pk}", 302)]
    assert [claim.text for claim, _ in there.context["rows"]] == ["Worth it."]
    page = there.content.decode()
    assert f'<a href="/views/{view.pk}/" aria-current="page"><bdi>High ones</bdi></a>' in page
    assert "<title>High ones · Claims" in page


def test_a_list_of_sources_is_kept_as_well(as_ada):
    for title in ("Dam breaks", "Dam holds", "Flood"):
        make_source(title=title)
    response = save(as_ada, list="sources", query="q=Dam&sort=published")
    there = as_ada.get(response["Location"], follow=True)
    assert there.redirect_chain[-1][0].startswith("/sources/?q=Dam&sort=published&view=")
    assert [source.title for source, _, _ in there.context["rows"]] == ["Dam holds", "Dam breaks"]
    assert "<bdi>High ones</bdi></a>" in there.content.decode()


def test_what_a_filter_no_longer_knows_is_passed_over(as_ada, ada):
    make_claim()
    view = make_view(ada, query="colour=red&worth=tremendous")
    response = as_ada.get(f"/views/{view.pk}/", follow=True)
    assert response.status_code == 200
    assert len(response.context["rows"]) == 1


def test_a_view_of_another_is_theirs_alone_until_it_is_shared(as_ben, as_lea, ada, ben):
    make_claim()
    view = make_view(ada, name="Ada’s own")
    for client in (as_ben, as_lea):
        assert client.get(f"/views/{view.pk}/").status_code == 404
        assert "Ada’s own" not in client.get(f"/claims/?view={view.pk}").content.decode()
    SavedView.objects.update(is_shared=True)
    assert as_ben.get(f"/views/{view.pk}/").status_code == 302
    page = as_ben.get(f"/claims/?worth=high&view={view.pk}").content.decode()
    assert "Ada’s own" in page
    assert "<small>ada</small>" in page
    assert "Delete this view" not in page
    assert "Ada’s own" not in as_ben.get("/clusters/").content.decode()


def test_its_owner_renames_shares_and_updates_it(as_ada, ada):
    view = make_view(ada)
    page = as_ada.get(f"/claims/?worth=low&view={view.pk}").content.decode()
    assert "Save as it is now" in page
    said = {"name": "Low  ones ", "query": "worth=low", "is_shared": "on"}
    assert as_ada.post(f"/views/{view.pk}/change/", said).status_code == 303
    view.refresh_from_db()
    assert (view.name, view.query, view.is_shared) == ("Low ones", "worth=low", True)


def test_its_owner_deletes_it_twice_or_once(as_ada, ada, as_ben):
    view = make_view(ada, is_shared=True)
    assert as_ben.post(f"/views/{view.pk}/delete/").status_code == 404
    assert as_ben.post(f"/views/{view.pk}/change/", {"name": "Mine"}).status_code == 404
    assert as_ada.post(f"/views/{view.pk}/delete/")["Location"] == "/claims/"
    assert as_ada.post(f"/views/{view.pk}/delete/").status_code == 404
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "Give the view a name"), ("\u200b ", "Give the view a name"), ("x" * 61, "60 characters at most")],
)
def test_a_bad_name_comes_back_with_words(as_ada, name, words):
    response = save(as_ada, name=name)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert 'value="worth=high"' in response.content.decode()


def test_a_name_is_given_once_by_each_person(as_ada, as_ben):
    save(as_ada)
    response = save(as_ada, query="worth=low")
    assert response.status_code == 422
    assert "You have a view of that name" in response.content.decode()
    assert save(as_ben).status_code == 303
    view = make_view(SavedView.objects.first().owner)
    assert as_ada.post(f"/views/{view.pk}/change/", {"name": "High ones"}).status_code == 422


def test_nobody_keeps_more_than_can_be_overlooked(as_ada, ada):
    for _ in range(MOST_VIEWS):
        make_view(ada)
    response = save(as_ada)
    assert response.status_code == 422
    assert "Delete one first" in response.content.decode()
    assert SavedView.objects.count() == MOST_VIEWS


@pytest.mark.parametrize("which", ["", "queue", "admin"])
def test_only_lists_are_saved(as_ada, which):
    response = save(as_ada, list=which)
    assert response.status_code == 422
    assert "There is no such list" in response.content.decode()


def test_a_view_of_clusters_opens_there(as_ada):
    there = save(as_ada, list="clusters", query="state=open&differ=on")["Location"]
    view = SavedView.objects.get()
    assert as_ada.get(there)["Location"] == f"/clusters/?state=open&differ=on&view={view.pk}"
