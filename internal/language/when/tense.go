package when

import "gainsay/internal/language/numeral"

// A tense is where the words around a time look: behind, ahead, or neither.
type tense int8

const (
	unknown tense = 0
	behind  tense = -1
	ahead   tense = 1
)

// The atoms looked at on either side.
const (
	tenseBefore = 14
	tenseAfter  = 8
)

// tense looks for the nearest verb form around atom i, within its sentence, that
// tells whether the event is past or to come. "Said" and the like are passed
// over: they date the report and not the event.
func (f *finder) tense(i int) tense {
	for _, k := range [...]int{i, f.start} {
		if t := f.placed(k); t != unknown {
			return t
		}
	}
	t, at := unknown, tenseBefore+1
	for k := i - 1; k >= 0 && k >= i-tenseBefore; k-- {
		if f.ends(k) || f.a[k+1].Gap == numeral.Paragraph {
			break
		}
		if v := f.verbal(k); v != unknown {
			t, at = v, i-k
			break
		}
	}
	for k := i + 1; k < len(f.a) && k <= i+tenseAfter && k-i < at; k++ {
		if f.ends(k) || f.a[k].Gap == numeral.Paragraph {
			break
		}
		if v := f.verbal(k); v != unknown {
			return v
		}
	}
	return t
}

// placed is what the words right before atom i say: "said Friday" looks behind,
// "by May", "until Monday", "as soon as Tuesday" look ahead.
func (f *finder) placed(i int) tense {
	j := i - 1
	switch f.word(j) {
	case "on", "in", "late", "early", "earlier":
		j--
	}
	switch f.word(j) {
	case "said", "told", "announced", "reported", "added", "ended", "since":
		return behind
	case "by", "until", "till", "ending":
		return ahead
	case "as":
		if w := f.word(j - 1); w == "soon" || w == "early" || w == "late" {
			return ahead
		}
	case "for":
		if w := f.word(j - 1); w == "set" || w == "scheduled" || w == "planned" || w == "due" {
			return ahead
		}
	}
	return unknown
}

// ends tells that atom k ends a sentence.
func (f *finder) ends(k int) bool {
	switch f.a[k].Low {
	case "!", "?", ";":
		return true
	case ".":
		if k > 0 && len(f.a[k-1].Low) == 1 && f.a[k-1].Kind == numeral.Word && f.touches(k) {
			return false // "4 a.m. EDT"
		}
		return k+1 < len(f.a) && f.a[k+1].Gap != numeral.None && (f.a[k+1].Cap || f.a[k+1].Kind == numeral.Sign) &&
			!(k > 0 && len(f.a[k-1].Low) <= 4 && f.a[k-1].Cap && f.a[k+1].Gap == numeral.Space)
	}
	return false
}

// sentenceBetween tells that a sentence ends between atoms i and j.
func (f *finder) sentenceBetween(i, j int) bool {
	for k := i; k < j; k++ {
		if f.ends(k) || f.a[k].Gap == numeral.Paragraph {
			return true
		}
	}
	return false
}

// verbal is the tense of the verb form at atom k.
func (f *finder) verbal(k int) tense {
	t := f.form(k)
	if t == behind && (f.word(k-1) == "be" || f.word(k-2) == "be") {
		return ahead // "will be sold", "is to be heard"
	}
	return t
}

// form is the tense that the word at atom k has by itself.
func (f *finder) form(k int) tense {
	w := f.word(k)
	switch w {
	case "will", "shall", "won", "ll", "upcoming", "payable", "due", "scheduled", "slated", "expects", "plans", "planned", "planning", "intends", "forthcoming", "maturing":
		return ahead
	case "would", "could", "should", "may", "might":
		if f.next(k+1) == "have" || f.a[k].Cap {
			return unknown
		}
		return ahead
	case "expected":
		if f.word(k-1) == "had" || f.word(k-1) == "than" {
			return unknown
		}
		return ahead
	case "to":
		switch f.next(k + 1) {
		case "be", "begin", "start", "take", "hold", "meet", "vote", "visit", "open", "end", "expire", "go", "travel", "come", "return", "decide", "run", "mature":
			return ahead
		}
		return unknown
	case "was", "were", "had", "did", "been", "ago", "went", "came", "took", "began", "made", "became", "held", "met", "won't", "left", "got", "gave", "found", "fell", "rose", "sold",
		"bought", "broke", "hit", "lost", "kept", "led", "shot", "struck", "brought", "saw", "spoke", "wrote", "died", "sent", "ran":
		return behind
	case "said", "told", "need", "indeed", "united", "red", "bed", "hundred", "added", "unidentified", "sacred", "aged", "limited", "proposed":
		return unknown
	}
	if len(w) > 4 && w[len(w)-2:] == "ed" && !f.a[k].Cap {
		return behind
	}
	return unknown
}

// monthNear is the year and month that a month named alone means.
func (f *finder) monthNear(m int, t tense) civil {
	if f.ref.zero() {
		return civil{month: m}
	}
	c := civil{f.ref.year, m, 0}
	switch {
	case t == ahead && m < f.ref.month:
		c.year++
	case t != ahead && m > f.ref.month:
		c.year--
	}
	return c
}

// dayNear is the day that a day and month without a year mean.
func (f *finder) dayNear(m, d int, t tense) civil {
	at := func(y int) civil {
		if !exists(y, m, d) {
			return civil{y, m, d - 1}
		}
		return civil{y, m, d}
	}
	if t == unknown {
		return f.yearFor(at, unknown)
	}
	c := f.yearFor(at, t)
	if n := f.yearFor(at, unknown); abs(n.days(f.ref)) <= 100 {
		return n
	}
	return c
}
