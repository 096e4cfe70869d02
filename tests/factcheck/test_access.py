"""Deny by default: whatever page there is, a stranger is asked to sign in first."""

import pytest
from django.urls import URLPattern, reverse

from claims.urls import urlpatterns


def _address(pattern: URLPattern) -> str:
    """The address of a page, on thing number 1 where it is about a thing."""
    return reverse(pattern.name, kwargs=dict.fromkeys(pattern.pattern.converters, 1))


ADDRESSES = ["/admin/claims/claim/", "/password/", *map(_address, urlpatterns)]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_asked_to_sign_in(anonymous, address, method):
    answer = getattr(anonymous, method)(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/?next=")


@pytest.mark.parametrize("path", ["/sign-in/", "/admin/login/"])
def test_the_pages_strangers_see_have_a_strict_policy(anonymous, path):
    policy = anonymous.get(path).headers["Content-Security-Policy"]
    assert "unsafe-" not in policy
    assert "frame-ancestors 'none'" in policy
