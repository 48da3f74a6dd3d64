package measure

import (
	"fmt"

	"gainsay"
	"gainsay/internal/language/numeral"
)

// A hedge is what the words before a number make of it.
type hedge struct {
	bound  gainsay.Bound
	approx bool
	atoms  int // words that say so
}

// bound reads the words before and after a quantity that limit it, and takes them into it.
func (f *finder) bound(q *found) {
	if q.Bound == gainsay.Between {
		return
	}
	if h := f.hedgeBefore(q); h.atoms > 0 && q.Bound == gainsay.Exact {
		q.Bound, q.Approximate = h.bound, h.approx
		q.first -= h.atoms
	}
	if h := f.hedgeAfter(q.last); h.atoms > 0 && q.Bound == gainsay.Exact {
		q.Bound, q.Approximate = h.bound, h.approx
		q.last += h.atoms
	}
	if q.num.Vague && q.Bound == gainsay.Exact {
		q.Bound = gainsay.AtLeast
	}
}

// hedgeBefore reads "nearly", "more than", "at least", "an estimated" and their like.
func (f *finder) hedgeBefore(q *found) hedge {
	i := q.first
	one, two, three := f.back(i, 1), f.back(i, 2), f.back(i, 3)
	switch one {
	case "a", "an":
		// "about a third": the article belongs to the number.
	case "about", "around", "roughly", "approximately", "circa", "approx", "~", "≈":
		return hedge{gainsay.About, true, 1}
	case "some":
		return hedge{gainsay.About, true, 1}
	case "estimated":
		if two == "an" || two == "the" {
			return hedge{gainsay.About, true, 2}
		}
		return hedge{gainsay.About, true, 1}
	case "nearly", "almost":
		return hedge{gainsay.Under, true, 1}
	case "over", "above", "exceeding", "topping", ">":
		if one == "over" && q.kind == duration {
			return hedge{}
		}
		return hedge{gainsay.Over, false, 1}
	case "under", "below", "<":
		if two == "just" {
			return hedge{gainsay.Under, true, 2}
		}
		return hedge{gainsay.Under, false, 1}
	case "least":
		if two == "at" {
			return hedge{gainsay.AtLeast, false, 2}
		}
	case "most":
		if two == "at" {
			return hedge{gainsay.AtMost, false, 2}
		}
	case "minimum", "maximum":
		return hedge{map[string]gainsay.Bound{"minimum": gainsay.AtLeast, "maximum": gainsay.AtMost}[one], false, 1}
	}
	return f.longHedge(one, two, three)
}

// back is the word n atoms before i, "" across a paragraph.
func (f *finder) back(i, n int) string {
	for k := 0; k < n; k++ {
		if i-k < 0 || i-k >= len(f.a) || f.a[i-k].Gap == numeral.Paragraph {
			return ""
		}
	}
	return f.word(i - n)
}

func (f *finder) longHedge(one, two, three string) hedge {
	switch {
	case one == "than":
		switch two {
		case "more", "greater", "higher", "larger", "better":
			if three == "no" || three == "not" {
				return hedge{gainsay.AtMost, false, 3}
			}
			if three == "slightly" || three == "little" {
				return hedge{gainsay.Over, true, 3}
			}
			return hedge{gainsay.Over, false, 2}
		case "less", "fewer", "lower", "smaller":
			if three == "no" || three == "not" {
				return hedge{gainsay.AtLeast, false, 3}
			}
			return hedge{gainsay.Under, false, 2}
		}
	case one == "to" && two == "up":
		return hedge{gainsay.AtMost, false, 2}
	case one == "to" && two == "close":
		return hedge{gainsay.About, true, 2}
	case one == "as" && (two == "many" || two == "much" || two == "high") && three == "as":
		return hedge{gainsay.AtMost, false, 3}
	case one == "as" && (two == "few" || two == "little") && three == "as":
		return hedge{gainsay.AtLeast, false, 3}
	case one == "of" && two == "excess" && three == "in":
		return hedge{gainsay.Over, false, 3}
	case one == "of" && two == "minimum":
		return hedge{gainsay.AtLeast, false, 2}
	case one == "of" && two == "maximum":
		return hedge{gainsay.AtMost, false, 2}
	}
	return hedge{}
}

// hedgeAfter reads "or more", "or so", "-plus", "or less".
func (f *finder) hedgeAfter(j int) hedge {
	switch f.next(j) {
	case "or":
		switch f.next(j + 1) {
		case "more", "greater", "higher", "above":
			return hedge{gainsay.AtLeast, false, 2}
		case "less", "fewer", "under", "lower":
			return hedge{gainsay.AtMost, false, 2}
		case "so", "thereabouts":
			return hedge{gainsay.About, true, 2}
		}
	case "+":
		if f.touches(j) {
			return hedge{gainsay.AtLeast, false, 1}
		}
	case "-":
		switch f.next(j + 1) {
		case "plus":
			return hedge{gainsay.AtLeast, false, 2}
		case "odd":
			return hedge{gainsay.About, true, 2}
		}
	case "at":
		if f.next(j+1) == "least" {
			return hedge{gainsay.AtLeast, false, 2}
		}
	}
	return hedge{}
}

// rangeAfter makes a range of "$5 to $10 million" and "$5-10 million": q holds the
// lower end, and the upper one follows.
func (f *finder) rangeAfter(q *found, prefixed bool) {
	if q.num.Vague {
		return
	}
	j := q.last
	if !f.joins(j, q.first) {
		return
	}
	k := j + 1
	name, m := "", k
	if k < len(f.a) && prefixed {
		name, m = f.currencyBefore(k)
		if name != "" && name != q.Unit {
			return
		}
	}
	if m >= len(f.a) || f.a[m].Gap > numeral.Line {
		return
	}
	n, ok := numeral.Read(f.a, m)
	if !ok || n.Vague {
		return
	}
	last, v := f.shortScale(n.Last, n.Value, &n, true)
	if name == "" {
		u, ok := f.currencyAfter(last)
		if !ok && f.next(j) != "-" && f.next(j) != "–" && f.next(j) != "—" && !n.Scaled {
			return
		}
		if ok {
			last = u.next
		}
	}
	f.setRange(q, j, v, last, n)
}

// apartFrom tells a word before "between" that sets two positions side by side, in
// whatever order: "a gap between 90 and 40".
func (f *finder) apartFrom(i int) bool {
	switch f.word(i) {
	case "difference", "gap", "ground", "choice", "choose", "compromise", "distance", "middle", "halfway", "split", "margin", "divided":
		return true
	}
	return false
}

// joins tells a word or dash at atom j that joins the two ends of a range.
func (f *finder) joins(j, first int) bool {
	switch f.next(j) {
	case "to":
		return f.word(first-1) != "from" && !f.changes(first)
	case "-", "–", "—":
		return true
	case "and":
		return f.word(first-1) == "between"
	case "or":
		return true
	}
	return false
}

// changes tells a verb of change before atom i: "rose from 10 to 20" names two amounts, no range.
func (f *finder) changes(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		switch f.a[k].Low {
		case "rose", "fell", "rise", "rises", "rising", "falls", "falling", "fall", "grew", "grow", "increase", "increased", "decreased", "dropped", "drop", "climbed", "jumped", "slid", "cut", "raised", "raise", "from", "by", "went", "up", "down":
			return true
		}
	}
	return false
}

// setRange gives q its upper end, with the scale of that end where the lower has none.
func (f *finder) setRange(q *found, join int, high float64, last int, n numeral.Number) {
	low := q.Value
	if n.Scaled && !q.num.Scaled && low < high {
		whole := n.Value
		for _, s := range [...]float64{1e12, 1e9, 1e6, 1e3, 12} {
			if high >= s && low < 1000 && low*s < high*1.0001 && int64(high/s*1e6) == int64(whole/s*1e6) {
				low *= s
				break
			}
		}
	}
	if f.next(join) == "or" && (low >= high || high > 3*low) {
		return
	}
	between := f.next(join) == "and" && f.word(q.first-1) == "between"
	if low >= high && !between {
		return
	}
	q.Value, q.High, q.Bound, q.last = low, high, gainsay.Between, last
	if between {
		q.first--
	}
	if low > high && !f.apartFrom(q.first-1) {
		q.Implausible = fmt.Sprintf("the upper end, %s, lies below the lower end, %s", printed(high), printed(low))
	}
}
