"""What the sides of a card say, in one sentence."""

import re

import pytest

from claims.models import Cluster
from claims.models.card import read_card
from claims.templatetags.sides import say_sides
from tests.factories import make_claim, make_source
from tests.matched import BRIDGE_14, BRIDGE_19, BRIDGE_TOO, match, matched_cluster

BRIDGE_23 = BRIDGE_14.replace("14", "23")

pytestmark = pytest.mark.django_db


def said(cluster: Cluster) -> str:
    cluster.refresh_from_db()
    return re.sub(r"<[^>]+>", "", say_sides(read_card(cluster)))


def test_the_claim_above_comes_first_then_the_others_by_articles():
    cluster = matched_cluster(BRIDGE_19, BRIDGE_14, BRIDGE_TOO)
    headline = cluster.claims.get(text=BRIDGE_19)
    Cluster.objects.filter(pk=cluster.pk).update(headline=headline)
    assert said(cluster) == "19 cracks here, 14 cracks in two others"


def test_a_side_that_is_said_here_and_elsewhere_says_so():
    cluster = matched_cluster(BRIDGE_14, BRIDGE_TOO, BRIDGE_19)
    assert said(cluster) == "14 cracks here and in one other, 19 cracks in one other"


def test_what_the_same_article_says_further_down_is_no_other_article():
    source = make_source(f"{BRIDGE_14}\n\n{BRIDGE_19}")
    cluster = Cluster.objects.create()
    match(*(make_claim(text, source=source, cluster=cluster) for text in (BRIDGE_14, BRIDGE_19)))
    assert said(cluster) == "14 cracks here, 19 cracks elsewhere in this article"


def test_many_sides_are_cut_short():
    numbers = (14, 19, 23, 31, 47, 52, 68)
    cluster = matched_cluster(*(BRIDGE_14.replace("14", str(number)) for number in numbers))
    assert said(cluster).endswith("two more answers")
    assert said(cluster).count("cracks") == 5


def test_what_a_side_says_is_never_markup():
    cluster = matched_cluster(BRIDGE_14, BRIDGE_19)
    assert say_sides(read_card(cluster)).startswith('<b dir="auto">14 cracks</b> here, <b dir="auto">19')
