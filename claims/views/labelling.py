"""The page that says what a label means: `docs/labelling.md`, with badges and a table of contents."""

import re
from dataclasses import dataclass
from itertools import pairwise

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from claims.http import render_page
from claims.templatetags.desk import badge

PAGE = settings.BASE_DIR / "docs" / "labelling.md"
LABEL = re.compile(r"<strong>(Consistent|Conflicting|Unverified|Set aside)</strong>")
KEY = re.compile(r"<td>(\d)</td>")
PARTS = {"h2", "h3"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the page: its words, its anchor, and whether it lies within the part before."""

    words: str
    anchor: str
    is_within: bool


@require_safe
def show_labelling(request: HttpRequest) -> HttpResponse:
    page, headings = as_page(PAGE.read_text(encoding="utf-8"))
    context = {"page": page, "headings": headings}
    return render_page(request, "claims/labelling.html", context, fragment="page")


def as_page(markdown: str) -> tuple[SafeString, list[Heading]]:
    """Markdown with tables as HTML, and its headings. HTML inside it is shown as text."""
    reader = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(["table", "smartquotes"])
    tokens, headings = reader.parse(markdown), []
    for opening, words in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag in PARTS:
            heading = Heading(_as_text(words.content, reader), slugify(words.content), opening.tag == "h3")
            opening.attrSet("id", heading.anchor)
            headings.append(heading)
    html = reader.renderer.render(tokens, reader.options, {})
    html = LABEL.sub(lambda found: badge(found[1].lower().replace(" ", "_"), found[1]), html)
    return SafeString(KEY.sub(r"<td><kbd>\1</kbd></td>", html)), headings


def _as_text(words: str, reader: MarkdownIt) -> str:
    """Words of a heading with the quotes that the page has."""
    [inline] = reader.parseInline(words)
    return "".join(part.content for part in inline.children or [])
