"""The report of a story, to be printed, and the choice of its sources."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from claims.forms.story import StoryForm
from claims.http import INVALID, UNKNOWN, ReviewerRequest, render_page
from claims.models.clock import database_now
from claims.models.snapshot import one_moment
from claims.models.source_choice import offer_sources
from claims.models.story import read_story


@require_safe
def show_story(request: ReviewerRequest) -> HttpResponse:
    """`?source=1` with all that share a question with it, `?source=1&source=2` these alone; else a form."""
    form = StoryForm(request.GET)
    story, status = None, 200 if form.is_valid() else INVALID
    asked: list[int] = form.cleaned_data.get("source", [])
    with one_moment():
        if asked:
            story = read_story(asked)
            if story is None:
                form.add_error(None, _("There is no such article any more, or there never was."))
                status = UNKNOWN
        ticked = story.source_ids if story else asked
        offered = offer_sources(also=ticked)
    context = {"form": form, "story": story, "offered": offered, "ticked": ticked, "now": database_now()}
    return render_page(request, "claims/story.html", context, fragment="report", status=status)
