"""Words that mean the opposite, in all their forms."""

from functools import lru_cache

from claims.text.normal import stem

# One row of opposites a line: any word before the bar against any word after it.
_ROWS = """
rise increase gain climb jump surge soar | fall drop decline decrease plunge plummet slump
rise increase gain climb jump surge soar | tumble sink shrink down slide dip lower
grow growth advance up rally rebound | fall drop decline decrease plunge plummet slump
grow growth advance up rally rebound | tumble sink shrink down slide dip lower
raise increase boost lift expand double triple | lower cut reduce slash trim halve decrease shrink
higher above over more greater bigger larger exceed upper | lower below under less fewer smaller
high tall | low short
highest most best maximum top peak | lowest least fewest worst minimum bottom
before earlier prior ago ahead | after later following since behind
majority | minority
win beat victory triumph victorious winner | lose loss loser
victory triumph win | defeat
gain keep retain | lose loss
accept approve support back endorse favor | reject refuse decline oppose veto block
accept approve support back endorse favor | rebuff condemn denounce dismiss resist
favour welcome embrace pass adopt ratify | reject refuse decline oppose veto block
favour welcome embrace pass adopt ratify | rebuff condemn denounce dismiss resist
allow permit let authorize authorise | ban forbid prohibit block bar deny
allow permit let authorize authorise | outlaw prevent refuse disallow criminalize
legalize legalise enable approve | ban forbid prohibit block bar deny
legalize legalise enable approve | outlaw prevent refuse disallow criminalize
support supporter favor for pro | oppose opponent against anti criticize criticise
confirm admit acknowledge affirm | deny refute disprove dispute reject
agree consent | disagree refuse object
true correct right accurate real genuine | false incorrect wrong inaccurate fake
success succeed successful | failure fail unsuccessful
succeed pass manage | fail
open reopen start begin | close shut end finish stop cease suspend halt cancel abandon
launch resume commence | close shut end finish stop cease suspend halt cancel abandon
open opening | closed close closure shut
begin start beginning start onset | end finish conclude ending
start continue resume keep | stop halt quit suspend cease end
arrive enter come join land | leave depart exit quit withdraw
enter join | leave exit
arrival entry | departure exit
buy purchase acquire buyer | sell seller sale
import importer | export exporter
lend lender | borrow borrower
push | pull
strengthen tighten toughen harden stronger | weaken loosen ease relax soften
strong strength | weak weakness
improve better recover improvement | worsen deteriorate worse
good | bad poor evil
positive | negative
safe safety | dangerous unsafe danger risky
guilty convict convicted conviction | innocent acquit acquitted clear acquittal cleared
convict jail charge | acquit clear exonerate pardon
alive live survive living survivor born | dead die death kill killed perish
hire appoint employ recruit elect reinstate | fire dismiss sack resign oust lay
include admit | exclude omit
add | remove subtract
impose introduce reinstate tighten | lift remove scrap abolish ease
attack offensive | defend defensive defence defense
hot warm heat | cold cool
early | late
first | last
old older elderly | new young younger
public | private
domestic internal home | foreign external overseas abroad
north northern | south southern
east eastern | west western
northeast northeastern | southwest southwestern
northwest northwestern | southeast southeastern
left leftist | right rightist
liberal democrat | conservative republican
male man boy husband brother | female woman girl wife sister daughter mother she queen aunt
son father he king uncle | female woman girl wife sister daughter mother she queen aunt
possible | impossible
likely probable | unlikely improbable
able | unable
known | unknown
same similar identical | different
cause trigger | prevent avert
love like | hate dislike
rich wealthy richer | poor poorer
full | empty
heavy heavier | light lighter
fast quick faster quicker rapid rapidly quickly | slow slower slowly
easy simple easily | hard difficult complex
cheap cheaper inexpensive | expensive costly dear dearer
long longer | short shorter brief
large big huge major giant | small little tiny minor
wide wider broad | narrow narrower
deep | shallow
inside indoors inner | outside outdoors outer
create build construct establish | destroy demolish dismantle
save | spend waste
reveal disclose publish expose | hide conceal withhold
release free liberate | detain arrest jail imprison capture
peace truce ceasefire | war
friend ally | enemy foe rival
present presence | absent absence
profit profitable surplus | loss deficit unprofitable
demand | supply
upgrade | downgrade
optimistic optimism bullish | pessimistic pessimism bearish
accelerate hasten speed | slow delay decelerate
escalate intensify | ease deescalate subside calm
praise laud welcome hail | criticize criticise condemn slam blame
trust | distrust
comply obey honor honour respect keep uphold | violate breach break disobey defy flout
encourage urge | discourage deter
attract | repel
victim | attacker perpetrator
defendant accused | plaintiff prosecutor
teacher | student pupil
employer | employee
landlord | tenant
day daytime | night nighttime
morning | evening afternoon night
summer | winter
spring | autumn
always | never
everyone everybody all everything both | nobody none nothing neither
with | without
double | halve
shorten | lengthen extend prolong
extend | shorten cut
advance | retreat
deploy send dispatch | withdraw recall
optional voluntary | mandatory compulsory obligatory
temporary interim | permanent
partial partially partly | full fully total complete
direct directly | indirect indirectly
official | unofficial
formal | informal
effective | ineffective
active | inactive
stable | unstable
popular | unpopular
happy | unhappy sad
fair | unfair
legal lawful legally | illegal unlawful illegally
regular | irregular
responsible | irresponsible
healthy | unhealthy sick ill
vaccinated | unvaccinated
armed | unarmed
conscious | unconscious
employed | unemployed
married marry | divorced unmarried single divorce
sunny dry | rainy wet
near close | far distant
upstream | downstream
ascend | descend
import | export
lead leading ahead | trail trailing behind
offer | demand
give | take receive
send | receive
borrow | lend repay
require oblige force must | allow permit
friendly | hostile
clean | dirty polluted
crowded | deserted
visible | invisible
winner champion | loser
entire whole all | part half some
certainly definitely certain | probably possibly perhaps maybe
intentional deliberate deliberately intentionally | accidental accidental accidentally unintentional
voluntarily | forcibly
unanimous unanimously | narrowly
host | visitor guest
buyer | seller
federal national | state local regional
civilian | military
"""


@lru_cache(maxsize=100_000)
def are_antonyms(one: str, other: str) -> bool:
    """Whether two stems mean the opposite; "cheaper" and "expensive" do, as "cheap" does."""
    if one == other:
        return False
    return not _SIDES.get(_plain(one), _NONE).isdisjoint(_AGAINST.get(_plain(other), _NONE))


_NONE: frozenset[int] = frozenset()
_SHORTEST = 3


def _plain(word: str) -> str:
    """The stem of an adjective or adverb without its degree: "cheap" for "cheaper"."""
    if word in _SIDES:
        return word
    for ending in ("iest", "ier", "est", "er", "r"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            base = word.removesuffix(ending)
            for candidate in (base, base + "i", base + "e", base[:-1] if base[-1] == base[-2] else base):
                if candidate in _SIDES:
                    return candidate
    return word


def _read() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """For each stem the numbers of the sides it is on, and of those it is against."""
    sides: dict[str, set[int]] = {}
    against: dict[str, set[int]] = {}
    for number, row in enumerate(_ROWS.strip().splitlines()):
        left, right = ({stem(word) for word in part.split()} for part in row.split("|"))
        for side, words in ((2 * number, left - right), (2 * number + 1, right - left)):
            for word in words:
                sides.setdefault(word, set()).add(side)
                against.setdefault(word, set()).add(side ^ 1)
    return _freeze(sides), _freeze(against)


def _freeze(found: dict[str, set[int]]) -> dict[str, frozenset[int]]:
    return {word: frozenset(numbers) for word, numbers in found.items()}


_SIDES, _AGAINST = _read()
