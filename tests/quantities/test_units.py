"""Units: the tables agree with pint and with Babel, and every way to write a unit is read."""

import pint
import pytest

from broadsheet.lexicon.files import read_lexicon
from broadsheet.quantities.lexemes import split_lexemes
from broadsheet.quantities.rates import read_rate
from broadsheet.quantities.reading import find_quantities
from broadsheet.schema import MODIFIERS, TRENDS
from tests.support.quantities import find_unit, read_units

UNITS = [row for row in read_lexicon("units") if row["forms"] or row["symbols"]]


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry()


def test_pint_knows_every_unit_it_is_said_to_know(registry):
    named = [row["pint"] for row in UNITS if row["pint"]]
    assert len(named) > 100
    for name in named:
        registry.parse_expression(name)


@pytest.mark.parametrize(
    "row", [row for row in UNITS if row["pint"] and row["unit"].isalpha()], ids=lambda row: row["unit"]
)
def test_a_unit_named_in_one_word_has_the_dimension_pint_gives_that_word(row, registry):
    assert (
        registry.parse_expression(row["unit"]).dimensionality == registry.parse_expression(row["pint"]).dimensionality
    )


@pytest.mark.parametrize("row", UNITS, ids=lambda row: f"{row['unit']} {row['forms'][:20]}")
def test_every_form_of_a_unit_is_read_as_it(row):
    for form in [*row["forms"].split("|"), *row["symbols"].split("|")]:
        if form:
            told = f", {row['told'].split('|')[0]}" if row["told"] else ""
            unit = find_unit((f"7-{form}" if form.isalpha() else f"7 {form}") + told)
            assert unit is not None, form
            assert unit.name == row["unit"], form


@pytest.mark.parametrize(
    ("text", "denominator"),
    [
        ("7 per day", "day"),
        ("7 a barrel", "barrel"),
        ("7 /sq ft", "square foot"),
        ("7 per household", "household"),
        ("7 per annum", "year"),
        ("7 each month", "month"),
    ],
)
def test_a_rate_is_per_something(text, denominator):
    assert read_rate(split_lexemes(text), 1)[0] == denominator


@pytest.mark.parametrize("text", ["7 a year ago", "7 a month earlier", "7 a man", "7 per cent", "7 and a half"])
def test_what_follows_a_number_is_not_always_its_rate(text):
    assert read_rate(split_lexemes(text), 1) is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It had 7 megajoules then.", 7, "megajoule"),
        ("It had 7 MJ then.", 7, "megajoule"),
        ("It had 7 terajoules then.", 7, "terajoule"),
        ("It had 7 MWh then.", 7, "megawatt hour"),
        ("It had 7 terawatt-hours then.", 7, "terawatt hour"),
        ("It had 7 petawatt hours then.", 7, "petawatt hour"),
        ("It had 7 BTUs then.", 7, "British thermal unit"),
        ("It had 7 million mmBtu then.", 7e12, "British thermal unit"),
        ("It had 7 therms then.", 7, "therm"),
        ("It had 7 calories then.", 7, "calorie"),
        ("It had 7 kcal then.", 7, "kilocalorie"),
        ("It had 7 tonnes of oil equivalent then.", 7, "tonne of oil equivalent"),
        ("It had 7 Mtoe then.", 7e6, "tonne of oil equivalent"),
        ("It had 7 MeV then.", 7, "megaelectronvolt"),
        ("It had 7 MWe then.", 7, "megawatt"),
        ("It had 7 milliwatts then.", 7, "milliwatt"),
        ("It had 7 brake horsepower then.", 7, "horsepower"),
        ("It had 7 kVA then.", 7, "kilovolt ampere"),
        ("It had 7 millivolts then.", 7, "millivolt"),
        ("It had 7 mA then.", 7, "milliampere"),
        ("It had 7 amp-hours then.", 7, "ampere hour"),
        ("It had 7 mAh then.", 7, "milliampere hour"),
        ("It had 7 kilohms then.", 7, "kiloohm"),
        ("It had 7 microfarads then.", 7, "microfarad"),
        ("It had 7 microsieverts per hour then.", 7, "microsievert/hour"),
        ("It had 7 mSv a year then.", 7, "millisievert/year"),
        ("It had 7 µSv/h then.", 7, "microsievert/hour"),
        ("It had 7 mGy then.", 7, "milligray"),
        ("It had 7 terabecquerels then.", 7, "terabecquerel"),
        ("It had 7 Bq/kg then.", 7, "becquerel/kilogram"),
        ("It had 7 millirem then.", 7, "millirem"),
        ("It had 7 picocuries per litre then.", 7, "picocurie/litre"),
        ("It had 7 pCi/L then.", 7, "picocurie/litre"),
        ("It had 7 hectopascals then.", 7, "hectopascal"),
        ("It had 7 hPa then.", 7, "hectopascal"),
        ("It had 7 GPa then.", 7, "gigapascal"),
        ("It had 7 millibars then.", 7, "millibar"),
        ("It had 7 psi then.", 7, "pound per square inch"),
        ("It had 7 mmHg then.", 7, "millimetre of mercury"),
        ("It had 7 mm Hg then.", 7, "millimetre of mercury"),
        ("It had 7 inches of mercury then.", 7, "inch of mercury"),
        ("It had 7 inches of rain then.", 7, "inch"),
        ("It had 7 THz then.", 7, "terahertz"),
        ("It had 7 GHz then.", 7, "gigahertz"),
        ("It had 7 dBA then.", 7, "decibel"),
        ("It had 7 lumens then.", 7, "lumen"),
        ("It had 7 candelas then.", 7, "candela"),
        ("It had 7 cd/m2 then.", 7, "candela/square metre"),
        ("It had 7 microtesla then.", 7, "microtesla"),
        ("It had 7 gauss then.", 7, "gauss"),
        ("It had 7 mmol/L then.", 7, "millimole/litre"),
        ("It had 7 nmol/l then.", 7, "nanomole/litre"),
        ("It had 7 mg/dL then.", 7, "milligram/decilitre"),
        ("It had 7 µg/m3 then.", 7, "microgram/cubic metre"),
        ("It had 7 μg/m³ then.", 7, "microgram/cubic metre"),
        ("It had 7 µg/dL then.", 7, "microgram/decilitre"),
        ("It had 7 IU then.", 7, "international unit"),
        ("It had 7 ng/mL then.", 7, "nanogram/millilitre"),
        ("It had 7 parts-per-billion then.", 7, "parts-per-billion"),
        ("It had 7 parts per trillion then.", 7, "parts-per-trillion"),
        ("It had 7 ppb then.", 7, "parts-per-billion"),
        ("It had 7 micrograms per cubic metre then.", 7, "microgram/cubic metre"),
        ("It had 7 mg/kg then.", 7, "milligram/kilogram"),
        ("It had 7 kg/m2 then.", 7, "kilogram/square metre"),
        ("It had 7 milligrams per 100 millilitres then.", 7, "milligram/100 millilitre"),
        ("It had 7 nanograms then.", 7, "nanogram"),
        ("It had 7 kilotonnes then.", 7, "kilotonne"),
        ("It had 7 Mt of coal then.", 7, "megatonne"),
        ("It had 7 GtCO2 then.", 7, "gigatonne"),
        ("It had 7 MtCO2e then.", 7, "megatonne"),
        ("It had 7 tonnes of CO2 then.", 7, "tonne"),
        ("It had 7 megatons then.", 7, "megaton"),
        ("It had 7 metric tons then.", 7, "tonne"),
        ("It had 7 long tons then.", 7, "long ton"),
        ("It had 7 short tons then.", 7, "short ton"),
        ("It had 7 troy ounces then.", 7, "troy ounce"),
        ("It had 7 hundredweight then.", 7, "hundredweight"),
        ("It had 7 kilos then.", 7, "kilogram"),
        ("It had 7 bushels an acre then.", 7, "bushel/acre"),
        ("It had 7 deadweight tons then.", 7, "deadweight ton"),
        ("It had 7 gross tons then.", 7, "gross ton"),
        ("It had 7 picometres then.", 7, "picometre"),
        ("It had 7 μm then.", 7, "micrometre"),
        ("It had 7um then.", 7, "micrometre"),
        ("It had 7 furlongs then.", 7, "furlong"),
        ("It had 7 parsecs then.", 7, "parsec"),
        ("It had 7 light-years then.", 7, "light year"),
        ("It had 7 light-minutes then.", 7, "light minute"),
        ("It had 7 astronomical units then.", 7, "astronomical unit"),
        ("It had 7 nautical miles then.", 7, "nautical mile"),
        ("It had 7 hands high then.", 7, "hand"),
        ("It had 7 angstroms then.", 7, "angstrom"),
        ("It had 7 m2 then.", 7, "square metre"),
        ("It had 7 km2 then.", 7, "square kilometre"),
        ("It had 7 ft² then.", 7, "square foot"),
        ("It had 7 sq. mi. then.", 7, "square mile"),
        ("It had 7 m3 then.", 7, "cubic metre"),
        ("It had 7 dunams then.", 7, "dunam"),
        ("It had 7 dunums then.", 7, "dunam"),
        ("It had 7 megalitres then.", 7, "megalitre"),
        ("It had 7 gigalitres then.", 7, "gigalitre"),
        ("It had 7 decilitres then.", 7, "decilitre"),
        ("It had 7 imperial gallons then.", 7, "imperial gallon"),
        ("It had 7 fluid ounces then.", 7, "fluid ounce"),
        ("It had 7 fl oz then.", 7, "fluid ounce"),
        ("It had 7 acre-feet then.", 7, "acre-foot"),
        ("It had 7 million acre-feet then.", 7e6, "acre-foot"),
        ("It had 7 board feet then.", 7, "board foot"),
        ("It had 7 TEUs then.", 7, "TEU"),
        ("It had 7 twenty-foot equivalent units then.", 7, "TEU"),
        ("It had 7 boe then.", 7, "barrel of oil equivalent"),
        ("It had 7 barrels of oil equivalent a day then.", 7, "barrel of oil equivalent/day"),
        ("It had 7 bcf then.", 7e9, "cubic foot"),
        ("It had 7 mmcf then.", 7e6, "cubic foot"),
        ("It had 7 tcf then.", 7e12, "cubic foot"),
        ("It had 7 bcm then.", 7e9, "cubic metre"),
        ("It had 7 bcf a day then.", 7e9, "cubic foot/day"),
        ("It had 7 km an hour then.", 7, "kilometre/hour"),
        ("It had 7 kmh then.", 7, "kilometre/hour"),
        ("It had 7 km/hr then.", 7, "kilometre/hour"),
        ("It had 7 miles an hour then.", 7, "mile/hour"),
        ("It had 7 m/s then.", 7, "metre/second"),
        ("It had 7 ft/s then.", 7, "foot/second"),
        ("It had 7 km/s then.", 7, "kilometre/second"),
        ("It had 7 m/s² then.", 7, "metre per second squared"),
        ("It had 7 m/s2 then.", 7, "metre per second squared"),
        ("It had 7 metres per second squared then.", 7, "metre per second squared"),
        ("It had 7 knots then.", 7, "knot"),
        ("It had 7 cubic feet per second then.", 7, "cubic foot/second"),
        ("It had 7 cfs then.", 7, "cubic foot/second"),
        ("It had 7 cumecs then.", 7, "cubic metre/second"),
        ("It had 7 gallons per minute then.", 7, "gallon/minute"),
        ("It had 7 gpm then.", 7, "gallon/minute"),
        ("It had 7 beats per minute then.", 7, "beat/minute"),
        ("It had 7 breaths a minute then.", 7, "breath/minute"),
        ("It had 7 rpm then.", 7, "revolution/minute"),
        ("It had 7 frames per second then.", 7, "frame/second"),
        ("It had 7 words per minute then.", 7, "word/minute"),
        ("It had 7 times a minute then.", 7, "count/minute"),
        ("It had 7 exabytes then.", 7, "exabyte"),
        ("It had 7 yottabytes then.", 7, "yottabyte"),
        ("It had 7 PB then.", 7, "petabyte"),
        ("It had 7 kilobits then.", 7, "kilobit"),
        ("It had 7 Mbps then.", 7, "megabit/second"),
        ("It had 7 MBps then.", 7, "megabyte/second"),
        ("It had 7 MB/s then.", 7, "megabyte/second"),
        ("It had 7 Kbps then.", 7, "kilobit/second"),
        ("It had 7 Gbit/s then.", 7, "gigabit/second"),
        ("It had 7 megapixels then.", 7, "megapixel"),
        ("It had 7 dpi then.", 7, "dot/inch"),
        ("It had 7 qubits then.", 7, "qubit"),
        ("It had 7 mpg then.", 7, "mile/gallon"),
        ("It had 7 miles to the gallon then.", 7, "mile/gallon"),
        ("It had 7 MPGe then.", 7, "mile/gallon equivalent"),
        ("It had 7 L/100km then.", 7, "litre/100 kilometre"),
        ("It had 7 litres per 100 km then.", 7, "litre/100 kilometre"),
        ("It had 7 kWh/100km then.", 7, "kilowatt hour/100 kilometre"),
        ("It had 7 g/km then.", 7, "gram/kilometre"),
        ("It had 7 km/l then.", 7, "kilometre/litre"),
        ("It had 7 degrees Kelvin then.", 7, "kelvin"),
        ("It had 7 degrees a decade then.", 7, "degree/decade"),
        ("It had 7 degrees per century then.", 7, "degree/century"),
        ("It had 7°C per decade then.", 7, "degree Celsius/decade"),
        ("It had 7 degrees of latitude then.", 7, "degree"),
        ("It had 7 arcminutes then.", 7, "arcminute"),
        ("It had 7 minutes of arc then.", 7, "arcminute"),
        ("It had 7 basis points then.", 7, "basis point"),
        ("It had 7 bips then.", 7, "basis point"),
        ("It had 7 picoseconds then.", 7, "picosecond"),
        ("It had 7 µs then.", 7, "microsecond"),
        ("It had 7 ns then.", 7, "nanosecond"),
        ("It had 7 millennia then.", 7000, "year"),
        ("It had 7 fortnights then.", 7, "fortnight"),
        ("It had 7 newton-metres then.", 7, "newton metre"),
        ("It had 7 kN then.", 7, "kilonewton"),
        ("It had 7 pound-feet then.", 7, "pound-foot"),
        ("It had 7 lb-ft then.", 7, "pound-foot"),
        ("It was 8 in wide.", 8, "inch"),
        ('It was 10 " long.', 10, "inch"),
        ("It had a 2 in. pipe.", 2, "inch"),
        ("It had 8 in high schools.", 8, None),
        ("It had 4 km squared then.", 4, "square kilometre"),
        ("It had 4km^3 then.", 4, "cubic kilometre"),
        ("It had 5 usd then.", 5, "USD"),
        ("It earned PS2.7m then.", 2.7e6, "GBP"),
        ("It had 7 man-hours then.", 7, "person hour"),
        ("It had 7p per kWh then.", 7, "penny/kilowatt hour"),
        ("It had 7 cents per kilowatt-hour then.", 7, "cent/kilowatt hour"),
        ("It had $7 per 1,000 cubic metres then.", 7, "USD/1,000 cubic metre"),
        ("It had $7 a therm then.", 7, "USD/therm"),
        ("It had €7/MWh then.", 7, "EUR/megawatt hour"),
        ("It had $7 per mmBtu then.", 7, "USD/million British thermal unit"),
        ("It had $7 per million BTU then.", 7, "USD/million British thermal unit"),
        ("It had $7 per thousand cubic feet then.", 7, "USD/thousand cubic foot"),
        ("It had $7/mcf then.", 7, "USD/thousand cubic foot"),
        ("It had 7 t/ha then.", 7, "tonne/hectare"),
        ("It had 7 W/kg then.", 7, "watt/kilogram"),
        ("It had 7 t CO2e then.", 7, "tonne"),
        ("It had 7 kWh/m²/year then.", 7, "kilowatt hour/square metre/year"),
        ("It had 7 New Zealand cents then.", 7, "cent"),
        ("It had ₿7 then.", 7, "bitcoin"),
        ("It had 7 special drawing rights then.", 7, "XDR"),
        ("It had 7 litres per person per day then.", 7, "litre/person/day"),
        ("It had 7 mg/kg/day then.", 7, "milligram/kilogram/day"),
        ("It had 7 litres a day per cow then.", 7, "litre/day/cow"),
        ("It had $7 per person per night then.", 7, "USD/person/night"),
        ("It had $7 per person/family then.", 7, "USD/person"),
        ("It had 7 litres a day a year ago.", 7, "litre/day"),
        ("It grew 7 percent per year per head.", 7, "percent"),
        ("It had $7 per troy ounce then.", 7, "USD/troy ounce"),
        ("It had $7 a metric ton then.", 7, "USD/tonne"),
        ("It had 7 ton-miles then.", 7, "ton mile"),
        ("It had 7 passenger-kilometres then.", 7, "passenger kilometre"),
        ("It had 7 karats then.", 7, "karat"),
        ("It had 7 solar masses then.", 7, "solar mass"),
    ],
)
def test_a_unit_of_any_field_is_named(text, value, unit):
    assert read_units(text) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It hit 40 C (104 F) at noon.", [(40, "degree Celsius"), (104, "degree Fahrenheit")]),
        ("Temperatures reached 40 C.", [(40, "degree Celsius")]),
        ("It passed with 40 C grades.", [(40, None)]),
        ("There were 40 C students and 4 F students.", [(40, None), (4, None)]),
        ("The senate has 52 R and 48 D seats.", [(52, None), (48, None)]),
        ("There are 6 bars in town.", [(6, None)]),
        ("The tyre pressure was 6 bars.", [(6, "bar")]),
        ("The pressure was 6 bar.", [(6, "bar")]),
        ("He runs 6 bars under pressure.", [(6, None)]),
        ("He sold 6 bar stools under pressure.", [(6, None)]),
        ("A 60 W bulb.", [(60, "watt")]),
        ("It gets 300 W/m2 here.", [(300, "watt/square metre")]),
        ("It lies at 40 N, 70 W.", [(40, None), (70, None)]),
        ("The ship carries 7 TEU.", [(7, "TEU")]),
        ("It breaches Article 7 TEU.", []),
        ("A computer with 256-bit keys.", [(256, "bit")]),
        ("A computer firm hired 7 bit players.", [(7, None)]),
        ("A 20-stone man.", [(20, "stone")]),
        ("It dug up 3 moles.", [(3, None)]),
        ("The reaction gives 3 moles of carbon.", [(3, "mole")]),
        ("Add 2 cups of flour.", [(2, "cup")]),
        ("He drank 2 cups of tea.", [(2, None)]),
        ("The club won 10 cups.", [(10, None)]),
        ("The mare stood 15 hands.", [(15, "hand")]),
        ("The farm hired 20 hands.", [(20, None)]),
        ("She shook 20 hands.", [(20, None)]),
        ("The dose was 3 grays.", [(3, "gray")]),
        ("The palette has 3 grays.", [(3, None)]),
        ("He sold 4 rods and 2 chains.", [(4, None), (2, None)]),
        ("They surveyed 4 rods by 40 rods.", [(4, "rod"), (40, "rod")]),
        ("He weighed 20 stone.", [(20, "stone")]),
        ("The house has 20 stone steps.", [(20, None)]),
        ("They sold 3 Teslas.", [(3, None)]),
        ("The magnet has a field of 3 teslas.", [(3, "tesla")]),
        ("He gave 3 bits of advice.", [(3, None)]),
        ("The key has 256 bits of data.", [(256, "bit")]),
        ("Winds reached 60 kt in the storm.", [(60, "knot")]),
        ("The mine made 60 kt of copper.", [(60, "kilotonne")]),
        ("PFAS in water stood at 4 ppt.", [(4, "parts-per-trillion")]),
        ("Support rose 4 ppt.", [(4, "percentage point")]),
        ("The band played 2 gigs.", [(2, None)]),
        ("The plan has 2 gigs of data.", [(2, "gigabyte")]),
        ("Two Curies won the prize.", [(2, None)]),
        ("It sold 7 guinea pigs.", [(7, None)]),
        ("A bid of 500 guineas won.", [(500, "guinea")]),
        ("He made 7 catty remarks.", [(7, None)]),
        ("There are 7 ATM machines.", [(7, None)]),
        ("The 7 BU students left.", [(7, None)]),
        ("He got 3 A grades.", [(3, None)]),
        ("The fuse takes 13 A.", [(13, "ampere")]),
        ("A quake of 7.1 Mw hit.", [(7.1, None)]),
        ("It works at 4 K, near absolute zero.", [(4, "kelvin")]),
        ("He is 6 Ft tall.", [(6, "foot")]),
        ("The vote was 48 DEM.", [(48, None)]),
        ("The horse stood 15.2 hands.", [(15.2, "hand")]),
        ("He quoted 7 BoE officials.", [(7, None)]),
        ("It has 300 pg in all.", [(300, None)]),
        ("It found 300 pg/mL of the hormone.", [(300, "picogram/millilitre")]),
    ],
)
def test_an_ordinary_noun_is_a_unit_only_near_words_that_tell_it(text, expected):
    assert read_units(text) == expected


def test_a_word_far_from_an_ordinary_noun_does_not_tell_it():
    assert read_units(f"He checked the tyre pressure. {'Then he left. ' * 10} There were 6 bars.") == [(6, None)]


@pytest.mark.parametrize("text", ["7 in Basra", "7 men", "7 a.m.", "7 won", "7 second chances", "7 as before"])
def test_a_word_that_only_looks_like_a_unit_is_none(text):
    assert find_unit(text) is None


LISTS = [
    "units",
    "currencies",
    "subunits",
    "amount_verbs",
    "magnitudes",
    "number_words",
    "modifiers",
    "trends",
    "labels",
    "plurals",
    "point_words",
    "function_words",
    "calendar",
    "half_words",
    "lasting_words",
    "tally_words",
]


@pytest.mark.parametrize("name", LISTS)
def test_every_row_of_a_list_has_a_comment_and_no_row_stands_twice(name):
    rows = read_lexicon(name)
    assert all(row["comment"] for row in rows)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_modifiers_and_trends_are_those_of_the_schema():
    assert {row["modifier"] for row in read_lexicon("modifiers")} <= set(MODIFIERS)
    assert {row["trend"] for row in read_lexicon("trends")} <= {*TRENDS, ""}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Lund leads Falk by 11 points, a poll shows. The team that took it is small.", "percentage point"),
        ("The team won by 11 points. A poll of voters is due.", "point"),
    ],
)
def test_points_are_told_by_their_own_sentence_first(text, unit):
    assert [quantity.unit for quantity in find_quantities(text)[1]] == [unit]
