"""Words of the news that mean the same."""

from itertools import combinations

from claims.matching.opposites import are_antonyms as are_antonyms
from claims.text.normal import stem

# One group a line; a word may stand in several.
_SYNONYMS = """
accord agreement deal pact treaty
accuse blame
aid assistance help support
allow approve authorize authorise authorization approval clearance permit permission greenlight
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
postpone delay defer
blaze fire inferno
lawyer attorney solicitor barrister
harbour harbor port
consecutive straight successive
prolong extend lengthen
sack dismiss
jail imprison incarcerate
headquarters hq
assemble gather convene
collapse crumble
famous renowned celebrated
rich wealthy affluent
poor impoverished
ill sick unwell
illness disease sickness
hospital clinic
rescue save
evacuate clear
flee escape
vanish disappear
hide conceal
discover find detect
locate find
repair fix mend
construct build erect
building construction
replace substitute
collide crash
crash collision
flood inundate
flood flooding deluge
earthquake quake tremor
cash money
salary wage pay
tax levy
debt borrowing
subsidy grant
penalty fine
compensation damages
lawsuit suit
verdict ruling judgment
rule decide
overturn quash annul
kidnap abduct
kidnapping abduction
hostage captive
rebel insurgent guerrilla
militant fighter
truce ceasefire armistice
troop army military
border frontier
inhabitant resident
vote ballot
voter elector
poll survey
candidate contender
coalition alliance
minister secretary
ministry department
spokesperson representative
journalist reporter correspondent
newspaper paper daily
broadcast air
author writer
novel book
award prize
match game
coach trainer manager
defeat beat
stadium arena
pupil student
teacher instructor
scientist researcher
drug medicine medication
vaccine jab shot
vaccination inoculation immunization
cure heal
pollution contamination
waste garbage rubbish trash
petrol gasoline
electricity power
plant factory
autumn fall
flat apartment
lift elevator
lorry truck
railway railroad
aircraft plane aeroplane airplane jet
ship vessel
road street
motorway highway freeway
quick rapid fast swift
often frequently
rarely seldom
nearly almost
approximately about roughly around
annual yearly
total overall
entire whole
main chief principal primary
enormous huge giant
powerful strong
dangerous hazardous perilous
safe secure
illegal unlawful illicit
legal lawful
correct right accurate
wrong incorrect
empty vacant
tie draw
hold host stage
organize arrange
participate join
assist aid
oversee supervise
monitor observe
investigate probe
investigation probe inquiry enquiry
inspect examine check
confiscate seize impound
fell drop
triple treble
abandon scrap ditch
cancel scrap
restart resume
renovate refurbish restore
donate give
rent lease hire
employ hire recruit
fire sack dismiss
layoff redundancy
strike walkout stoppage
owner proprietor
customer client
shop store
farmer grower
crop harvest
cattle livestock
predict forecast
work job
worker employee staff
film motion
substitute replace
portray play depict
influence impact
role position part
commonly generally
widen expand boost
clinch win
vessel ship boat
unveil present
underground subway metro
triumph win
tram streetcar
toll count
tell inform
suicide suicid
stab knife
snatch steal
road street highway
rain rainfall
quake earthquake temblor tremor
priest cleric clergyman
dad father
mum mother mom
look appear seem
learn find
hospitalize hospitalise
blaze fire
restart resume reopen
happen occur
ensure guarantee
about around roughly approximately
almost nearly
hit strike
assist help
funny humorous
football soccer
petrol gasoline gas
migrant refugee
rebel insurgent
talks negotiation
mistake error
kill slay
show reveal
name appoint
several number
likely expect
injure hurt
die perish
found discover
fell cut
lead leader
decline refuse
stay remain
murder homicide
"""

# Words and phrases, as written out, that stand for one another wherever they occur.
_EQUIVALENTS = """
pm: prime minister, premier
mp: member of parliament, lawmaker, member parliament
gop: republican, republicans, republican party
dems: democrats
vp: vice president
ceo: chief executive, chief executive officer
cfo: chief financial officer
nyc: new york, new york city
la: los angeles
dc: washington
tv: television
uk: britain, united kingdom
eu: european union, brussels
un: united nations
nato: alliance
dept: department
govt: government
approx: approximately
vs: versus
intl: international
info: information
pics: pictures
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

_EQUIVALENT_PAIRS = frozenset(
    pair
    for row in _EQUIVALENTS.strip().splitlines()
    for one, other in combinations([row.split(": ")[0], *row.split(": ")[1].split(", ")], 2)
    for pair in ((one, other), (other, one))
)


def are_equivalent(one: str, other: str) -> bool:
    """Whether two folded phrases stand for one thing: "pm" and "prime minister"."""
    return (one, other) in _EQUIVALENT_PAIRS


def find_synonyms(word: str) -> frozenset[str]:
    """The stems that can mean the same in the news as this one."""
    return _SYNONYM_SETS.get(word, frozenset())


def are_synonyms(one: str, other: str) -> bool:
    """Whether two stems can mean the same in the news."""
    return other in find_synonyms(one)
