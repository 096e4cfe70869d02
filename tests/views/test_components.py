"""The design system on one page: `claims.views.components`."""

import re

from django.conf import settings

CSS = (settings.BASE_DIR / "claims/static/claims/app.css").read_text()


def test_every_colour_and_size_of_the_stylesheet_is_shown(as_max):
    shown = set(re.findall(r"var\(--([\w-]+)\)", as_max.get("/components/").content.decode()))
    tokens = set(
        re.findall(r"(?:^ *|;)--([\w-]+):", CSS.split("/* --- Ground")[0].split(".badge")[0], re.MULTILINE)
    )
    assert tokens - shown == {"sans", "serif", "hair", "rule", "radius", "small", "on-accent"}


def test_it_is_for_those_who_change_the_desk(as_ada, as_lea):
    assert {client.get("/components/").status_code for client in (as_ada, as_lea)} == {403}
