"""English words whose forms no stemmer joins: irregular verbs, plurals, British spellings."""

import re

# The base form, then its other forms.
_FORMS = """
arise arose arisen; bear bore borne; beat beaten; become became; begin began begun; bend bent; bet betted
bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought
build built; burn burnt; buy bought; catch caught; choose chose chosen; come came; creep crept; deal dealt
dig dug; do did done; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten
fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown
forbid forbade forbidden
forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given
go went gone; grind ground; grow grew grown; hang hung; have had; hear heard; hide hid hidden; hold held
keep kept; know knew known; lay laid; lead led; learn learnt; leave left; lend lent; light lit; lose lost
make made; mean meant; meet met; mislead misled; oversee oversaw overseen; overthrow overthrew overthrown
overtake overtook overtaken; pay paid; prove proven; rebuild rebuilt; repay repaid; ride rode ridden
ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent
shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk
sit sat; sleep slept; slide slid; speak spoke spoken; spend spent; spin spun; stand stood; steal stole stolen
stick stuck; strike struck stricken; string strung; strive strove striven; swear swore sworn; sweep swept
swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought
throw threw thrown; undergo underwent undergone; understand understood; undertake undertook undertaken
uphold upheld; wake woke woken; wear wore worn; win won; withdraw withdrew withdrawn; withhold withheld
withstand withstood; write wrote written; man men; woman women; child children; person people; foot feet
tooth teeth; mouse mice; goose geese; life lives; wife wives; knife knives; wolf wolves; half halves
thief thieves; crisis crises; analysis analyses; basis bases; criterion criteria; phenomenon phenomena
die dying; lie lying; tie tying
"""

_BASES = {
    form: forms[0]
    for forms in (row.split() for row in _FORMS.replace("\n", ";").split(";"))
    for form in forms[1:]
}


# Abbreviations and other spellings of one word.
_SPELLINGS = """
womens woman; mens man; childrens child
sgt sergeant; mt mount; approx approximately; dept department; govt government; gov governor
sen senator; col colonel; lt lieutenant; capt captain; prof professor; corp corporation
ltd limited; inc incorporated; ave avenue; rd road; maj major; cmdr commander; hosp hospital
intl international; assn association; grey gray; jewellery jewelry; jeweller jeweler
anaemia anemia; anaemic anemic; programme program; programmes program; manoeuvre maneuver
manoeuvres maneuver; aluminium aluminum; tyre tire; tyres tire; kerb curb; cheque check
cheques check; sceptical skeptical; sceptic skeptic; moustache mustache; ageing aging
judgement judgment; judgements judgment; enrol enroll; fulfil fulfill; instalment installment
practise practice; practised practice; practising practice; paediatric pediatric
leukaemia leukemia; haemorrhage hemorrhage; orthopaedic orthopedic; encyclopaedia encyclopedia
oestrogen estrogen; foetus fetus; foetal fetal; diarrhoea diarrhea; catalogue catalog
catalogues catalog; dialogue dialog; analogue analog; plough plow; ploughs plow; mould mold
draught draft; storey story; storeys story; pyjamas pajamas; whisky whiskey; yoghurt yogurt
aeroplane airplane; aeroplanes airplane; artefact artifact; artefacts artifact; cosy cozy; mum mom
marvellous marvelous; woollen woolen; sulphur sulfur; skilful skillful; wilful willful; kiev kyiv
peking beijing; bombay mumbai; calcutta kolkata; madras chennai; odessa odesa; kharkov kharkiv
lvov lviv; rangoon yangon; cuzco cusco; adviser advisor; advisers advisor; tsar czar; gipsy gypsy
okay ok; thru through; tho though
"""
_OTHER_SPELLINGS = dict(row.split() for row in _SPELLINGS.strip().replace("\n", ";").split(";"))


# Words that a stemmer takes for forms of others ("international" of "internal"): each keeps its own stem.
_OWN_WORDS = """
international internationally; prisoner prisoners; policy policies; conservative conservatives
university universities; authority authorities; engineer engineers engineered engineering
executive executives; experiment experiments experimental; important importance importantly
customer customers; customs; emergency emergencies; secretary secretaries; marketing
generation generations; genetic genetics
relative relatives; native natives; party parties; county counties; country countries
community communities; communist communists; communication communications; commission commissions
physician physicians; physics; personnel; signal signals; server servers; marine marines; militia militias
capitalism; premiere premieres; profession professions professional; reservation reservations
constituency constituencies; consul consuls; contraction contractions; contractor contractors
director directors; direction directions; factor factors; factory factories; faction factions
minority minorities; majority majorities; tractor tractors; doctrine doctrines; pressure pressures
planet planets; intelligence; department departments; apartment apartments; statement statements
momentum; documentary documentaries; regular regularly; popular popularity; population populations
mission missions; passion passions; portion portions; mansion mansions; organ organs; residence residences
detective detectives; medication medications; internet; critical critically; nature
"""
OWN_WORDS = {
    form: forms[0]
    for forms in (row.split() for row in _OWN_WORDS.replace("\n", ";").split(";"))
    for form in forms
}


def find_base(word: str) -> str:
    """The base form of a folded word: "rise" for "rose"; one spelling of several: "gray" for "grey"."""
    return _BASES.get(word) or _OTHER_SPELLINGS.get(word, word)


def is_past(word: str) -> bool:
    """Whether a folded word looks like the past of a verb."""
    return word.endswith("ed") or word in _BASES


def find_american(word: str) -> str:
    """One spelling for "labour" and "labor", "organise" and "organize", "defence" and "defense"."""
    return _BRITISH.sub(lambda match: _AMERICAN[match.group()], word)


# Applied to both sides of a comparison: that "promise" changes too does no harm, as long as all its forms do.
_AMERICAN = {"our": "or", "ours": "ors", "tre": "ter", "tres": "ters", "ence": "ense", "ences": "enses"} | {
    f"{letter}s{ending}": f"{letter}z{ending}"
    for letter in "iy"
    for ending in ("e", "es", "ed", "er", "ers", "ing", "ation", "ations")
}
_BRITISH = re.compile(
    r"(?:(?<=[a-z]{4})[iy]s(?:e|es|ed|er|ers|ing|ation|ations)"
    r"|(?<=[a-z]{3})(?:ours?|ences?)|(?<=[a-z]{2})tres?)$"
)
