"""Numbers in drawings, written the same in every language."""

from django import template

register = template.Library()


@register.filter
def pc(share: float) -> str:
    """A place or a length in percent of the width, such as "12.5%"."""
    return f"{share:g}%"
