"""Answering a card as a browser would: with everything its form sends along."""

from typing import Any

from django.test import Client


def answer(response: Any, **said: Any) -> dict[str, Any]:
    """What the review form in `response` sends, with `label` for every side, or what else is said.

    A name like `side12__label` stands for `side12-label`.
    """
    form, rows = response.context["form"], response.context["rows"]
    sent: dict[str, Any] = {name: form.header[name].value() for name in ("key", "version", "token")}
    for name, value in rows.hidden:
        sent.setdefault(name, []).append(value)
    label = said.pop("label", None)
    for row in rows.labels if label else ():
        sent[f"{row.form.prefix}-label"] = label
    return sent | {name.replace("__", "-"): value for name, value in said.items()}


def take(client: Client) -> Any:
    """Take the next card and open it."""
    client.post("/queue/take/")
    return client.get("/")


def save(client: Client, response: Any, *, htmx: bool = False, **said: Any) -> Any:
    """Send the form of `response` with what is said."""
    address = f"/clusters/{response.context['card'].cluster.pk}/review/"
    return client.post(address, answer(response, **said), headers={"HX-Request": "true"} if htmx else {})
