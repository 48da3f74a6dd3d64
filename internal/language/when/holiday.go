package when

// holiday reads the names of days that news counts by. The fixed ones are the
// same everywhere; those of one country are read by their full name alone.
func (f *finder) holiday(i int) (date, bool) {
	if !f.a[i].Cap {
		return date{}, false
	}
	at, last := f.holidayAt(i)
	if at == nil {
		return date{}, false
	}
	if y, next := f.yearAt(last, true); y > 0 {
		return date{civil: at(y), last: next, year: true}, true
	}
	if f.ref.zero() {
		c := at(2000)
		c.year = 0
		return date{civil: c, last: last}, true
	}
	return date{civil: f.yearFor(at, f.tense(i)), last: last}, true
}

// holidayAt is the day of the holiday named at atom i in each year.
func (f *finder) holidayAt(i int) (func(year int) civil, int) {
	w, x := f.word(i), f.next(i+1)
	fixed := func(m, d int) func(int) civil { return func(y int) civil { return civil{y, m, d} } }
	switch {
	case w == "christmas" && x == "eve":
		return fixed(12, 24), i + 2
	case w == "christmas" && x == "day":
		return fixed(12, 25), i + 2
	case w == "christmas" && f.holidayPlaced(i):
		return fixed(12, 25), i + 1
	case w == "boxing" && x == "day":
		return fixed(12, 26), i + 2
	case w == "new" && x == "year" && f.possessive(i+2) > i+2:
		switch k := f.possessive(i + 2); f.next(k) {
		case "eve":
			return fixed(12, 31), k + 1
		case "day":
			return fixed(1, 1), k + 1
		}
	case w == "halloween":
		return fixed(10, 31), i + 1
	case w == "valentine" && f.next(f.possessive(i+1)) == "day":
		return fixed(2, 14), f.possessive(i+1) + 1
	case w == "good" && x == "friday":
		return func(y int) civil { return easter(y).addDays(-2) }, i + 2
	case w == "easter" && (x == "sunday" || f.holidayPlaced(i)):
		if x == "sunday" {
			return easter, i + 2
		}
		return easter, i + 1
	case w == "easter" && x == "monday":
		return func(y int) civil { return easter(y).addDays(1) }, i + 2
	}
	return f.americanHoliday(i, w, x)
}

func (f *finder) holidayPlaced(i int) bool {
	switch f.word(i - 1) {
	case "on", "at", "by", "before", "after", "since", "until", "this", "last", "next", "around":
		return true
	}
	return false
}

func (f *finder) americanHoliday(i int, w, x string) (func(year int) civil, int) {
	switch {
	case w == "thanksgiving" && x == "day":
		return func(y int) civil { return nthWeekday(y, 11, 4, 4) }, i + 2
	case w == "thanksgiving" && f.holidayPlaced(i):
		return func(y int) civil { return nthWeekday(y, 11, 4, 4) }, i + 1
	case w == "election" && x == "day":
		return func(y int) civil { return nthWeekday(y, 11, 1, 1).addDays(1) }, i + 2
	case w == "labor" && x == "day":
		return func(y int) civil { return nthWeekday(y, 9, 1, 1) }, i + 2
	case w == "memorial" && x == "day":
		return func(y int) civil { return nthWeekday(y, 5, 1, -1) }, i + 2
	case w == "veterans" && x == "day":
		return func(y int) civil { return civil{y, 11, 11} }, i + 2
	}
	return nil, i
}

// yearFor chooses the year whose day lies where the verb looks; without a verb
// that tells, the nearest.
func (f *finder) yearFor(at func(int) civil, t tense) civil {
	best := at(f.ref.year)
	for _, y := range [...]int{f.ref.year - 1, f.ref.year + 1} {
		c := at(y)
		if better(f.ref, c, best, t) {
			best = c
		}
	}
	return best
}

// better tells that c fits the tense and the day of publication better than d.
func better(ref, c, d civil, t tense) bool {
	cf, df := fits(ref, c, t), fits(ref, d, t)
	if cf != df {
		return cf
	}
	return abs(c.days(ref)) < abs(d.days(ref))
}

func fits(ref, c civil, t tense) bool {
	switch t {
	case ahead:
		return !c.before(ref)
	case behind:
		return !ref.before(c)
	}
	return true
}

func abs(n int) int { return max(n, -n) }
