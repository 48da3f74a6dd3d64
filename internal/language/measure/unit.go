package measure

import "gainsay/internal/language/numeral"

// unitAt reads the unit after a number: atom j is the one after it.
func (f *finder) unitAt(j int) (unit, bool) {
	if j >= len(f.a) || f.a[j].Gap == numeral.Paragraph {
		return unit{}, false
	}
	switch f.a[j].Low {
	case "%", "٪", "﹪", "％":
		return unit{"percent", percent, j + 1}, true
	case "°", "º":
		return f.degrees(j + 1), true
	case "\"", "”", "″":
		return unit{"inch", length, j + 1}, f.touches(j) && f.inchSign(j) || f.a[j].Gap == numeral.Space && f.next(j+1) == "long"
	case "(", "[", "{", "<":
		if u, ok := f.bareUnit(j + 1); ok && u.next == j+2 && f.touches(j+2) && f.a[j+2].Kind == numeral.Sign && u.kind != duration {
			return unit{u.name, u.kind, j + 3}, true
		}
		return unit{}, false
	}
	k := f.hyphen(j)
	u, ok := f.bareUnit(k)
	return u, ok
}

// inchSign tells that a quotation mark after digits is the sign of inches: none was opened before.
func (f *finder) inchSign(j int) bool {
	switch f.next(j + 1) {
	case "long", "wide", "tall", "thick", "deep", "x", "×", "screen", "display", "tv":
		return true
	}
	return false
}

// bareUnit reads a unit at atom j: words of one to three atoms, or an abbreviation.
func (f *finder) bareUnit(j int) (unit, bool) {
	if j >= len(f.a) || f.a[j].Kind != numeral.Word || f.a[j].Gap > numeral.Line {
		return unit{}, false
	}
	w := f.a[j].Low
	switch w {
	case "per":
		if f.next(j+1) == "cent" {
			return f.percentage(j + 1), true
		}
		return unit{}, false
	case "percentage", "percent", "pct":
		return f.percentage(j), true
	case "basis":
		if p := f.next(j + 1); p == "points" || p == "point" {
			return unit{"basis point", points, j + 2}, true
		}
	case "degree", "degrees", "deg":
		k := j + 1
		if w == "deg" && f.next(k) == "." && f.touches(k) {
			k++
		}
		return f.degrees(k), true
	case "square", "sq", "cubic":
		return f.powered(j)
	case "metric":
		if p := f.next(j + 1); p == "tons" || p == "ton" || p == "tonnes" || p == "tonne" {
			return unit{"metric ton", mass, j + 2}, true
		}
	case "light":
		if p := f.next(f.hyphen(j + 1)); p == "years" || p == "year" {
			return unit{"light year", length, f.hyphen(j+1) + 1}, true
		}
	case "nautical":
		if p := f.next(j + 1); p == "miles" || p == "mile" {
			return unit{"nautical mile", length, j + 2}, true
		}
	case "pound", "pounds":
		return unit{"pound-mass", mass, j + 1}, f.weighs(j)
	}
	if name, k := unitWord(w); name != "" {
		return f.squared(unit{name, k, j + 1})
	}
	return f.abbreviated(j)
}

// percentage reads "percent", "percentage points".
func (f *finder) percentage(j int) unit {
	k := f.hyphen(j + 1)
	switch f.next(k) {
	case "points", "point":
		return unit{"percentage point", points, k + 1}
	}
	return unit{"percent", percent, j + 1}
}

// degrees reads what stands after "degrees" or "°": the scale, or nothing.
func (f *finder) degrees(j int) unit {
	switch w := f.next(j); w {
	case "celsius", "celcius", "centigrade", "c":
		if w != "c" || f.letterAlone(j) {
			return unit{"celsius", temperature, j + 1}
		}
	case "fahrenheit", "farenheit", "f":
		if w != "f" || f.letterAlone(j) {
			return unit{"fahrenheit", temperature, j + 1}
		}
	}
	return unit{"degree", angle, j}
}

func (f *finder) letterAlone(j int) bool {
	return j+1 >= len(f.a) || f.a[j+1].Gap != numeral.None || f.a[j+1].Kind == numeral.Sign && f.a[j+1].Low != "'" && f.a[j+1].Low != "’"
}

// powered reads "square kilometres", "sq. ft", "cubic metres".
func (f *finder) powered(j int) (unit, bool) {
	power, k := "square", j+1
	out := area
	if f.a[j].Low == "cubic" {
		power, out = "cubic", volume
	}
	if f.a[j].Low == "sq" && f.next(k) == "." && f.touches(k) {
		k++
	}
	k = f.hyphen(k)
	name, kd := unitWord(f.next(k))
	if name == "" && k < len(f.a) && f.a[k].Kind == numeral.Word {
		name, kd = shortUnit(f.raw(k))
	}
	if kd != length {
		return unit{}, false
	}
	return unit{power + " " + name, out, k + 1}, true
}

// squared reads "km2", "m²", "m³" after a length.
func (f *finder) squared(u unit) (unit, bool) {
	if u.kind != length || !f.touches(u.next) {
		return u, true
	}
	switch f.next(u.next) {
	case "2", "²":
		return unit{"square " + u.name, area, u.next + 1}, true
	case "3", "³":
		return unit{"cubic " + u.name, volume, u.next + 1}, true
	}
	return u, true
}

// abbreviated reads "km", "kg", "km/h". One letter must touch its number or stand
// before a sign or a word that measures.
func (f *finder) abbreviated(j int) (unit, bool) {
	name, k := shortUnit(f.raw(j))
	if name == "" {
		if f.a[j].Low == "in" && f.inchAbbreviation(j) {
			return unit{"inch", length, j + 1}, true
		}
		return unit{}, false
	}
	if len(f.raw(j)) == 1 && !f.touches(j) && !f.afterUnit(j+1) {
		return unit{}, false
	}
	u := unit{name, k, j + 1}
	if f.touches(j+1) && f.next(j+1) == "/" && f.touches(j+2) {
		switch w := f.next(j + 2); {
		case (w == "h" || w == "hr") && (name == "kilometre" || name == "mile"):
			return unit{name + " per hour", speed, j + 3}, true
		case w == "s" && k == length:
			return unit{name + " per second", speed, j + 3}, true
		}
	}
	return f.squared(u)
}

// afterUnit tells that a letter alone is a unit, by what follows it.
func (f *finder) afterUnit(j int) bool {
	switch f.next(j) {
	case "tall", "long", "wide", "high", "deep", "x", "×", ".", ",", ")", "", "2", "²", "is", "and", "from", "above", "below":
		return true
	}
	return j < len(f.a) && f.a[j].Kind == numeral.Digits
}

// inchAbbreviation tells "in" for inches: after feet, or before a word that measures.
func (f *finder) inchAbbreviation(j int) bool {
	if n := len(f.out); n > 0 && f.out[n-1].Unit == "foot" && f.last >= j-2 {
		return true
	}
	switch f.next(j + 1) {
	case "tall", "long", "wide", "high", "deep", "thick":
		return true
	}
	return false
}

// weighs tells pounds of weight from pounds sterling: by the words around.
func (f *finder) weighs(j int) bool {
	for k := max(0, j-12); k < len(f.a) && k < j+8; k++ {
		if f.a[k].Gap == numeral.Paragraph && k > j {
			break
		}
		switch f.a[k].Low {
		case "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier", "lighter", "drop", "gained", "shed", "explosives", "cocaine", "heroin", "marijuana",
			"meat", "baby", "bomb", "bombs", "ton", "tons", "kilograms", "kilogram", "kg", "ounces", "inch", "inches", "feet", "tall", "fish", "butter", "flour", "meth", "fentanyl", "uranium", "dynamite", "tnt", "payload":
			return true
		}
	}
	return false
}

// rate adds what a quantity is per: "a share", "per day", "an hour", "/tonne".
func (f *finder) rate(u unit) unit {
	j := u.next
	k := f.hyphen(j)
	switch f.next(k) {
	case "a", "an", "per", "each":
		k = f.hyphen(k + 1)
	case "/":
		if !f.touches(k) {
			return u
		}
		k++
	case "of":
		return f.rateAfter(u, k)
	default:
		return u
	}
	if f.next(k-1) == "/" && k < len(f.a) && f.a[k].Kind == numeral.Word {
		if name, kd := shortUnit(f.raw(k)); kd == duration || kd == mass || kd == volume || kd == length && name != "" {
			return unit{u.name + " per " + name, u.kind, k + 1}
		}
	}
	if name := perWord(f.next(k)); name != "" && f.next(f.hyphen(k+1)) != "old" {
		if f.word(k-1) == "a" && (f.next(k+1) == "ago" || f.next(k+1) == "earlier" || f.next(k+1) == "later" || f.next(k+1) == "after" || f.next(k+1) == "before") {
			return u
		}
		return unit{u.name + " per " + name, u.kind, k + 1}
	}
	return u
}

// rateAfter looks past "of jet fuel" for "a year".
func (f *finder) rateAfter(u unit, j int) unit {
	if u.kind != mass && u.kind != volume {
		return u
	}
	for k := j + 1; k < j+6 && k < len(f.a) && f.a[k].Kind == numeral.Word; k++ {
		if w := f.a[k].Low; w == "a" || w == "per" {
			switch p := perWord(f.next(k + 1)); p {
			case "year", "day", "month", "week", "hour":
				if x := f.next(k + 2); x != "ago" && x != "earlier" && x != "later" {
					u.name += " per " + p
				}
			}
			return u
		}
	}
	return u
}

// perWord is what a rate is counted by.
func perWord(s string) string {
	switch s {
	case "annum":
		return "year"
	case "share", "dozen", "barrel", "head", "person", "capita", "night", "unit", "pound", "household", "employee", "vote":
		return s
	case "h", "hr":
		return "hour"
	}
	if name, k := unitWord(s); (k == duration || k == mass || k == volume || k == length) && s[len(s)-1] != 's' {
		return name
	}
	return ""
}
