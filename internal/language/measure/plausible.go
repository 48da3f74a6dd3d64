package measure

import (
	"fmt"
	"strings"

	"gainsay/internal/language/numeral"
)

// What a value cannot exceed.
const (
	oldest       = 130 // years; the oldest person on record reached 122
	wholePercent = 100
	farAbove     = 1000    // percent of an economy: the highest public debts are some 260
	coldest      = -273.15 // degrees Celsius
)

// implausible says why q cannot be meant as printed, "" when it can. A hedge or a
// quotation around it is no excuse.
func (f *finder) implausible(q *found) string {
	switch q.kind {
	case percent:
		return f.implausiblePercent(q)
	case age:
		if strings.HasPrefix(q.Unit, "year") && max(q.Value, q.High) > oldest && f.person(q) {
			return fmt.Sprintf("no one reaches the age of %s", printed(max(q.Value, q.High)))
		}
	case temperature:
		if q.Unit == "celsius" && q.Value < coldest || q.Unit == "fahrenheit" && q.Value < -459.67 {
			return "nothing is colder than absolute zero"
		}
	}
	return ""
}

// implausiblePercent knows two faults: a year that stands in a percentage's place,
// and more than all of a whole. Growth has no upper end.
func (f *finder) implausiblePercent(q *found) string {
	v := q.Value
	whole, as := f.whole(q)
	if f.yearPrinted(q) && (whole != "" || !f.grows(q)) {
		return fmt.Sprintf("%.0f reads as a year, not as a percentage", v)
	}
	switch {
	case whole == "":
		return ""
	case v > wholePercent && closed(whole):
		return fmt.Sprintf("%s%% of %s is more than all of them", printed(v), as)
	case v > farAbove && economy(whole):
		return fmt.Sprintf("%s%% of %s is far above what any state reaches", printed(v), as)
	}
	return ""
}

// yearPrinted tells four digits, printed as a year is, in the range of years near
// ours; round hundreds are common percentages.
func (f *finder) yearPrinted(q *found) bool {
	n := &q.num
	return n.Plain && n.Last == n.First+1 && len(f.a[n.First].Low) == 4 && q.Value >= 1900 && q.Value <= 2099 && int(q.Value)%100 != 0
}

// whole is the noun after "% of", in lower case and as printed; "" when there is none.
func (f *finder) whole(q *found) (word, as string) {
	j := q.last
	if f.next(j) != "of" {
		return "", ""
	}
	j++
	for determiner(f.next(j)) || f.next(j) == "gross" || f.next(j) == "national" || f.next(j) == "domestic" || f.next(j) == "eligible" || f.next(j) == "registered" || f.next(j) == "total" || f.next(j) == "annual" {
		j++
	}
	if w := f.next(j); w != "" && f.a[j].Kind == numeral.Word {
		return w, f.raw(j)
	}
	return "", ""
}

// closed tells a whole that a part cannot exceed.
func closed(w string) bool {
	switch w {
	case "people", "voters", "respondents", "population", "households", "seats", "votes", "vote", "electorate", "adults", "women", "men", "children", "residents", "citizens", "americans", "germans",
		"britons", "russians", "ukrainians", "students", "pupils", "patients", "workers", "employees", "members", "families", "homes", "those", "turnout", "soldiers", "territory", "participants", "teachers", "doctors", "shareholders":
		return true
	}
	return false
}

func economy(w string) bool {
	switch w {
	case "gdp", "gnp", "product", "output", "budget", "income", "economy":
		return true
	}
	return false
}

// grows tells that the percentage is of a change: "rose 2,027%", "an increase of".
func (f *finder) grows(q *found) bool {
	for k := max(0, q.first-6); k < len(f.a) && k < q.last+5; k++ {
		if growth(f.a[k].Low) {
			return true
		}
	}
	return false
}

func growth(w string) bool {
	switch w {
	case "rose", "rise", "rises", "risen", "rising", "up", "grew", "grow", "growth", "grown", "growing", "jumped", "jump", "soared", "soar", "surged", "surge", "increase", "increased", "increases",
		"gain", "gained", "gains", "climbed", "more", "higher", "inflation", "return", "returns", "profit", "spike", "spiked", "skyrocketed", "markup", "interest", "tariff", "tariffs", "increasing", "soaring":
		return true
	}
	return false
}

// person tells that an age is a person's: a noun for one follows or stands before,
// or the form is one that only people have.
func (f *finder) person(q *found) bool {
	if f.word(q.first) == "aged" && q.last == q.num.Last || q.last == q.num.Last && f.word(q.first-1) == "," {
		return true
	}
	from, to := q.last, q.last+3 // "the 340-year-old former teacher"
	if f.word(q.last-2) != "-" {
		from, to = q.first-3, q.last // "he is 340 years old"
	}
	for k := max(0, from); k < len(f.a) && k < to; k++ {
		if personNoun(f.a[k].Low) {
			return true
		}
	}
	return false
}

// personNoun tells a word for a human being.
func personNoun(w string) bool {
	switch w {
	case "man", "woman", "boy", "girl", "suspect", "victim", "driver", "mother", "father", "son", "daughter", "teenager", "resident", "student", "pensioner", "he", "she", "grandmother",
		"grandfather", "soldier", "teacher", "nurse", "doctor", "president", "minister", "senator", "actor", "actress", "singer", "brother", "sister", "wife", "husband", "widow", "native", "child":
		return true
	}
	return false
}

// deadlines marks an amount that stands where a year must: "to raise dues to 40 euros by
// 3,5", "5% of the budget until 2,5". The goal has been given, so that what follows
// "by", "until" or "before" is its term.
func (f *finder) deadlines() {
	for k := 1; k < len(f.out); k++ {
		q, p := &f.out[k], &f.out[k-1]
		if q.Unit != "" || q.Of != "" || q.Implausible != "" || p.Unit == "" || q.Span.Start-p.Span.End > 60 {
			continue
		}
		i := f.atomOf(q.Span.Start)
		j := f.atomOf(p.Span.Start)
		whole, _ := f.whole(&found{last: f.atomAfter(p.Span.End)})
		if i < 1 || j < 1 || !term(f.word(i-1)) || whole == "" && !goal(f.word(j-1)) {
			continue
		}
		if n, ok := numeral.Read(f.a, i); ok && n.Decimal && !n.Scaled && !f.paragraphBetween(j, i) {
			q.Implausible = fmt.Sprintf("a year is expected after \"%s\", and %s is none", f.word(i-1), q.Span.In(f.text))
		}
	}
}

// term tells a word that a time limit follows.
func term(w string) bool { return w == "by" || w == "until" || w == "before" }

// goal tells a word that a level to be reached follows.
func goal(w string) bool { return w == "to" || w == "reach" || w == "hit" }

// atomOf is the atom that begins at a byte, -1 when none does.
func (f *finder) atomOf(at int) int {
	lo := f.atomAfter(at)
	if lo < len(f.a) && int(f.a[lo].Start) == at {
		return lo
	}
	return -1
}

// atomAfter is the first atom that begins at or after a byte.
func (f *finder) atomAfter(at int) int {
	lo, hi := 0, len(f.a)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); int(f.a[mid].Start) >= at {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

func (f *finder) paragraphBetween(i, j int) bool {
	for k := i + 1; k <= j; k++ {
		if f.a[k].Gap == numeral.Paragraph {
			return true
		}
	}
	return false
}
