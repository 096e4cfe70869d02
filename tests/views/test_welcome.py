"""The welcome of the first five minutes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_cluster

WORDS = [
    "Someone independent backs this, and nothing credible says otherwise.",
    "A credible source or evidence says otherwise. Say which.",
    "Only this source, or copies of it, says so.",
    "Not something we can check.",
    "That is no ruling of true or false.",
]


def test_the_first_page_explains_the_labels_and_the_keys(as_ada):
    page = as_ada.get("/").content.decode()
    welcome = page.split('id="welcome"')[1].split("</section>")[0]
    assert all(words in welcome for words in WORDS)
    assert all(
        f"<kbd>{key}</kbd>" in welcome for key in ["1", "2", "3", "0", "Enter", "n", "s", "u", "/", "?"]
    )
    assert 'href="/labelling/"' in welcome


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_once_dismissed_it_stays_away_for_this_person_only(as_ada, as_ben, ada, headers):
    response = as_ada.post("/welcome/dismiss/", headers=headers)
    assert (response.status_code, response.content) == ((200 if headers else 303), b"")
    ada.refresh_from_db()
    assert ada.welcomed_at
    assert b'id="welcome"' not in as_ada.get("/").content
    assert b'id="welcome"' in as_ben.get("/").content


def test_dismissing_twice_keeps_the_first_moment(as_ada, ada):
    as_ada.post("/welcome/dismiss/")
    ada.refresh_from_db()
    first = ada.welcomed_at
    as_ada.post("/welcome/dismiss/")
    ada.refresh_from_db()
    assert ada.welcomed_at == first


def test_the_labelling_page_brings_it_back(as_ada):
    assert b"/welcome/show/" not in as_ada.get("/labelling/").content
    as_ada.post("/welcome/dismiss/")
    assert b'action="/welcome/show/"' in as_ada.get("/labelling/").content
    page = as_ada.post("/welcome/show/", follow=True).content
    assert b'id="welcome"' in page


def test_a_card_is_read_without_it(as_ada):
    make_cluster("It fell.")
    as_ada.post("/queue/take/")
    assert b'id="welcome"' not in as_ada.get("/").content


def test_it_asks_the_database_nothing(as_ada, django_assert_num_queries):
    with CaptureQueriesContext(connection) as queries:
        as_ada.get("/")
        shown = len(queries)
    as_ada.post("/welcome/dismiss/")
    with django_assert_num_queries(shown):
        as_ada.get("/")
