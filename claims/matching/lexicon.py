"""Words of the news that mean the same, and words that mean the opposite."""

from itertools import combinations

from claims.text.normal import stem

# One group a line; a word may stand in several.
_SYNONYMS = """
accord agreement deal pact treaty
accuse blame
aid assistance help support
allow approve authorize authorise authorization approval clearance permit permission greenlight sanction
allege claim
announce declare
anger outrage infuriate
arrest detain detention apprehend
ask request
assault attack strike
assert claim maintain
aim goal objective purpose
ban prohibit prohibition outlaw forbid
begin start commence launch
big large huge massive
bolster strengthen reinforce boost
buy purchase acquire acquisition
car vehicle automobile
caution warn warning
ceo boss chief
charge indict
choose select pick
close shut
conflict war fighting
consider weigh
constrain limit restrict restriction curb
cost price
create establish found set
cut reduce slash trim lower reduction
damage harm
danger risk threat
dead died die death killed kill fatality
deadly fatal lethal
decision move
deliver supply provide send provision ship transfer
deliberate deliberation discuss discussion
demand call
deploy station
deployment presence
destroy demolish
doctor physician
drop fall decline decrease plunge slip slide tumble
earn make
election vote poll ballot
emphasize emphasise stress underscore highlight
end finish conclude complete
enlarge expand extend expansion
evidence proof
expert analyst
extra additional
fear worry concern
film movie
fire launch shoot
firm company corporation business
gain rise climb increase jump surge soar advance grow growth
get receive obtain
give grant
harsh severe fierce
help assist
hurt injure injured injury wound wounded
important significant crucial critical pivotal key major vital
include comprise contain
inform tell
inside within
insist maintain
intensify escalate escalation
job post position
judge court
kid child children
large substantial
last final
law legislation bill act
lawmaker legislator mp congressman senator
leader head
lead head
leave depart
lift remove end
located situated based
meet meeting
milestone moment
mission operation
movie picture
negotiate negotiation talks
new fresh
obtain secure acquire
oil crude
outgoing departing
parliament legislature
pay spend
percent per cent
photo photograph picture image
plan intend
police officer
predict forecast expect
press urge push plead
prison jail
profit earnings income
protect defend defence defense
protest demonstration rally
provoke trigger spark prompt
quit resign resignation
range reach
raise lift increase
reaction response
recently newly
reject refuse
release publish issue
reply respond answer
report study
retaliate retaliation
reveal disclose
ruin wreck
sale selling sell
say state
seek pursue request
seize capture take
shift change
show demonstrate indicate
soil territory land
soldier troop serviceman
speak talk
spokesman spokeswoman spokesperson
start launch open
storm hurricane cyclone typhoon
stock share
stop halt cease
suspect believe
target aim
teen teenager
test trial
try attempt
use utilize utilise utilization usage
victory win triumph
weapon arm arms weaponry
withheld withhold refuse
woman female
work job
worker employee staff
"""

_ANTONYMS = """
rise fall; rise drop; rise decline; rise decrease; gain loss; gain lose; gain fall; gain drop
increase decrease; increase reduce; increase decline; increase fall; increase cut; grow shrink; climb fall
jump fall; jump drop; surge plunge; soar plunge; advance decline; advance fall; up down; higher lower
high low; highest lowest; more fewer; more less; most least; most fewest; above below; over under
before after; maximum minimum; majority minority; win lose; victory defeat; victory loss; winner loser
accept reject; accept refuse; accept decline; approve reject; approve oppose; allow ban; allow forbid
allow prohibit; allow block; allow deny; permit forbid; permit prohibit; permit ban; legal illegal
lawful unlawful; support oppose; support reject; back oppose; confirm deny; confirm refute; admit deny
admit exclude; agree disagree; agree refuse; true false; right wrong; correct incorrect; success failure
succeed fail; pass fail; open close; open shut; begin end; start end; start finish; start stop; begin stop
arrive depart; arrive leave; enter leave; enter exit; join leave; buy sell; import export; lend borrow
push pull; strengthen weaken; strong weak; improve worsen; improve deteriorate; better worse; best worst
good bad; positive negative; safe dangerous; safe unsafe; guilty innocent; convict acquit
convicted acquitted; guilty acquitted; alive dead; live die; survive die; hire fire; appoint dismiss
include exclude; add remove; raise lower; raise cut; expand shrink; expand contract; lift impose
lift reinstate; attack defend; hot cold; warm cold; early late; earlier later; first last; old new
young old; public private; domestic foreign; north south; east west; northern southern; eastern western
northeast southwest; northwest southeast; left right; male female; man woman; men women; boy girl
husband wife; brother sister; son daughter; father mother; possible impossible; likely unlikely
able unable; known unknown; same different; similar different; cause prevent; love hate; like dislike
rich poor; full empty; heavy light; fast slow; quick slow; easy difficult; easy hard; simple complex
cheap expensive; long short; large small; big small; wide narrow; deep shallow; inside outside
internal external; maintain abandon; keep abandon; keep drop; continue stop; continue halt; resume halt
resume suspend; create destroy; build destroy; build demolish; save spend; save waste; reveal hide
reveal conceal; disclose conceal; release detain; release arrest; free jail; free arrest; peace war
friend enemy; ally enemy; present absent; profit loss; surplus deficit; asset liability; demand supply
upgrade downgrade; bullish bearish; optimistic pessimistic; optimism pessimism; tighten ease
tighten loosen; tighten relax; accelerate slow; escalate ease; escalate deescalate; praise criticize
praise condemn; welcome condemn; welcome criticize; trust distrust; comply violate; obey disobey
honor violate; legalize ban; legalize outlaw; legalize criminalize; encourage discourage; encourage deter
attract repel; victim attacker; defendant plaintiff; teacher student; employer employee; landlord tenant
day night; morning evening; morning afternoon; winter summer; always never; everyone nobody
everything nothing; all none; all some; with without; halve double; gained lost; decrease grow
shorten lengthen; shorten extend; delay hasten; advance delay; advance retreat; withdraw deploy
withdraw enter; retain lose; optional mandatory; voluntary compulsory; temporary permanent; partial full
partial total; direct indirect; official unofficial; formal informal; successful unsuccessful
effective ineffective; active inactive; stable unstable; popular unpopular; happy unhappy; fair unfair
regular irregular; responsible irresponsible; healthy unhealthy; vaccinated unvaccinated; armed unarmed
conscious unconscious; employed unemployed; married divorced; married unmarried; sunny rainy
"""


def _pairs_of(groups: list[list[str]]) -> frozenset[tuple[str, str]]:
    return frozenset(
        pair
        for group in groups
        for one, other in combinations([stem(word) for word in group], 2)
        for pair in ((one, other), (other, one))
    )


_SYNONYM_PAIRS = _pairs_of([line.split() for line in _SYNONYMS.strip().splitlines()])
_SYNONYM_SETS = {
    word: frozenset(other for one, other in _SYNONYM_PAIRS if one == word) for word, _ in _SYNONYM_PAIRS
}
_ANTONYM_PAIRS = _pairs_of([pair.split() for pair in _ANTONYMS.strip().replace("\n", ";").split(";")])


def find_synonyms(word: str) -> frozenset[str]:
    """The stems that can mean the same in the news as this one."""
    return _SYNONYM_SETS.get(word, frozenset())


def are_synonyms(one: str, other: str) -> bool:
    """Whether two stems can mean the same in the news."""
    return other in find_synonyms(one)


def are_antonyms(one: str, other: str) -> bool:
    """Whether two stems mean the opposite."""
    return (one, other) in _ANTONYM_PAIRS
