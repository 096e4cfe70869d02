"""Countries of the world: other names, demonyms, and the capital that stands for the government."""

# Country: other names and demonyms, parts tied by a hyphen | capital.
_TABLE = """
afghanistan: afghan afghani | kabul
albania: albanian | tirana
algeria: algerian | algiers
angola: angolan | luanda
argentina: argentine argentinian | buenos aires
armenia: armenian | yerevan
australia: australian aussie | canberra
austria: austrian | vienna
azerbaijan: azerbaijani azeri | baku
bahrain: bahraini | manama
bangladesh: bangladeshi | dhaka
belarus: belarusian belarussian byelorussia | minsk
belgium: belgian | brussels
bolivia: bolivian | la paz
bosnia: bosnian | sarajevo
brazil: brazilian | brasilia
britain: british uk united-kingdom great-britain briton | london
bulgaria: bulgarian | sofia
cambodia: cambodian | phnom penh
cameroon: cameroonian | yaounde
canada: canadian | ottawa
chad: chadian | n'djamena
chile: chilean | santiago
china: chinese prc | beijing
colombia: colombian | bogota
congo: congolese drc | kinshasa
costa rica: costa-rican | san jose
croatia: croatian croat | zagreb
cuba: cuban | havana
cyprus: cypriot | nicosia
czechia: czech czech-republic | prague
denmark: danish dane | copenhagen
ecuador: ecuadorian ecuadorean | quito
egypt: egyptian | cairo
estonia: estonian | tallinn
ethiopia: ethiopian | addis ababa
finland: finnish finn | helsinki
france: french frenchman | paris
georgia: georgian | tbilisi
germany: german | berlin
ghana: ghanaian | accra
greece: greek | athens
guatemala: guatemalan
haiti: haitian | port-au-prince
honduras: honduran | tegucigalpa
hungary: hungarian | budapest
iceland: icelandic icelander | reykjavik
india: indian | new delhi
indonesia: indonesian | jakarta
iran: iranian | tehran
iraq: iraqi | baghdad
ireland: irish | dublin
israel: israeli
italy: italian | rome
jamaica: jamaican | kingston
japan: japanese | tokyo
jordan: jordanian | amman
kazakhstan: kazakh kazakhstani | astana
kenya: kenyan | nairobi
kosovo: kosovar kosovan | pristina
kuwait: kuwaiti
kyrgyzstan: kyrgyz | bishkek
laos: laotian | vientiane
latvia: latvian | riga
lebanon: lebanese | beirut
libya: libyan | tripoli
lithuania: lithuanian | vilnius
luxembourg: luxembourgish
malaysia: malaysian | kuala lumpur
mali: malian | bamako
malta: maltese | valletta
mexico: mexican | mexico city
moldova: moldovan | chisinau
mongolia: mongolian | ulaanbaatar
montenegro: montenegrin | podgorica
morocco: moroccan | rabat
mozambique: mozambican | maputo
myanmar: burma burmese | naypyidaw
nepal: nepali nepalese | kathmandu
netherlands: dutch holland | the hague
new zealand: new-zealander | wellington
nicaragua: nicaraguan | managua
niger: nigerien | niamey
nigeria: nigerian | abuja
north korea: north-korean dprk | pyongyang
north macedonia: macedonia macedonian | skopje
norway: norwegian | oslo
oman: omani | muscat
pakistan: pakistani | islamabad
palestine: palestinian | ramallah
panama: panamanian
paraguay: paraguayan | asuncion
peru: peruvian | lima
philippines: philippine filipino filipina | manila
poland: polish pole | warsaw
portugal: portuguese | lisbon
qatar: qatari | doha
romania: romanian | bucharest
russia: russian russian-federation | moscow
rwanda: rwandan | kigali
saudi arabia: saudi saudi-arabian ksa | riyadh
senegal: senegalese | dakar
serbia: serbian serb | belgrade
singapore: singaporean
slovakia: slovak slovakian | bratislava
slovenia: slovenian slovene | ljubljana
somalia: somali | mogadishu
south africa: south-african | pretoria
south korea: south-korean rok | seoul
south sudan: south-sudanese | juba
soviet union: soviet ussr
spain: spanish spaniard | madrid
sri lanka: sri-lankan | colombo
sudan: sudanese | khartoum
sweden: swedish swede | stockholm
switzerland: swiss | bern
syria: syrian | damascus
taiwan: taiwanese | taipei
tajikistan: tajik | dushanbe
tanzania: tanzanian | dodoma
thailand: thai | bangkok
tunisia: tunisian | tunis
turkey: turkish turk turkiye | ankara
turkmenistan: turkmen | ashgabat
uganda: ugandan | kampala
ukraine: ukrainian | kyiv, kiev
united arab emirates: uae emirati | abu dhabi
united states: us usa america american united-states-america | washington
uruguay: uruguayan | montevideo
uzbekistan: uzbek | tashkent
venezuela: venezuelan | caracas
vietnam: vietnamese | hanoi
yemen: yemeni | sanaa
zambia: zambian | lusaka
zimbabwe: zimbabwean | harare
european union: eu
united nations: un
"""


def _read_table() -> tuple[dict[str, str], dict[str, str]]:
    countries: dict[str, str] = {}
    seats: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        country, _, names = line.partition(": ")
        others, _, capitals = names.partition("|")
        countries[country] = countries[f"{country}s"] = country
        for name in others.split():
            spelling = name.replace("-", " ")
            countries[spelling] = countries[f"{spelling}s"] = country
        for capital in capitals.split(","):
            seats[capital.strip()] = country
    seats.pop("", None)
    return countries, seats


_COUNTRIES, _SEATS = _read_table()


def find_country(name: str) -> str | None:
    """The country that a folded name or demonym stands for: "united states" for "american"."""
    return _COUNTRIES.get(name)


def find_seat(name: str) -> str | None:
    """The country whose government a folded capital's name can stand for: "france" for "paris"."""
    return _SEATS.get(name)
