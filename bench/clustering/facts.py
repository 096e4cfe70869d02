"""Facts of the synthetic corpus, and the many ways to tell one of them."""

from dataclasses import dataclass, replace
from random import Random

from bench.clustering import vocabulary as words
from bench.clustering.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Fact:
    """What happened: who did what to which thing, where, when, how much of it and why."""

    actor: str
    verb: Verb
    thing: str
    place: str
    number: float
    measure: str
    time: str
    reason: str
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a fact is told."""

    is_passive: bool = False
    is_time_first: bool = False
    is_number_long: bool = False
    has_synonym: bool = False
    has_reason: bool = True
    attribution: str = ""
    detail: str = ""


class World:
    """Names and facts drawn from one seed."""

    def __init__(self, random: Random, names: int) -> None:
        self.random = random
        self.names = words.make_names(names, random)

    def make_fact(self) -> Fact:
        """A fact that nobody has told yet, most likely."""
        choose = self.random.choice
        thing = (
            f"{choose(words.ADJECTIVES)} {choose(words.THINGS)}" if self.flip(0.7) else choose(words.THINGS)
        )
        measure, number = self._make_measure()
        reason = choose(words.REASONS).format(
            thing=choose(words.THINGS), goods=choose(words.GOODS), body=choose(words.BODIES)
        )
        return Fact(
            self.make_actor(),
            choose(words.VERBS),
            thing,
            self.make_name(),
            number,
            measure,
            self.make_time(),
            reason,
        )

    def make_name(self) -> str:
        """Names in the news are unevenly spread: some are everywhere, most are rare."""
        return self.names[int(len(self.names) * self.random.random() ** 2.5)]

    def make_actor(self) -> str:
        """Somebody with a role, or a body of a place."""
        if self.flip(0.5):
            return f"{self.random.choice(words.ROLES).capitalize()} {self.make_name()} {self.make_name()}"
        return f"the {self.make_name()} {self.random.choice(words.BODIES)}"

    def make_time(self) -> str:
        kind = self.random.randrange(4)
        month = self.random.choice(words.MONTHS)
        if kind == 0:
            return f"on {self.random.choice(words.WEEKDAYS)}"
        if kind == 1:
            return f"on {self.random.randint(1, 28)} {month}"
        year = self.random.randint(1995, 2025)
        return f"in {month} {year}" if kind == 2 else f"in {year}"

    def make_number(self, measure: str) -> float:
        if measure == "money":
            return self.random.randint(11, 999) / 10 * 1_000_000
        if measure == "percent":
            return self.random.randint(3, 95)
        return self.random.choice(
            (self.random.randint(12, 99), self.random.randint(100, 9_900), self.random.randint(10, 99) * 1000)
        )

    def flip(self, chance: float) -> bool:
        return self.random.random() < chance

    def _make_measure(self) -> tuple[str, float]:
        kind = self.random.random()
        measure = (
            ""
            if kind < 0.25
            else "money"
            if kind < 0.45
            else "percent"
            if kind < 0.55
            else self.random.choice(words.COUNTED)
        )
        return measure, self.make_number(measure)


def tell(fact: Fact, manner: Manner) -> str:
    """The fact in one English sentence."""
    past = fact.verb.synonym if manner.has_synonym else fact.verb.past
    thing = f"the {fact.thing} in {fact.place}"
    if manner.is_passive:
        core = f"{thing} was {'not ' if fact.is_denied else ''}{past} by {fact.actor}"
    else:
        core = f"{fact.actor} {f'did not {fact.verb.base}' if fact.is_denied else past} {thing}"
    core += _tell_number(fact, is_long=manner.is_number_long)
    core = f"{fact.time}, {core}" if manner.is_time_first else f"{core} {fact.time}"
    if manner.has_reason:
        core += f" {fact.reason}"
    if manner.detail:
        core += f", {manner.detail}"
    if manner.attribution:
        core += f", {manner.attribution}"
    return core[0].upper() + core[1:] + "."


def _tell_number(fact: Fact, *, is_long: bool) -> str:
    if not fact.measure:
        return ""
    if fact.measure == "money":
        value = f"${fact.number:,.0f}" if is_long else f"${fact.number / 1_000_000:g} million"
        return f" at a cost of {value}"
    if fact.measure == "percent":
        return f" with {fact.number:.0f}{' percent' if is_long else '%'} of the votes"
    return f" for {fact.number:.0f} {fact.measure}" if is_long else f" for {fact.number:,.0f} {fact.measure}"


def contradict(fact: Fact, kind: str, world: World) -> Fact:
    """The fact with another number or name, denied, or with the opposite done."""
    if kind == "number" and fact.measure:
        number = fact.number
        while number == fact.number:
            number = world.make_number(fact.measure)
        return replace(fact, number=number)
    if kind == "negation":
        return replace(fact, is_denied=True)
    if kind == "name":
        return replace(fact, place=_another(fact.place, world))
    return replace(fact, verb=Verb(fact.verb.opposite, fact.verb.base, fact.verb.opposite, fact.verb.past))


def resemble(fact: Fact, world: World) -> Fact:
    """Another fact that looks alike: the same was done elsewhere, by others, or to another thing."""
    other = world.make_fact()
    kind = world.random.randrange(4)
    if kind == 0:
        return replace(fact, actor=other.actor, number=world.make_number(fact.measure), time=other.time)
    if kind == 1:
        return replace(fact, place=other.place, time=other.time)
    if kind == 2:
        return replace(fact, thing=other.thing, reason=other.reason)
    return replace(fact, thing=other.thing, place=other.place, verb=other.verb)


def _another(name: str, world: World) -> str:
    other = name
    while other == name:
        other = world.make_name()
    return other
