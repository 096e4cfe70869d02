"""Saying in one step whether a claim that looks alike asks the same."""

from claims.models import Link, Match
from tests.factories import make_claim, make_cluster, make_lease


def alike(cluster):
    """A claim elsewhere that may be the same as the only member."""
    claim, other = cluster.claims.get(), make_claim("It may have fallen.")
    Match.objects.create(a=claim, b=other, probability=0.5, relation="possible", matcher_version="2")
    return claim, other


def test_who_may_change_the_cluster_is_asked_whether_it_is_the_same(as_ada, as_lea, ada):
    cluster = make_cluster("It fell.")
    claim, other = alike(cluster)
    asked = (f'action="/claims/{claim.pk}/part/"', f'action="/clusters/{cluster.pk}/merge/"')
    address = f"/clusters/{cluster.pk}/"
    assert not any(form in as_ada.get(address).content.decode() for form in asked)
    assert all(form in as_lea.get(address).content.decode() for form in asked)
    make_lease(cluster, ada)
    for page in (address, "/"):
        shown = as_ada.get(page).content.decode()
        assert "May be the same" in shown
        assert all(form in shown for form in asked)
        assert f'name="into" value="{other.cluster_id}"' in shown


def test_a_reviewer_says_that_it_is_not_and_goes_on_with_the_card(as_ada, ada):
    cluster = make_cluster("It fell.")
    claim, other = alike(cluster)
    make_lease(cluster, ada)
    response = as_ada.post(f"/claims/{claim.pk}/part/", {"other": other.pk}, follow=True)
    assert response.redirect_chain == [("/", 303)]
    page = response.content.decode()
    assert "do not ask the same question." in page
    assert "May be the same" not in page
    assert Link.objects.get().kind == "not_same"


def test_one_step_says_that_it_is(as_lea):
    cluster = make_cluster("It fell.")
    claim, other = alike(cluster)
    as_lea.post(f"/clusters/{cluster.pk}/merge/", {"into": other.cluster_id})
    claim.refresh_from_db()
    assert claim.cluster_id == other.cluster_id


def test_a_reviewer_who_holds_neither_is_told_so(as_ada):
    claim, other = alike(make_cluster("It fell."))
    response = as_ada.post(f"/claims/{claim.pk}/part/", {"other": other.pk})
    assert response.status_code == 403
    assert b"You do not hold this card now." in response.content


def test_what_is_no_claim_is_refused_in_words(as_lea):
    claim, _ = alike(make_cluster("It fell."))
    for other, status in {"": 422, "x": 422, "9" * 30: 422, str(claim.pk): 409, "987654": 409}.items():
        response = as_lea.post(f"/claims/{claim.pk}/part/", {"other": other})
        assert response.status_code == status
        assert b"notice--error" in response.content
