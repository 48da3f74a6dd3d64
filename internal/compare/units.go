package compare

import "strings"

// A scale is what a unit is in the base unit of its dimension: value*factor+offset.
type scale struct {
	dimension string
	factor    float64
	offset    float64
}

// days in a month and a year of the Gregorian calendar, on the average.
const (
	monthDays = 30.436875
	yearDays  = 365.2425
)

// units are the units that convert exactly (months and years against days: on the
// average). Sources: the BIPM's SI brochure and the international yard and pound of 1959.
var units = map[string]scale{
	"metre": {"length", 1, 0}, "kilometre": {"length", 1000, 0}, "centimetre": {"length", 0.01, 0}, "millimetre": {"length", 0.001, 0},
	"decimetre": {"length", 0.1, 0}, "micrometre": {"length", 1e-6, 0}, "picometre": {"length", 1e-12, 0}, "mile": {"length", 1609.344, 0}, "yard": {"length", 0.9144, 0},
	"foot": {"length", 0.3048, 0}, "inch": {"length", 0.0254, 0}, "nautical mile": {"length", 1852, 0}, "light year": {"length", 9.4607304725808e15, 0},

	"hectare": {"area", 1e4, 0}, "acre": {"area", 4046.8564224, 0},

	"litre": {"volume", 0.001, 0}, "millilitre": {"volume", 1e-6, 0}, "gallon": {"volume", 0.003785411784, 0}, "barrel": {"volume", 0.158987294928, 0},
	"pint": {"volume", 0.000473176473, 0}, "cup": {"volume", 0.0002365882365, 0}, "tablespoon": {"volume", 0.00001478676478125, 0}, "teaspoon": {"volume", 0.00000492892159375, 0},

	"gram": {"mass", 0.001, 0}, "kilogram": {"mass", 1, 0}, "milligram": {"mass", 1e-6, 0}, "microgram": {"mass", 1e-9, 0}, "metric ton": {"mass", 1000, 0},
	"ton": {"mass", 1000, 0}, "pound-mass": {"mass", 0.45359237, 0}, "ounce": {"mass", 0.028349523125, 0}, "kiloton": {"mass", 1e6, 0}, "carat": {"mass", 0.0002, 0},

	"millisecond": {"time", 1. / 1000, 0}, "second": {"time", 1, 0}, "minute": {"time", 60, 0}, "hour": {"time", 3600, 0}, "day": {"time", 86400, 0}, "week": {"time", 7 * 86400, 0},
	"fortnight": {"time", 14 * 86400, 0}, "month": {"time", monthDays * 86400, 0}, "quarter": {"time", 3 * monthDays * 86400, 0}, "year": {"time", yearDays * 86400, 0},
	"decade": {"time", 10 * yearDays * 86400, 0}, "century": {"time", 100 * yearDays * 86400, 0},

	"knot": {"length per time", 1852. / 3600, 0},

	"celsius": {"temperature", 1, 0}, "fahrenheit": {"temperature", 5. / 9, -160. / 9}, "kelvin": {"temperature", 1, -273.15},

	"watt": {"power", 1, 0}, "kilowatt": {"power", 1e3, 0}, "megawatt": {"power", 1e6, 0}, "gigawatt": {"power", 1e9, 0}, "horsepower": {"power", 745.69987158227, 0},
	"kilowatt hour": {"energy", 3.6e6, 0}, "megawatt hour": {"energy", 3.6e9, 0},

	"byte": {"information", 8, 0}, "bit": {"information", 1, 0}, "kilobyte": {"information", 8e3, 0}, "megabyte": {"information", 8e6, 0}, "gigabyte": {"information", 8e9, 0},
	"terabyte": {"information", 8e12, 0}, "megabit": {"information", 1e6, 0},

	"percent": {"share", 0.01, 0}, "percentage point": {"difference of shares", 0.01, 0}, "basis point": {"difference of shares", 0.0001, 0},

	"pound sterling": {"pound sterling", 1, 0}, "penny": {"pound sterling", 0.01, 0},
}

// scaleOf is the scale of a unit. A unit that is not in the table is its own dimension.
func scaleOf(unit string) scale {
	if s, ok := units[unit]; ok {
		return s
	}
	if of, ok := strings.CutSuffix(unit, " of age"); ok {
		s := scaleOf(of)
		s.dimension = "age"
		return s
	}
	if top, per, ok := strings.Cut(unit, " per "); ok {
		t, p := scaleOf(top), scaleOf(per)
		return scale{t.dimension + " per " + p.dimension, t.factor / p.factor, 0}
	}
	if length, ok := strings.CutPrefix(unit, "square "); ok {
		if s := scaleOf(length); s.dimension == "length" {
			return scale{"area", s.factor * s.factor, 0}
		}
	}
	if length, ok := strings.CutPrefix(unit, "cubic "); ok {
		if s := scaleOf(length); s.dimension == "length" {
			return scale{"volume", s.factor * s.factor * s.factor, 0}
		}
	}
	return scale{unit, 1, 0}
}

// Dimension is what a unit measures: "length", "money", "time", "length per time";
// "" for a bare count, and the unit itself where it is its own dimension.
func Dimension(unit string) string {
	top, per, rate := strings.Cut(unit, " per ")
	switch {
	case unit == "":
		return ""
	case rate:
		return Dimension(top) + " per " + Dimension(per)
	case currency(unit):
		return "money"
	}
	return scaleOf(unit).dimension
}

// base is v of the unit in the base unit of its dimension.
func (s scale) base(v float64) float64 { return v*s.factor + s.offset }

// of is v of the base unit in this one.
func (s scale) of(v float64) float64 { return (v - s.offset) / s.factor }

// named is the unit with its number: "1 mile", "3 feet", "5 dollars per share".
func named(unit string, one bool) string {
	head, rest := unit, ""
	if at := strings.Index(unit, " per "); at >= 0 {
		head, rest = unit[:at], unit[at:]
	}
	if at := strings.Index(head, " of age"); at >= 0 {
		head, rest = head[:at], head[at:]+rest
	}
	switch head {
	case "celsius", "fahrenheit":
		return "degrees " + strings.ToUpper(head[:1]) + head[1:] + rest
	}
	if one {
		return head + rest
	}
	return pluralOf(head) + rest
}

func pluralOf(s string) string {
	switch s {
	case "percent", "kelvin", "horsepower", "japanese yen", "chinese yuan", "south african rand", "thai baht", "south korean won", "rank":
		return s
	case "foot":
		return "feet"
	case "inch":
		return "inches"
	case "century":
		return "centuries"
	case "penny":
		return "pence"
	case "pound sterling":
		return "pounds sterling"
	case "pound-mass":
		return "pounds (weight)"
	case "square foot", "cubic foot":
		return strings.TrimSuffix(s, "foot") + "feet"
	case "square inch", "cubic inch":
		return s + "es"
	case "":
		return ""
	}
	return s + "s"
}
