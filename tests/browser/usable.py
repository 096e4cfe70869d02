"""Whether everybody can use a page: what axe finds on it, and whether it runs over its edge."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# The rules of WCAG 2.2 AA that axe leaves out unless it is asked for them.
RULES = {"rules": {"target-size": {"enabled": True}}}
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN = "all => all.forEach((one) => { one.open = true; })"


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


def faults_of(page: Page, *widths: int) -> list[str]:
    """By how much it is too wide for each width, and what axe finds at the last, with all opened."""
    page.locator("details:not(.menu)").evaluate_all(OPEN)
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 844})
        if (over := page.evaluate(OVER)) > 0:
            found.append(f"{over} pixels wider than {width}")
    return found + violations(page)
