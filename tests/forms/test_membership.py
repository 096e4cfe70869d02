"""Forms that change who belongs with whom."""

import pytest
from django.http import QueryDict

from claims.forms.membership import ContradictForm, MergeForm, SplitForm


def test_a_split_needs_claims():
    form = SplitForm(QueryDict("note=x"))
    assert form.errors["claims"] == ["Tick the claims that do not belong here."]
    form = SplitForm(QueryDict("claims=3&claims=4&claims=3&note=x"))
    assert form.is_valid()
    assert form.cleaned_data == {"claims": [3, 4], "note": "x"}


def test_a_merge_needs_the_number_of_a_cluster():
    assert MergeForm({}).errors["into"] == ["Give the number of the other cluster."]
    form = MergeForm({"into": "#12"})
    assert form.is_valid()
    assert form.cleaned_data["into"] == 12


@pytest.mark.parametrize("answers", [{"picked": "5"}, {"number": " #5 "}, {"picked": "5", "number": "5"}])
def test_a_contradiction_names_one_claim(answers):
    form = ContradictForm(answers)
    assert form.is_valid()
    assert form.other_id == 5


@pytest.mark.parametrize(
    "answers", [{}, {"picked": "5", "number": "6"}, {"number": "9" * 30}, {"number": "5", "note": "x" * 2001}]
)
def test_a_contradiction_with_none_or_two_claims_is_refused(answers):
    assert not ContradictForm(answers).is_valid()
