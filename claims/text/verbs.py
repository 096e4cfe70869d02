"""Verbs of news English: which word forms show that a sentence or headline asserts something."""

from claims.text.wordlists import read_words

# Forms of "be", "have", "do" and the modal verbs: wherever one stands, there is a clause.
AUXILIARIES = read_words(
    """
    am are aren't can can't cannot could couldn't did didn't do does doesn't don't had hadn't has hasn't
    have haven't is isn't may might mightn't must mustn't shall should shouldn't was wasn't were weren't
    will won't would wouldn't ain't i'm i've i'll i'd it's it'll it'd he's he'll he'd she's she'll she'd
    that's there's here's what's who's they're they've they'll they'd we're we've we'll we'd you're you've
    you'll you'd let's
    """
)

# Past forms that are not nouns or adjectives, or seldom.
IRREGULAR_PASTS = read_words(
    """
    ate became began bent bled blew bought broke brought built burnt came caught chose clung crept dealt
    drank drew drove fed fell felt fled flew forgave forgot fought found froze gave got grew heard held
    hid hung kept knew laid lay led lent lit lost made meant met overcame overran overtook overthrew paid
    ran rang rebuilt repaid resold retook rode rose said sang sank sat saw sent shook shot shrank slept
    slid sold sought spent spoke spun stole stood strove struck stuck stung swam swept swore swung taught
    threw thought told took tore undertook understood underwent upheld went wept withdrew withheld won
    woke wore wrote
    """
)

# Past forms that are as often something else: verbs in running text, not in a heading.
AMBIGUOUS_PASTS = read_words(
    """
    beat bet bid bore broadcast burst cast cost cut drunk forecast hit hurt left let put quit read rid set
    shed shut split spread thrust upset wound
    """
)

# Verbs whose form in -s is hardly ever a plural noun: "approves", "denies".
PLAIN_VERBS = read_words(
    """
    abandon abide abolish absorb accelerate accept accompany accomplish accumulate accuse achieve
    acknowledge acquire acquit adapt add adhere adjourn adjust administer admire admit adopt advertise
    advise affect affirm afford aggravate agree allay allege allocate allow alter amass amend amount
    amplify analyse analyze announce annoy anticipate apologise apologize appear appease apply appoint
    appreciate approve argue arise arouse arrange arrive articulate ascend ascribe ask assassinate
    assemble assert assess assign assist assume assure attach attain attend attest attract attribute
    authorise authorize avert avoid await awaken be become befall beg begin behave belong bemoan benefit
    betray bolster borrow bother breathe bribe bring build bungle bury buy bypass calculate cancel carry
    cast caution cease celebrate censor characterise characterize chase chide choose circulate circumvent
    cite clarify clear close coax coerce coincide collaborate collapse collect collide combine come
    commemorate commence commend commit communicate commute compare compel compete compile complain
    complete complicate comply compose compromise conceal concede concentrate conclude concur condemn
    confer confess confide confirm confiscate confront confuse congratulate connect conquer consent
    consider consist consolidate constitute constrain construct consult consume contain contaminate
    contend continue contradict contribute convene converge convert convey convict convince cooperate
    coordinate cope correct correspond corroborate crave create cripple criticise criticize crumble crush
    culminate curb curse curtail damn debunk decide declare decry dedicate deem deepen defend defer define
    defraud defray defuse defy degrade delete deliver demolish demonstrate denounce dent deny depart
    depend depict deplete deplore deploy deport depose deprive derail deride derive descend describe
    deserve destabilise destabilize destroy detain detect deter deteriorate determine detonate devastate
    develop deviate devote dictate die differ diminish dip direct disagree disappear disappoint disapprove
    disarm disband discard discharge disclose discontinue discourage discover discredit discuss dismantle
    dismiss disperse displace display disregard disrupt dissolve distinguish distort distribute disturb
    diversify divert divide divorce divulge dodge dominate donate downgrade downplay drain drift drown dub
    dupe earn ease eat echo educate elect elevate eliminate elude embark embarrass embrace embroil emerge
    emit emphasise emphasize employ empower enable enact encounter encourage endanger endorse endure
    enforce engage engulf enhance enjoy enlighten enlist enrage enrol enroll ensue ensure entail enter
    entertain entitle entrust envisage equate equip eradicate erase erode erupt escalate escape establish
    evacuate evade evaluate evict evoke evolve exacerbate exaggerate exalt examine exceed exclude execute
    exempt exhaust exist exonerate expand expect expedite expel expire explain explode explore expose
    express extend extol extradite fabricate facilitate fail falsify falter fend fetch fill finalise
    finalize finish flee flock foil follow fool forbid foresee forfeit forge forget forgive formulate
    fortify foster free freeze fret fulfil fulfill garner gather generate get give go goad govern grapple
    greenlight greet grow gut hail halve hamper hang happen harass harvest hasten hate haul have heal hear
    heed heighten hesitate hide hinder hinge hire hoard hover hurt identify ignite ignore illustrate
    imagine impair impeach impede implement imply impose imprison improve inaugurate incite include
    incorporate incur indicate indict induce infect infer infiltrate inflate inflict inform infringe
    inherit inhibit initiate inject injure innovate insist inspect inspire install instigate instruct
    insult insure integrate intend intensify interact intercept interfere interpret interrupt intervene
    intimidate introduce invade invent invest investigate invoke involve irk isolate jeopardise jeopardize
    join jolt justify keep kick kidnap kill kneel knock know lag lambast lambaste lament last lay lean
    learn leave legislate lend lessen let levy liberate license liken linger listen live lobby locate loom
    loosen lose lower lure maintain make malign manage mandate manipulate manoeuvre manufacture mar
    marginalise marginalize marry maximise maximize mediate meet melt memorialize mention merge migrate
    minimise minimize mire mislead miss mistake mistreat misuse mitigate mobilise mobilize mock modernise
    modernize modify motivate mourn mull multiply muster nab narrow nationalise nationalize naturalise
    near necessitate neglect negotiate nix nominate notify nurture obey oblige observe obstruct obtain
    occupy occur offend omit open operate oppose oppress opt organise organize originate oust outlast
    outlaw outnumber outpace outperform outstrip outweigh overcome overhaul overlook overrule oversee
    oversell overspend overtake overthrow overturn overwhelm owe own pack paralyse paralyze participate
    pave pay pelt penalise penalize penetrate perceive perform perish perpetrate perpetuate persist
    persuade pervade pilfer pioneer placate plague plead please plot plummet ponder portray possess
    postpone practise praise precede predate predict preempt prefer prepare prepay prescribe preserve
    preside presume pretend prevail prevent privatise privatize proceed proclaim procure prod prohibit
    proliferate prolong promote pronounce propagate propel propose prosecute prosper protect protrude
    prove provide provoke publicise publicize publish pull punish pursue put quadruple qualify quarantine
    quash quell query quit ratchet ratify rationalise rattle ravage react reaffirm realise realize reap
    reassess reassign reassure rebuff rebuild rebuke recall recapture recede receive reckon reclaim
    reclassify recognise recognize recommend recommit reconcile reconsider reconstruct recount recover
    recruit rectify redefine redeploy redesign redirect redraw reduce reelect refer refinance refine
    reflect refloat refrain refuel refund refuse refute regain register regroup regulate rehabilitate
    rehearse reignite reimburse reinforce reinstate reissue reiterate reject rejoice rejoin rekindle
    relapse relate relax relieve relinquish relocate rely remedy remember remind remove render renew
    renounce reopen reorganise reorganize repay repeal repel replace replenish represent repress reprieve
    reprimand reproduce require requisition reroute rescind resell resemble resent reset resettle reshape
    resign resist resolve resort respond restart restate restore restrain restrict restructure resume
    resurface resurrect retain retake retaliate rethink retire retort retract retreat retrieve reunite
    revamp reveal revel revere revert revise revive revoke revolve rewrite riddle rig rob rouse rue ruin
    sabotage sacrifice saddle safeguard salute satisfy say scold scorch scramble scrutinise scrutinize
    secure see seek seem seethe seize sell send separate serve settle sever shatter shed shine shorten
    shrink shy sideline sidestep signify simplify sink sit skip skirt slam slay slow smash smuggle snatch
    snub solicit solidify solve sow span speak spearhead specialise specialize specify speculate spend
    spew spoil spurn squander stab stabilise stabilize starve stash steal stifle stimulate stipulate
    strafe strangle streamline strengthen strive submerge submit subscribe subsidise subsidize substitute
    succeed succumb sue suffer suggest summon supervise suppress surpass surround survive suspend sustain
    swap swarm swear swell swoop symbolise symbolize take tarnish taunt teach tell tend terminate terrify
    testify thank think thrash threaten thrive throw thwart tighten topple toss trample transcend
    transform translate transmit traverse trim triple tumble undercut underestimate undergo underline
    undermine underperform underpin underscore understand undertake undo unearth unfold unify unite
    unleash unlock unnerve unravel unveil upend uphold uproot urge usher utilise utilize vacate vacillate
    validate vandalise vandalize vanish vary vie vilify violate vouch waive wane want warn warp warrant
    weaken wear weigh widen wield withdraw withhold withstand woo worsen wrangle wrap wrestle write yell
    """
)

# Verbs whose form in -s, or base form, is just as well a noun: "strikes", "reports".
NOUN_VERBS = read_words(
    """
    act address advance advocate aim ally answer approach arm arrest assault attack attempt back ban bar
    base battle bid blame block boast boost breach break broadcast call campaign capture care case catch
    cause challenge change charge check claim clash climb combat comment commission concern conduct
    conflict contact contest contract control cost counter cover crash cross cut damage dash deal debate
    decline decrease defeat defect delay delegate demand deposit detail discipline dispute dive double
    doubt drag draw dream drive drop estimate exchange exile exit experience exploit export extract eye
    face fall favor favour fear feature feel fight file finance find fire fit fix flare flood flow fly
    focus force forecast form frame fuel function fund gain grant guarantee guard guide halt handle harm
    hatch head help highlight hike hint hit hold honor honour hope host hunt impact import increase
    influence ink insert interest interview invite issue jail joke judge jump label labor labour lack land
    lash laugh launch lead leak level lie lift limit link list loan lock look march mark mask match matter
    mean measure monitor mount move murder name need note notice object offer offset order outline parade
    pardon park pass permit phase pick place plan plant play pledge plunge point poison poll pose post
    pour practice present press pressure price probe process produce profit program progress project
    promise prompt protest purchase push question quiz quote raid raise rally range rank reach read
    rebound record reform regard regret release remain remark repair repeat reply report request rescue
    reserve respect result return reverse review reward ride rise risk rock roll rule run rush sack sail
    sanction save scale scare schedule scoff score scrap screen seal search seat sentence set shake shape
    share shell shelter shift ship shock shoot shop show shut sign signal silence siphon slash slide slip
    slot slump soar sound spark speed spell spike spill spin splinter split sponsor spot spread spring
    spur spy stage stall stamp stand start state stay steer stem step stock stockpile stop store storm
    strain strand stress stretch strike strip struggle study stumble subject suit supplement supply
    support surface surge surprise surrender survey suspect sway sweep swing switch tackle talk tap target
    tax tear temper test tie tilt toil top torture total touch tour tout track trade trail train transfer
    transport trap travel treat trial trigger trip triumph trouble trump trust try turn tweet twist update
    upgrade upset use value vault vent venture veto view visit voice volunteer vote vow wage wait walk
    waste watch wave weather welcome whip win wind wish witness wonder work worry wound wreck yield zero
    """
)


def add_s(verb: str) -> str:
    """The third person: "denies", "pushes", "says"."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


PLAIN_THIRD_PERSONS = frozenset(map(add_s, PLAIN_VERBS)) - {"haves"}
NOUN_THIRD_PERSONS = frozenset(map(add_s, NOUN_VERBS))
