"""Light or dark by choice: `claims.views.theme`."""

import pytest


def test_a_choice_is_remembered_and_shown_on_every_page(as_ada):
    answer = as_ada.post("/theme/", {"theme": "dark", "next": "/claims/?q=a"})
    assert (answer.status_code, answer["Location"]) == (303, "/claims/?q=a")
    assert b'<html lang="en" data-theme="dark">' in as_ada.get("/sources/").content
    assert b'value="dark" aria-pressed="true"' in as_ada.get("/sources/").content


@pytest.mark.parametrize("theme", ["", "purple", '"><script>'])
def test_anything_else_is_as_the_system_has_it(as_ada, theme):
    as_ada.post("/theme/", {"theme": "dark"})
    as_ada.post("/theme/", {"theme": theme})
    assert b'<html lang="en">' in as_ada.get("/sources/").content


def test_a_cookie_that_makes_no_sense_is_passed_over(as_ada):
    as_ada.cookies["theme"] = "purple"
    assert b'<html lang="en">' in as_ada.get("/sources/").content


def test_the_choice_never_leads_elsewhere(as_ada):
    answer = as_ada.post("/theme/", {"theme": "dark", "next": "//evil.example/"})
    assert answer["Location"] == "/"


def test_from_the_answer_to_a_form_it_leads_to_the_queue(as_ada):
    page = as_ada.post("/views/", {"list": "claims", "name": ""})
    assert page.status_code == 422
    assert b'name="next"' not in page.content
