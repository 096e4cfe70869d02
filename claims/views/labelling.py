"""The page that says what a label means."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from claims.http import render_page

PAGE = settings.BASE_DIR / "docs" / "labelling.md"


@require_safe
def show_labelling(request: HttpRequest) -> HttpResponse:
    text = PAGE.read_text(encoding="utf-8")
    return render_page(request, "claims/labelling.html", {"page": as_html(text)}, fragment="page")


def as_html(markdown: str) -> SafeString:
    """Markdown with tables as HTML; HTML inside it is shown as text."""
    renderer = MarkdownIt("commonmark", {"html": False, "typographer": True})
    renderer.enable(["table", "smartquotes"])
    return SafeString(renderer.render(markdown))
