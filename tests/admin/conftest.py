"""A desk with a row in every table."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from claims.models import Claim, Reviewer


@pytest.fixture
def decided_claim(ada: "Reviewer") -> "Claim":
    from tests.admin.desk_rows import make_one_of_each

    return make_one_of_each(ada)
