"""How the desk writes things."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

from claims.models import Cluster, Source
from claims.templatetags.desk import BADGES, badge, in_articles, moment, published, score, standing
from tests.factories import decide, make_cluster

ICONS = (settings.BASE_DIR / "templates" / "_icons.html").read_text()
CSS = (settings.BASE_DIR / "claims/static/claims/app.css").read_text()


@pytest.mark.parametrize("name", BADGES)
def test_a_badge_is_an_icon_a_colour_and_a_word(name):
    html = badge(name)
    (icon,) = re.findall(r'href="#(icon-\w+)"', html)
    assert f'id="{icon}"' in ICONS
    is_coloured = f".badge--{name}" in CSS or f"[class*=--{name}]" in CSS
    assert is_coloured != (name in ("pending", "open", "held"))  # where no verdict is, no colour
    assert str(BADGES[name]) in html


def test_words_of_a_badge_are_escaped():
    assert "&lt;b&gt;" in badge("pending", "<b>")


def test_a_claim_stands_as_labelled_else_as_far_as_it_is(ada):
    labelled, aside, waiting = make_cluster(), make_cluster(), make_cluster()
    decide(labelled, ada, "conflicting", against=[waiting.claims.get().pk])
    decide(aside, ada, set_aside="opinion")
    assert [standing(c.claims.get()) for c in (labelled, aside, waiting)] == [
        "conflicting",
        "set_aside",
        "pending",
    ]


def test_a_source_without_a_date_is_undated():
    assert published(Source()) == "undated"
    assert published(Source(published_at=datetime(2024, 3, 5, tzinfo=UTC))) == "5 March 2024"


def test_times_are_told_in_the_desks_own_zone(settings):
    settings.TIME_ZONE = "Asia/Kathmandu"
    html = moment(datetime(2024, 3, 5, 22, 0, tzinfo=UTC))
    assert html == '<time datetime="2024-03-06T03:45:00+05:45">6 Mar 2024, 03:45</time>'
    assert moment(None) == ""


def test_scores_have_two_places():
    assert [score(0.5), score(1), score(None)] == ["0.50", "1.00", ""]


@pytest.mark.parametrize(
    ("unsettled", "words"),
    [
        (0, "3 articles, 1 origin"),
        (1, "3 articles, 1 origin; 1 unsettled"),
        ({7: 2}, "3 articles, 1 origin; 2 unsettled"),
    ],
)
def test_articles_are_never_counted_without_their_origins(unsettled, words):
    assert in_articles(Cluster(pk=7, source_count=3, origin_count=1), unsettled) == words


def test_the_page_one_is_on_is_marked_in_the_menu(as_ada):
    page = as_ada.get("/sources/").content.decode()
    assert '<a href="/sources/" aria-current="page" data-key="g s">Sources</a>' in page
    assert page.count("aria-current") == 1


def test_styles_and_scripts_fit_their_budget():
    own = (settings.BASE_DIR / "claims/static/claims").glob("*.[cj]s*")
    assert sum(file.stat().st_size for file in own if file.name != "admin.css") <= 45_000


def test_no_rule_of_the_stylesheet_is_lost_in_a_comment():
    assert not [comment for comment in re.findall(r"/\*.*?\*/", CSS, re.DOTALL) if "{" in comment]
    assert CSS.count("{") == CSS.count("}")


def test_no_page_holds_styles_or_scripts_inline():
    templates = Path(settings.BASE_DIR / "templates").rglob("*.html")
    assert not [page for page in templates if re.search(r"\s(style|on\w+)=\"|<style", page.read_text())]


def test_tags_load_in_a_template():
    assert "Consistent" in Template("{% load desk %}{% badge 'consistent' %}").render(Context())
