"""The words and phrases that raise or lower a sentence, by kind, with their weights in log-odds.

Set by hand on general grounds: what can be looked up raises, what nobody can look up lowers.
"""

from dataclasses import dataclass

from claims.text.wordlists import read_phrases


@dataclass(frozen=True, slots=True)
class Cue:
    """Words and phrases that raise or lower a sentence; `says` is what a reviewer reads before them.

    The first one found counts `weight`, a second one `again`.
    """

    kind: str
    says: str
    weight: float
    again: float
    phrases: frozenset[str]


def _cue(kind: str, says: str, weight: float, again: float, phrases: str) -> Cue:
    return Cue(kind, says, weight, again, read_phrases(phrases))


CUES = (
    _cue(
        "source",
        "says who says so",
        0.7,
        0.0,
        "according to | citing | as reported | reported by | confirmed by | study | studies | statistics"
        " | survey | surveys | data | audit | figures show",
    ),
    _cue(
        "change",
        "compares or tells a change",
        0.6,
        0.4,
        """
        more than | less than | fewer than | higher than | lower than | larger than | smaller than
        as many as | highest | lowest | largest | biggest | smallest | fastest | slowest | record
        first | first time | half | double | doubled | tripled | quadrupled | halved | twice | rose
        risen | rise | rises | rising | fell | fallen | falling | grew | grown | growth | dropped | drop
        declined | decline | decreased | decrease | increased | increase | increases | reduced
        reduction | cut | cuts | gained | lost | went up | went down | gone up | gone down | went from
        up from | down from | average | rate | rates | ratio | share of | one in | one out of
        in history | on record | majority | minority | ranks | ranked | exceeded | surpassed | total
        per
        """,
    ),
    _cue(
        "record",
        "is on record somewhere",
        0.5,
        0.3,
        """
        tax | taxes | budget | deficit | deficits | debt | surplus | spending | income | wage | wages
        salary | salaries | price | prices | inflation | unemployment | unemployed | employment | jobs
        poverty | welfare | percent | percentage | exports | imports | trade | tariff | tariffs | sales
        revenue | revenues | profit | profits | subsidies | loan | loans | funds | funding | fund
        grant | pension | pensions | insurance | medicare | medicaid | social security | bill | bills
        law | laws | act | amendment | treaty | agreement | contract | contracts | resolution
        legislation | regulation | regulations | vote | votes | voting | veto | election | elections
        poll | polls | senate | congress | parliament | court | courts | ruling | verdict | trial
        charges | crime | crimes | murder | police | prison | prisons | dead | deaths | died | injured
        wounded | casualties | victims | cases | troops | soldiers | missile | missiles | weapons
        bombs | army | navy | forces | sanctions | attack | attacks | strike | strikes | population
        immigrants | refugees | students | schools | patients | hospitals | oil | gas | emissions
        temperature | energy | job | workers | companies | firms | factories | exporters | barrels
        acres | dollars | cents | euros | coal | carbon | nuclear | premiums | coverage | health care
        mortgage | mortgages | bankruptcy | foreclosures | gdp | uninsured | enrolment | enrollment
        graduates | aircraft | drones | warheads | program | programs | programmes | administration
        businesses | hostages | embargo | inspectors | border | borders | legislature | ballot | ballots
        committee | commission | investigation | constitution | drug | drugs | gun | guns | abortion
        abortions | infections | convictions | households | census
        """,
    ),
    _cue(
        "deed",
        "tells a deed on record",
        0.6,
        0.2,
        """
        voted | vetoed | signed | passed | enacted | repealed | supported | opposed | approved
        rejected | ratified | imposed | ordered | appointed | nominated | elected | resigned | raised
        cut | spent | paid | bought | sold | provided | delivered | supplied | built | created | closed
        opened | launched | fired | struck | killed | arrested | charged | convicted | sentenced | sued
        founded | invested | borrowed | invaded | deployed | withdrew | attacked | seized | destroyed
        secured | agreed
        """,
    ),
    _cue(
        "permission",
        "tells what is allowed or forbidden",
        0.5,
        0.2,
        """
        allows | allowed | allowing | authorises | authorised | authorizes | authorized | authorization
        authorisation | permits | permitted | permission | permit | grants | granted | granting
        enables | enabled | bans | banned | ban | banning | forbids | forbidden | forbade | prohibits
        prohibited | prohibition | restriction | restrictions | restricted | lifted | licence | license
        licensed
        """,
    ),
    _cue("person", "is about somebody", 0.3, 0.0, "he | she | his | her | he's | she's | he'd | she'd"),
    _cue(
        "neutral",
        "",
        0.0,
        0.0,
        """
        right now | right of | united states | had better | first of all | at first | as opposed to
        as a matter of fact | by the way | for a change | human rights
        """,
    ),
    _cue(
        "causal",
        "names a cause",
        0.3,
        0.0,
        """
        because | because of | due to | caused | causes | led to | leads to | as a result | resulted in
        prompted | in response to | owing to | thanks to | triggered | sparked | following | after
        since | despite
        """,
    ),
    _cue(
        "capability",
        "says what something is or can do",
        0.5,
        0.0,
        """
        developed by | made by | built by | produced by | designed to | designed by | capable of
        used by | owned by | founded in | located in | consists of | made up of | a range of
        supplied by | provided by | run by | is able to
        """,
    ),
    _cue(
        "prediction",
        "is a prediction",
        -0.9,
        -0.3,
        """
        will | would | could | may | might | shall | won't | wouldn't | we'll | he'll | they'll | i'll
        it'll | you'll | likely | unlikely | potentially | possibly | expected to | going to | gonna
        set to | poised to | in the future | future | coming | tomorrow | next year | next week
        next month | if | potential | possibility | prospect | eventually | predict | predicts
        predicted | forecast
        """,
    ),
    _cue(
        "duty",
        "says what ought to be",
        -1.2,
        -0.3,
        """
        should | shouldn't | must | mustn't | ought to | need to | needs to | have to | has to | got to
        had better | has got to | have got to | we need | let's | let us | it is time | deserve
        deserves | crucial that | let the | let them | let people | let every | let our
        """,
    ),
    _cue(
        "own view",
        "is the speaker's own view",
        -1.3,
        -0.5,
        """
        i think | i believe | i feel | i hope | i guess | i want | i would like | i'd like | i oppose
        i agree | i wish | i disagree | i don't think | i don't believe | i am convinced | in my view
        in my opinion | in our view | we believe | we think | we hope | we want
        """,
    ),
    _cue(
        "opinion",
        "is an opinion",
        -0.8,
        -0.5,
        """
        frankly | honestly | obviously | clearly | of course | certainly | absolutely | truly | good
        great | bad | wonderful | terrible | awful | fantastic | amazing | proud | beautiful | wrong
        right | important | significant | significantly | crucial | critical | vital | essential | key
        pivotal | major | profound | profoundly | dramatic | dramatically | remarkable | historic | bold
        powerful | potent | strong | serious | seriously | severe | severely | dangerous | alarming
        troubling | disturbing | tragic | sad | unfortunate | unfortunately | sadly | surprising
        surprisingly | interesting | fair | unfair | reasonable | ridiculous | absurd | outrageous
        disgraceful | shameful | reckless | irresponsible | predictable | predictably | understandable
        complex | complicated | uncertain | uncertainty | unpredictable | unclear | elusive | delicate
        substantial | considerable | considerably | unprecedented | mere | merely | simply | deeply
        effective | effectively | ideal | perfect | better | meaningful | true | honest | strength
        courage | values | freedom | dream | hope | hopes | moral | faith | vision
        """,
    ),
    _cue(
        "commentary",
        "comments rather than reports",
        -0.8,
        -0.2,
        """
        underscores | underscored | underscore | highlights the | demonstrates | demonstrate | signals
        signal | signifies | symbolizes | symbolises | represents | represent | reflects | reflect
        marks a | marks an | marks the | marked a | marking a | marking an | raises questions
        raise questions | casts doubt | remains | remain | hinges on | hinge on | paves the way
        sends a message | clear message | plays a role | play a role | serves to | serve to | serves as
        sheds light | speaks volumes | turning point | focal point | game changer | game-changer
        milestone | watershed | tipping point | a symbol of | implications | ramifications
        consequences | dynamics | trajectory | balance of power | is an indication | complicates
        new phase | new era | at stake | stakes | landscape | continue to | continues to | strengthens
        shifting | shift | a challenge to | opportunity to
        """,
    ),
    _cue(
        "hedge",
        "is hedged",
        -0.4,
        -0.1,
        """
        perhaps | maybe | probably | seems | seem | seemed | appears | appear | appeared | apparently
        somewhat | kind of | sort of | more or less | arguably | suggests | suggest | suggesting
        in a sense | tends to | some people | many people | everybody | everyone | always | things
        something | anything
        """,
    ),
    _cue(
        "vague source",
        "does not say who says so",
        -0.6,
        0.0,
        """
        experts say | experts argue | experts suggest | experts caution | experts warn | experts believe
        analysts say | analysts argue | analysts suggest | analysts warn | analysts believe
        observers say | observers believe | critics say | critics argue | some say | some believe
        some argue | many believe | many say | it is believed | it is said | people say | they say
        sources say | there are concerns | concerns that | believed to
        """,
    ),
    _cue(
        "address",
        "speaks to somebody",
        -0.8,
        -0.4,
        """
        thank you | thanks | let me | my friends | ladies and gentlemen | folks | please | listen | okay
        ok | yes | yeah | sir | mr president | good evening | welcome | congratulations
        """,
    ),
    _cue("listener", "speaks of the listener", -0.4, -0.2, "you | your | yours | yourself"),
    _cue(
        "first person", "is about the speaker", -0.6, -0.2, "i | i'm | i've | i'd | me | my | mine | myself"
    ),
)
