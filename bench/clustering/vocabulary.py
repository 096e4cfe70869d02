"""Words of the synthetic corpus: verbs with their opposites, things, reasons; names are made of syllables."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Verb:
    """A transitive verb: past tense (also its participle), infinitive, another word for it, the opposite."""

    past: str
    base: str
    synonym: str
    opposite: str


def _read_verbs(rows: str) -> list[Verb]:
    return [Verb(*(word.strip() for word in row.split("/"))) for row in rows.strip().splitlines()]


VERBS = _read_verbs("""
approved / approve / authorised / rejected
expanded / expand / enlarged / reduced
opened / open / launched / closed
bought / buy / purchased / sold
repaired / repair / fixed / damaged
banned / ban / prohibited / permitted
raised / raise / lifted / lowered
supported / support / backed / opposed
accepted / accept / agreed to / refused
strengthened / strengthen / reinforced / weakened
improved / improve / upgraded / worsened
imported / import / brought in / exported
praised / praise / lauded / criticised
delayed / delay / postponed / accelerated
revealed / reveal / disclosed / concealed
completed / complete / finished / abandoned
built / build / constructed / demolished
confirmed / confirm / verified / denied
protected / protect / defended / attacked
resumed / resume / restarted / suspended
hired / hire / recruited / dismissed
welcomed / welcome / applauded / condemned
increased / increase / boosted / decreased
funded / fund / financed / defunded
leased / lease / rented / returned
inspected / inspect / examined / ignored
extended / extend / prolonged / shortened
legalised / legalise / allowed / outlawed
evacuated / evacuate / emptied / occupied
nationalised / nationalise / took over / privatised
""")

THINGS = (
    "bridge;tunnel;ferry;airport;harbour;hospital;school;library;stadium;museum;reactor;pipeline;"
    "railway;motorway;"
    "reservoir;dam;power station;solar park;wind farm;steel mill;shipyard;brewery;bakery;vineyard;"
    "orchard;fishery;"
    "quarry;coal mine;copper mine;gas field;oil terminal;grain silo;cattle market;fish market;"
    "housing estate;"
    "court building;police station;fire station;bus depot;tram line;cable car;lighthouse;"
    "observatory;theatre;"
    "concert hall;art gallery;botanical garden;zoo;aquarium;playground;swimming pool;ice rink;"
    "golf course;race track;"
    "data centre;chip plant;battery factory;car plant;tractor works;paper mill;textile plant;"
    "sugar refinery;"
    "cement plant;glass works;recycling centre;waste dump;sewage plant;water tower;desalination plant;"
    "vaccine programme;cancer ward;maternity clinic;dental surgery;blood bank;ambulance fleet;"
    "nursing home;hospice;"
    "tax reform;pension law;smoking rule;speed limit;rent cap;parking fee;toll road;fuel subsidy;"
    "school meal plan;"
    "scholarship fund;student loan scheme;border checkpoint;customs post;visa rule;fishing quota;"
    "hunting licence;"
    "nature reserve;peat bog;wetland;coral reef;salmon hatchery;wolf colony;seed bank;flood barrier;"
    "sea wall;"
    "radio tower;phone network;broadband cable;satellite dish;weather radar;space telescope;"
    "rocket pad;drone base"
).split(";")

ADJECTIVES = """
old new disputed ageing crowded costly historic derelict planned unfinished popular remote northern
southern
coastal central private public municipal regional experimental temporary flooded neglected
renovated vacant
profitable bankrupt controversial celebrated underground floating modern wooden concrete rural
urban main second
third largest smallest busiest oldest award-winning loss-making state-owned family-run tax-free
heated covered
""".split()

BODIES = (
    "council;harbour authority;health board;trade union;police force;tenants association;"
    "farmers union;energy firm;"
    "water company;bus operator;rail company;chamber of commerce;city assembly;provincial court;"
    "school board;"
    "tourist office;fire brigade;planning committee;heritage trust;wildlife fund;research institute;"
    "university;"
    "housing ministry;transport agency;fisheries department;football club;newspaper group;"
    "savings bank;hotel chain;"
    "shipping line;construction company;insurance firm;youth league;parish council;export agency;"
    "port operator"
).split(";")

ROLES = (
    "mayor;governor;senator;judge;minister;bishop;professor;inspector;commissioner;director;"
    "chairman;ambassador;"
    "lawmaker;general;captain;banker;surgeon;architect;engineer;editor"
).split(";")

COUNTED = (
    "passengers;residents;workers;visitors;pupils;patients;homes;trees;vehicles;soldiers;farmers;"
    "engineers;nurses;"
    "students;tenants;voters;shops;flats;ships;cattle;tonnes of cement;tonnes of grain;"
    "litres of milk;books;solar panels"
).split(";")

REASONS = (
    "after inspectors found cracks in the {thing};because of a shortage of {goods};"
    "despite protests over the {thing};"
    "following a dispute about {goods};after months of talks on the {thing};to make room for a {thing};"
    "after a fire at the {thing};amid rising prices of {goods};before elections to the {body};"
    "after an audit of the {body};as demand for {goods} fell;after storms flooded the {thing};"
    "to settle a lawsuit over the {thing};in return for a share of the {thing};"
    "after a strike at the {thing};while the {body} was still debating the {thing}"
).split(";")

GOODS = (
    "timber;diesel;wheat;copper;insulin;concrete;steel;milk;salmon;electricity;drinking water;"
    "fertiliser;paper;"
    "bricks;batteries;medicine;potatoes;sugar;cotton;coffee;rice;glass;cables;engines;vaccines;textbooks"
).split(";")

DETAILS = (
    "which has been debated for years;the second such step this year;a move that surprised many;"
    "in what locals called a turning point;ending a long period of doubt;"
    "at a ceremony attended by hundreds;"
    "in a session that lasted until midnight;against the advice of two experts;"
    "without giving further details;"
    "according to plans seen by reporters"
).split(";")

ATTRIBUTIONS = (
    "officials said;a spokesman said;according to a statement;local media reported;witnesses said;"
    "a spokeswoman confirmed;sources said;the agency reported"
).split(";")

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
UNITS = "km;metres;hectares;percent;tonnes;kg".split(";")

_STARTS = "b br c cr d dr f fl g gr h k kl l m n p pr r s sk st t tr v w y z".split()
_MIDDLES = "a e i o u ai ea ou or an el in ar er on".split()
_ENDS = "n r s l m th nd rk ld st ven ton berg holm wick field ford moor stad mouth dale by".split()


def make_names(count: int, random: Random) -> list[str]:
    """Names that nobody has, such as "Trelinholm"; each once."""
    names: dict[str, None] = {}
    while len(names) < count:
        middle = "".join(
            random.choice(_MIDDLES) + random.choice("lmnrstvd") for _ in range(random.choice((1, 1, 2)))
        )
        names[
            (random.choice(_STARTS) + middle + random.choice(_MIDDLES) + random.choice(_ENDS)).capitalize()
        ] = None
    return list(names)
