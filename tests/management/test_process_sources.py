"""manage.py process_sources: what is new is processed, and said in one line."""

from io import StringIO

from django.core.management import call_command

from claims.models import Claim, Derivation
from tests.factories import make_source
from tests.text.test_copying import WIRE

NOTHING = "Sources processed: 0; claims found: 0; claims moved to another cluster: 0.\n"


def test_what_is_new_is_processed_once(tables):
    make_source("The flood destroyed 14 houses in Harlow on Monday. The mayor said 300 people had left.")
    assert _process() == NOTHING.replace("0", "1", 1).replace("found: 0", "found: 2")
    before = list(Claim.objects.order_by("id").values())
    assert len(before) == 2
    assert _process() == NOTHING
    assert list(Claim.objects.order_by("id").values()) == before


def test_copies_are_suggested_once_their_claims_are_matched(tables):
    first, copy = make_source(WIRE), make_source(f"{WIRE} The mayor spoke at noon.")
    _process()
    derivation = Derivation.objects.get()
    assert (derivation.source, derivation.from_source, derivation.status) == (copy, first, "suggested")
    _process()
    assert Derivation.objects.count() == 1


def _process() -> str:
    output = StringIO()
    call_command("process_sources", stdout=output)
    return output.getvalue()
