"""Words in templates and code that no mark offers for translation, found without running anything."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, Token, TokenType

from tests.pseudo_language import NOT_READ, SPOKEN, WORD, stays_as_it_is

SILENT_TAGS = (
    "if",
    "elif",
    "translate",
    "url",
    "load",
    "extends",
    "block",
    "endblock",
    "static",
    "comment",
    "partialdef",
)
FORMATS = re.compile(r'\|(?:date|time|slice|stringformat|floatformat|urlencode|join):(?:"[^"]*"|\'[^\']*\')')
LITERAL = re.compile(r'(?<!_\()"([^"]*)"(?!\|legend)')
# Calls whose words people read, with the place of these words among what is given.
SAID = {"add_error": 1, "success": 1, "info": 1, "warning": 1, "error": 1}
SAID |= dict.fromkeys(("Refused", "PermissionDenied", "ValidationError", "IncompleteVerdict"), 0)
SAID |= dict.fromkeys(("UnusableText", "UnusableSpan", "Done"), 0)
ASSIGNED = ("search_help_text", "instead")
NAMED = ("label", "help_text", "empty_label", "description")


def in_template(source: str) -> Iterator[tuple[int, str]]:
    """Line and words of what a template says unmarked."""
    text, closing = "", ""
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.TEXT:
            text += "\n" * token.contents.count("\n") if closing else token.contents
            continue
        text += " "
        name = token.contents.split()[0] if token.contents.strip() else ""
        if closing:
            closing = "" if name == closing else closing
        elif token.token_type == TokenType.BLOCK and name in ("blocktranslate", "comment"):
            closing = f"end{name}"
        yield from _in_token(token, name)
    reading = _Template()
    reading.feed(text)
    reading.close()
    yield from reading.found


def _in_token(token: Token, name: str) -> Iterator[tuple[int, str]]:
    if token.token_type == TokenType.COMMENT or name in SILENT_TAGS:
        return
    if "|pluralize" in token.contents:
        yield token.lineno or 0, "|pluralize knows English alone: blocktranslate count"
    plain = FORMATS.sub("", token.contents)
    for words in LITERAL.findall(plain):
        if (" " in words.strip() or words[:1].isupper()) and WORD.search(words):
            yield token.lineno or 0, words


class _Template(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.unread = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NOT_READ or stays_as_it_is(tag, dict(attrs)):
            self.unread = self.unread or tag
        for name, value in attrs:
            if name in SPOKEN and value and WORD.search(value):
                self.found.append((self.getpos()[0], f"{name}={' '.join(value.split())}"))

    def handle_endtag(self, tag: str) -> None:
        self.unread = "" if tag == self.unread else self.unread

    def handle_data(self, data: str) -> None:
        if not self.unread and (word := WORD.search(data)):
            line = self.getpos()[0] + data[: word.start()].count("\n")
            self.found.append((line, " ".join(data.split())))


def in_code(path: Path) -> Iterator[tuple[int, str]]:
    """Line and words of what code says to people unmarked, in the places where it mostly does."""
    tree = ast.parse(path.read_text())
    yield from _too_early(tree, _at_once(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for said in _said(node):
                yield from _plain(said)
        elif isinstance(node, ast.Assign) and _name(node.targets[0]) in ASSIGNED:
            yield from _plain(node.value)
        elif isinstance(node, ast.ClassDef) and any("Choices" in ast.unparse(base) for base in node.bases):
            for line in node.body:
                if isinstance(line, ast.Assign):
                    value = line.value
                    yield from _plain(value.elts[1] if isinstance(value, ast.Tuple) else value)


def _at_once(tree: ast.Module) -> set[str]:
    """The names under which a file knows gettext, not gettext_lazy."""
    imported = (line for line in tree.body if isinstance(line, ast.ImportFrom))
    names = [name for line in imported if line.module == "django.utils.translation" for name in line.names]
    return {name.asname or name.name for name in names if name.name in ("gettext", "ngettext", "pgettext")}


def _too_early(node: ast.AST, at_once: set[str]) -> Iterator[tuple[int, str]]:
    """Words translated while the file is read, before anybody's language is known."""
    for inner in ast.iter_child_nodes(node):
        if isinstance(inner, ast.FunctionDef | ast.Lambda):
            continue
        if isinstance(inner, ast.Call) and _name(inner.func) in at_once:
            yield inner.lineno, f"gettext_lazy: {ast.unparse(inner)}"
        yield from _too_early(inner, at_once)


def _said(call: ast.Call) -> Iterator[ast.expr]:
    place = SAID.get(_name(call.func))
    if place is not None and len(call.args) > place and _name(getattr(call.func, "value", call)) != "audit":
        yield call.args[place]
    for given in call.keywords:
        if given.arg in NAMED:
            yield given.value
        if given.arg == "error_messages" and isinstance(given.value, ast.Dict):
            yield from given.value.values


def _plain(value: ast.expr) -> Iterator[tuple[int, str]]:
    if isinstance(value, ast.IfExp):
        yield from _plain(value.body)
        yield from _plain(value.orelse)
        return
    is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
    if (is_text or isinstance(value, ast.JoinedStr)) and WORD.search(_fixed(ast.unparse(value))):
        yield value.lineno, ast.unparse(value)


def _fixed(literal: str) -> str:
    """What of a text stands in the code itself."""
    return re.sub(r"\{[^}]*\}", "", literal.removeprefix("f"))


def _name(function: ast.AST) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))
