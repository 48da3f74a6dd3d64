package measure

// A kind is the kind of a unit.
type kind uint8

const (
	count kind = iota
	money
	percent
	length
	area
	volume
	mass
	speed
	temperature
	duration
	information
	power
	angle
	age
	points
	times
	rankKind
	scoreKind
)

// A unit is the name and kind of what was read, up to the atom next.
type unit struct {
	name string
	kind kind
	next int
}

// unitWord is the unit that a word names in full, singular or plural.
func unitWord(s string) (string, kind) {
	if name, k := longUnit(s); name != "" {
		return name, k
	}
	return sizeUnit(s)
}

// longUnit is the first half of the table of units. Over 60 lines: it is a table.
func longUnit(s string) (string, kind) {
	switch s {
	case "percent", "pct", "percentage", "percents":
		return "percent", percent
	case "second", "seconds":
		return "second", duration
	case "minute", "minutes":
		return "minute", duration
	case "hour", "hours", "hr", "hrs":
		return "hour", duration
	case "day", "days":
		return "day", duration
	case "week", "weeks":
		return "week", duration
	case "fortnight", "fortnights":
		return "fortnight", duration
	case "month", "months":
		return "month", duration
	case "year", "years", "yr", "yrs":
		return "year", duration
	case "decade", "decades":
		return "decade", duration
	case "century", "centuries":
		return "century", duration
	case "millisecond", "milliseconds":
		return "millisecond", duration
	case "point", "points", "pts":
		return "point", points
	case "degree", "degrees", "deg":
		return "degree", angle
	case "celsius", "celcius", "centigrade":
		return "celsius", temperature
	case "fahrenheit", "farenheit":
		return "fahrenheit", temperature
	case "kelvin":
		return "kelvin", temperature
	case "mph":
		return "mile per hour", speed
	case "kph", "kmph":
		return "kilometre per hour", speed
	case "knot", "knots":
		return "knot", speed
	case "kilometre", "kilometres", "kilometer", "kilometers":
		return "kilometre", length
	case "metre", "metres", "meter", "meters":
		return "metre", length
	case "centimetre", "centimetres", "centimeter", "centimeters":
		return "centimetre", length
	case "millimetre", "millimetres", "millimeter", "millimeters":
		return "millimetre", length
	case "decimetre", "decimetres", "decimeter", "decimeters":
		return "decimetre", length
	case "picometre", "picometres", "picometer", "picometers":
		return "picometre", length
	case "mile", "miles":
		return "mile", length
	case "foot", "feet":
		return "foot", length
	case "inch", "inches":
		return "inch", length
	case "yard", "yards":
		return "yard", length
	}
	return "", count
}

// sizeUnit is the second half. Over 60 lines: it is a table.
func sizeUnit(s string) (string, kind) {
	switch s {
	case "hectare", "hectares":
		return "hectare", area
	case "acre", "acres":
		return "acre", area
	case "litre", "litres", "liter", "liters":
		return "litre", volume
	case "millilitre", "millilitres", "milliliter", "milliliters":
		return "millilitre", volume
	case "gallon", "gallons":
		return "gallon", volume
	case "barrel", "barrels":
		return "barrel", volume
	case "bushel", "bushels":
		return "bushel", volume
	case "pint", "pints":
		return "pint", volume
	case "cup", "cups":
		return "cup", volume
	case "tablespoon", "tablespoons":
		return "tablespoon", volume
	case "teaspoon", "teaspoons":
		return "teaspoon", volume
	case "kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos":
		return "kilogram", mass
	case "gram", "grams", "gramme", "grammes":
		return "gram", mass
	case "milligram", "milligrams", "milligramme", "milligrammes":
		return "milligram", mass
	case "microgram", "micrograms", "microgramme", "microgrammes":
		return "microgram", mass
	case "tonne", "tonnes":
		return "metric ton", mass
	case "ton", "tons":
		return "ton", mass
	case "kiloton", "kilotons":
		return "kiloton", mass
	case "ounce", "ounces":
		return "ounce", mass
	case "carat", "carats":
		return "carat", mass
	case "megawatt", "megawatts":
		return "megawatt", power
	case "gigawatt", "gigawatts":
		return "gigawatt", power
	case "kilowatt", "kilowatts":
		return "kilowatt", power
	case "watt", "watts":
		return "watt", power
	case "horsepower":
		return "horsepower", power
	case "megabyte", "megabytes":
		return "megabyte", information
	case "gigabyte", "gigabytes":
		return "gigabyte", information
	case "terabyte", "terabytes":
		return "terabyte", information
	case "megabit", "megabits":
		return "megabit", information
	case "byte", "bytes":
		return "byte", information
	case "bit", "bits":
		return "bit", information
	case "radian", "radians", "rad":
		return "radian", angle
	}
	return "", count
}

// shortUnit is the unit that an abbreviation names; it is printed as it is here,
// since "MB" and "mb" or "M" and "m" differ. Over 60 lines: it is a table.
func shortUnit(s string) (string, kind) {
	switch s {
	case "km", "kms", "Km", "KM":
		return "kilometre", length
	case "m":
		return "metre", length
	case "cm":
		return "centimetre", length
	case "mm":
		return "millimetre", length
	case "dm":
		return "decimetre", length
	case "mi":
		return "mile", length
	case "ft":
		return "foot", length
	case "yd", "yds":
		return "yard", length
	case "ha":
		return "hectare", area
	case "kg", "kgs", "Kg", "KG":
		return "kilogram", mass
	case "g":
		return "gram", mass
	case "mg":
		return "milligram", mass
	case "μg", "µg", "mcg":
		return "microgram", mass
	case "t":
		return "metric ton", mass
	case "lb", "lbs":
		return "pound-mass", mass
	case "oz":
		return "ounce", mass
	case "l", "L":
		return "litre", volume
	case "ml", "mL":
		return "millilitre", volume
	case "cc":
		return "cubic centimetre", volume
	case "kW":
		return "kilowatt", power
	case "MW":
		return "megawatt", power
	case "GW":
		return "gigawatt", power
	case "kWh":
		return "kilowatt hour", power
	case "MWh":
		return "megawatt hour", power
	case "hp":
		return "horsepower", power
	case "mb", "Mb":
		return "megabit", information
	case "MB":
		return "megabyte", information
	case "GB", "gb":
		return "gigabyte", information
	case "TB":
		return "terabyte", information
	case "kB", "KB":
		return "kilobyte", information
	case "ms":
		return "millisecond", duration
	case "kn", "kt", "kts":
		return "knot", speed
	}
	return "", count
}
