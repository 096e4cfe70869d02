"""A seeded corpus of claims in known groups: retold, misspelt, contradicted, and resembled by others."""

from dataclasses import dataclass, field, replace
from random import Random

from bench.clustering import vocabulary as words
from bench.clustering.facts import Fact, Manner, World, contradict, resemble, tell

KINDS = ("number", "negation", "antonym", "name")


@dataclass(slots=True)
class Corpus:
    """Texts with their group; `contradicted` maps a row to the one it contradicts, `kinds` says in what."""

    texts: list[str] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    contradicted: dict[int, int] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)


def make_corpus(size: int, seed: int = 7) -> Corpus:
    """`size` claims in random order; the same for the same size and seed, on every machine."""
    random = Random(seed)  # noqa: S311
    world = World(random, names=max(2_000, size // 20))
    made = Corpus()
    last: Fact | None = None
    group = 0
    while len(made.texts) < size:
        fact = resemble(last, world) if last is not None and world.flip(_RESEMBLING) else world.make_fact()
        _add_group(made, fact, group, min(_draw_size(random), size - len(made.texts)), world)
        last, group = fact, group + 1
    return _shuffle(made, random)


_RESEMBLING = 0.25
_CONTRADICTING = 0.125
_COPIED = 0.12
_MANNERS = (
    "passive",
    "time first",
    "number",
    "shorter",
    "shorter",
    "attribution",
    "attribution",
    "detail",
    "synonym",
)
_SIZES = ((1, 40), (2, 20), (3, 14), (4, 9), (6, 8), (10, 6), (20, 3))


def _draw_size(random: Random) -> int:
    return random.choices([size for size, _ in _SIZES], [weight for _, weight in _SIZES])[0]


def _add_group(made: Corpus, fact: Fact, group: int, size: int, world: World) -> None:
    first = len(made.texts)
    plain = tell(fact, Manner(has_reason=True))
    for member in range(size):
        text = plain
        if member and world.flip(_CONTRADICTING):
            kind = world.random.choice(KINDS if fact.measure else KINDS[1:])
            text = tell(contradict(fact, kind, world), _choose_manner(world) if world.flip(0.5) else Manner())
            made.contradicted[len(made.texts)] = first
            made.kinds[len(made.texts)] = kind
        elif member and not world.flip(_COPIED):
            text = _blemish(tell(fact, _choose_manner(world)), world.random)
        made.texts.append(text)
        made.groups.append(group)


def _choose_manner(world: World) -> Manner:
    """Up to three departures from the plain way."""
    choose, manner = world.random.choice, Manner()
    for _ in range(choose((0, 1, 1, 2, 3))):
        kind = choose(_MANNERS)
        if kind == "passive":
            manner = replace(manner, is_passive=True)
        elif kind == "time first":
            manner = replace(manner, is_time_first=True)
        elif kind == "number":
            manner = replace(manner, is_number_long=True)
        elif kind == "synonym":
            manner = replace(manner, has_synonym=True)
        elif kind == "shorter":
            manner = replace(manner, has_reason=False)
        elif kind == "attribution":
            manner = replace(manner, attribution=choose(words.ATTRIBUTIONS))
        else:
            manner = replace(manner, detail=choose(words.DETAILS))
    return manner


def _blemish(text: str, random: Random) -> str:
    """What happens to a sentence on its way: case, punctuation, quotes, a misspelt word."""
    kind = random.randrange(10)
    if kind == 0:
        return text.upper() if random.random() < _SHOUTED else text.lower()
    if kind == 1:
        return text.rstrip(".").replace(",", "")
    if kind == 2:
        return f"“{text}”" if random.random() < _CURLY else f'"{text}"'
    return _misspell(text, random) if kind == _MISSPELT else text


_SHOUTED = 0.5
_CURLY = 0.5
_MISSPELT = 3
_LEAST_MISSPELT = 6


def _misspell(text: str, random: Random) -> str:
    """Two letters exchanged, one lost or one doubled inside a longer word."""
    parts = text.split(" ")
    long = [place for place, word in enumerate(parts) if len(word) >= _LEAST_MISSPELT and word.isalpha()]
    if not long:
        return text
    place = random.choice(long)
    word, at = parts[place], random.randrange(1, len(parts[place]) - 2)
    kind = random.randrange(3)
    if kind == 0:
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    else:
        word = word[:at] + word[at + 1 :] if kind == 1 else word[:at] + word[at] + word[at:]
    parts[place] = word
    return " ".join(parts)


def _shuffle(made: Corpus, random: Random) -> Corpus:
    order = list(range(len(made.texts)))
    random.shuffle(order)
    place = {row: new for new, row in enumerate(order)}
    return Corpus(
        [made.texts[row] for row in order],
        [made.groups[row] for row in order],
        {place[row]: place[base] for row, base in made.contradicted.items()},
        {place[row]: kind for row, kind in made.kinds.items()},
    )
