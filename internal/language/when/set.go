package when

import "gainsay/internal/language/numeral"

// set reads what comes again: "daily", "every week", "each Thursday", "every two years".
func (f *finder) set(i int) (hit, bool) {
	h := hit{last: i + 1, typ: setType}
	switch f.word(i) {
	case "daily":
		h.value = "P1D"
	case "weekly":
		h.value = "P1W"
	case "monthly":
		h.value = "P1M"
	case "annually", "yearly":
		h.value = "P1Y"
		if f.rate(i) {
			return hit{}, false
		}
	case "hourly":
		h.value = "PT1H"
	case "nightly":
		h.value = "XXXX-XX-XXTNI"
	case "every", "each":
		return f.each(i)
	default:
		return hit{}, false
	}
	if f.word(i) == "daily" && (i+1 < len(f.a) && f.a[i+1].Cap || f.next(i+1) == "newspaper") {
		return h, false // "the party daily Granit"
	}
	return h, !(f.a[i].Cap && (f.follows(i) || i+1 < len(f.a) && f.a[i+1].Cap && f.a[i+1].Gap == numeral.Space))
}

func (f *finder) each(i int) (hit, bool) {
	j := i + 1
	switch f.next(j) {
	case "single", "other":
		j++
	}
	w := f.next(j)
	if d, plural := weekday(w); d > 0 && !plural {
		return hit{last: j + 1, typ: setType, value: weekdayValue(d)}, true
	}
	if m, short := month(w); m > 0 && !short {
		return hit{last: j + 1, typ: setType, value: civil{month: m}.value()}, true
	}
	if code := season(w); code != "" {
		return hit{last: j + 1, typ: setType, value: "XXXX-" + code}, true
	}
	if p := dayPart(w); p != "" {
		return hit{last: j + 1, typ: setType, value: "XXXX-XX-XX" + p}, true
	}
	n := amount{value: 1, next: j}
	if f.word(j-1) == "other" {
		n.value = 2
	} else if m, ok := numeral.Read(f.a, j); ok && !m.Article {
		n = amount{value: m.Value, next: m.Last}
	}
	if u, _ := unitOf(f.next(n.next)); u > second && f.word(i) != "" {
		return hit{last: n.next + 1, typ: setType, value: durationValue(n, u)}, true
	}
	return hit{}, false
}

// vague reads what is only placed before, at or after the time of writing.
func (f *finder) vague(i int) (hit, bool) {
	h := hit{last: i + 1, typ: dateType}
	switch f.word(i) {
	case "now":
		h.value = presentRef
		return h, f.nowIsTime(i)
	case "right", "just":
		h.value, h.last = presentRef, i+2
		return h, f.word(i) == "right" && f.next(i+1) == "now"
	case "currently", "nowadays":
		h.value = presentRef
		return h, true
	case "recently":
		h.value = pastRef
		return h, true
	case "current":
		h.value = presentRef
		return h, true
	case "these":
		h.value, h.last = presentRef, i+2
		return h, f.next(i+1) == "days"
	case "the":
		return f.theVague(i)
	case "future":
		u, plural := unitOf(f.next(i + 1))
		h.value, h.last = futureRef, i+2
		return h, u > 0 && plural
	case "tonight":
		if f.ref.zero() {
			return h, true
		}
		h.typ, h.value, h.day = timeType, f.ref.value()+"TNI", f.ref
		return h, true
	}
	return hit{}, false
}

// nowIsTime leaves "now that", "until now" and "now," that opens an aside to other readings.
func (f *finder) nowIsTime(i int) bool {
	return f.next(i+1) != "that" && f.word(i-1) != "-" && f.next(i+1) != "-"
}

// anniversary reads "the third anniversary": a day of some year that stays open.
func (f *finder) anniversary(i int) (hit, bool) {
	j := f.skip(i, "the")
	if n, next := numeral.ReadOrdinal(f.a, j); n > 0 && f.next(next) == "anniversary" {
		return hit{last: next + 1, typ: dateType}, true
	}
	return hit{}, false
}

// theVague reads "the past", "the future", "the near future", "the present", "the long term".
func (f *finder) theVague(i int) (hit, bool) {
	j := i + 1
	near := false
	switch f.next(j) {
	case "near", "recent", "distant", "foreseeable", "short", "long", "immediate":
		near = true
		j++
	}
	h := hit{last: j + 1, typ: dateType}
	switch f.next(j) {
	case "future":
		h.value = futureRef
	case "term":
		h.value = futureRef
		return h, near && (f.word(i-1) == "in" || f.word(i-1) == "over" || f.word(i-1) == "for")
	case "past":
		h.value = pastRef
		u, _ := unitOf(f.next(j + 1))
		return h, u == 0 && (j+1 >= len(f.a) || f.a[j+1].Kind == numeral.Sign || f.a[j+1].Kind == numeral.Word && !numberWord(f.word(j+1)))
	case "present":
		h.value = presentRef
		return h, f.word(i-1) == "at" || f.word(i-1) == "to"
	default:
		return hit{}, false
	}
	return h, true
}
