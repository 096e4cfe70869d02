"""Units of measure and money: their spellings, their canonical names, and how they convert."""

from decimal import Decimal

_SPELLINGS = """
kilometer: km kms kilometer kilometers kilometre kilometres
mile: mi mile miles
nautical mile: nmi nautical-mile nautical-miles
meter: m meter meters metre metres
centimeter: cm centimeter centimeters centimetre centimetres
millimeter: mm millimeter millimeters millimetre millimetres
foot: ft foot feet
inch: inch inches
yard: yd yard yards
kilogram: kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes
gram: g gram grams gramme grammes
ton: ton tons
tonne: tonne tonnes metric-ton metric-tons
pound: lb lbs pound pounds
ounce: oz ounce ounces
liter: l liter liters litre litres
milliliter: ml milliliter milliliters millilitre millilitres
gallon: gal gallon gallons
barrel: bbl barrel barrels
hectare: ha hectare hectares
acre: acre acres
square kilometer: km² km2 sq-km square-kilometer square-kilometers square-kilometre square-kilometres
square mile: sq-mi square-mile square-miles
square meter: m² m2 sq-m square-meter square-meters square-metre square-metres
square foot: sq-ft square-foot square-feet
kilometer per hour: km/h kph kmh kilometers-per-hour kilometres-per-hour kilometers-an-hour kilometres-an-hour
mile per hour: mph miles-per-hour miles-an-hour
knot: knot knots
degree celsius: °c ℃ degrees-celsius degree-celsius celsius
degree fahrenheit: °f ℉ degrees-fahrenheit degree-fahrenheit fahrenheit
degree: ° degree degrees
watt: watt watts
kilowatt: kw kilowatt kilowatts
megawatt: mw megawatt megawatts
gigawatt: gw gigawatt gigawatts
kilowatt hour: kwh kilowatt-hour kilowatt-hours
megawatt hour: mwh megawatt-hour megawatt-hours
byte: byte bytes
kilobyte: kb kilobyte kilobytes
megabyte: mb megabyte megabytes
gigabyte: gb gigabyte gigabytes
terabyte: tb terabyte terabytes
millisecond: ms millisecond milliseconds
second: sec secs second seconds
minute: min mins minute minutes
hour: h hr hrs hour hours
day: day days
week: week weeks
month: month months
year: yr yrs year years
decade: decade decades
century: century centuries
percent: % percent per-cent pct
percentage point: percentage-point percentage-points pp
basis point: basis-point basis-points bps
point: point points pts
"""

_MONEY = """
usd: $ us$ usd dollar dollars us-dollar us-dollars buck bucks
cad: c$ ca$ cad canadian-dollar canadian-dollars
aud: a$ au$ aud australian-dollar australian-dollars
hkd: hk$ hkd hong-kong-dollars
cent: ¢ cent cents
eur: € eur euro euros
gbp: £ gbp pound-sterling pounds-sterling sterling
pence: penny pence
jpy: ¥ jpy yen
cny: rmb cny yuan renminbi
inr: ₹ inr rs rupee rupees
rub: ₽ rub ruble rubles rouble roubles
uah: ₴ uah hryvnia hryvnias hryvna
chf: chf franc francs swiss-franc swiss-francs
sek: sek krona kronor
brl: r$ brl real reais
zar: zar rand
krw: ₩ krw won
try: ₺ lira liras
ils: ₪ shekel shekels
"""

# Dimension and size in its base unit.
_SIZES: dict[str, tuple[str, str]] = {
    "kilometer": ("length", "1000"),
    "mile": ("length", "1609.344"),
    "nautical mile": ("length", "1852"),
    "meter": ("length", "1"),
    "centimeter": ("length", "0.01"),
    "millimeter": ("length", "0.001"),
    "foot": ("length", "0.3048"),
    "inch": ("length", "0.0254"),
    "yard": ("length", "0.9144"),
    "kilogram": ("mass", "1000"),
    "gram": ("mass", "1"),
    "tonne": ("mass", "1000000"),
    "pound": ("mass", "453.59237"),
    "ounce": ("mass", "28.349523125"),
    "liter": ("volume", "1"),
    "milliliter": ("volume", "0.001"),
    "gallon": ("volume", "3.785411784"),
    "barrel": ("volume", "158.987294928"),
    "hectare": ("area", "10000"),
    "acre": ("area", "4046.8564224"),
    "square kilometer": ("area", "1000000"),
    "square mile": ("area", "2589988.110336"),
    "square meter": ("area", "1"),
    "square foot": ("area", "0.09290304"),
    "kilometer per hour": ("speed", "1"),
    "mile per hour": ("speed", "1.609344"),
    "knot": ("speed", "1.852"),
    "watt": ("power", "1"),
    "kilowatt": ("power", "1000"),
    "megawatt": ("power", "1000000"),
    "gigawatt": ("power", "1000000000"),
    "kilowatt hour": ("energy", "1"),
    "megawatt hour": ("energy", "1000"),
    "byte": ("memory", "1"),
    "kilobyte": ("memory", "1000"),
    "megabyte": ("memory", "1000000"),
    "gigabyte": ("memory", "1000000000"),
    "terabyte": ("memory", "1000000000000"),
    "millisecond": ("duration", "0.001"),
    "second": ("duration", "1"),
    "minute": ("duration", "60"),
    "hour": ("duration", "3600"),
    "day": ("duration", "86400"),
    "week": ("duration", "604800"),
    "month": ("calendar", "1"),
    "year": ("calendar", "12"),
    "decade": ("calendar", "120"),
    "century": ("calendar", "1200"),
    "usd": ("usd", "1"),
    "cent": ("usd", "0.01"),
    "gbp": ("gbp", "1"),
    "pence": ("gbp", "0.01"),
    "percentage point": ("points", "1"),
    "basis point": ("points", "0.01"),
}


def _index(table: str) -> dict[str, str]:
    rows = (line.split(": ") for line in table.strip().splitlines())
    return {spelling.replace("-", " "): unit for unit, spellings in rows for spelling in spellings.split()}


MEASURES = _index(_SPELLINGS)
MONEY = _index(_MONEY)
CURRENCIES = frozenset(MONEY.values())
UNITS = frozenset((*MEASURES.values(), *MONEY.values()))


def measure(value: Decimal, unit: str) -> tuple[str, Decimal] | None:
    """The dimension of a unit and the value in that dimension's base; None where nothing converts."""
    if unit in _TEMPERATURES:
        scale, shift = _TEMPERATURES[unit]
        return "temperature", (value - shift) * scale
    if unit not in _SIZES:
        return None
    dimension, size = _SIZES[unit]
    return dimension, value * Decimal(size)


_TEMPERATURES = {
    "degree celsius": (Decimal(1), Decimal(0)),
    "degree fahrenheit": (Decimal(5) / Decimal(9), Decimal(32)),
}
