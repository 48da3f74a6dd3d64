package extract

import (
	"strings"
	"unicode"

	"gainsay"
	"gainsay/internal/world"
)

// A naming is an outlet's name in a text: the words [first, last).
type naming struct {
	printed     string
	full        string // as the table of the world prints it; the printed name where it knows none
	agency      bool   // it sells its reports to others
	known       bool   // the table knows it
	first, last int
}

func printedNaming(printed string, first, last int) naming {
	return naming{printed: printed, full: printed, first: first, last: last}
}

// nameMost is how many words an outlet's name may have.
const nameMost = 6

// namings finds the outlets that are named in words, cut from s, in order: those the
// table of the world knows, those whose name has the shape of one ("Harbour Gazette"), and
// those that are called one ("the newspaper La Costa").
func (o *originBook) namings(s string, words []word) []naming {
	var found []naming
	for i := 0; i < len(words); {
		n, ok := o.namingAt(s, words, i)
		if !ok {
			i++
			continue
		}
		found = append(found, n)
		i = n.last
	}
	return found
}

func (o *originBook) namingAt(s string, words []word, i int) (naming, bool) {
	if n, ok := o.knownAt(s, words, i); ok {
		return n, true
	}
	if !upper(words[i].text) || weekdays[words[i].text] {
		return naming{}, false
	}
	last := capitalRun(words, i)
	for j := i + 1; j < last; j++ { // "Korea's Yonhap": the outlet's name begins later
		if _, ok := o.knownAt(s, words, j); ok {
			return naming{}, false
		}
	}
	if !o.shaped(words, i, last) && !o.called(words, i, last) && !o.articled(words, i, last) {
		return naming{}, false
	}
	n := printedNaming(possessed(s[words[i].start:words[last-1].end]), i, last)
	if kind, _ := o.world.Look(n.printed); kind != world.NoKind && kind != world.OutletKind {
		return naming{}, false // "the Chilean newspaper", "Friday's paper"
	}
	return n, true
}

// knownAt takes the longest name of the table of the world that begins at word i.
func (o *originBook) knownAt(s string, words []word, i int) (naming, bool) {
	begin := i
	if strings.EqualFold(words[i].text, "the") && i+1 < len(words) && joined(words[i+1].before) {
		begin++
	}
	if !o.firstWords[world.Fold(words[begin].text)] || !words[i].capital() && !strings.ContainsAny(words[i].text, "0123456789") {
		return naming{}, false
	}
	most := i + 1
	for most < len(words) && most-i < nameMost && joined(words[most].before) {
		most++
	}
	for last := most; last > begin; last-- {
		printed := possessed(s[words[i].start:words[last-1].end])
		full, agency, ok := o.world.Outlet(printed)
		if !ok {
			continue
		}
		if last < len(words) && words[last].before == " " && institutes[words[last].text] {
			return naming{}, false // "the Reuters Institute" publishes no news
		}
		if common(full, printed) && !nameEnds(words, last, o) {
			continue
		}
		return naming{printed: printed, full: full, agency: agency, known: true, first: i, last: last}, true
	}
	return naming{}, false
}

// common tells a name that is an ordinary word but for its article: "the Australian",
// "I".
func common(full, printed string) bool {
	return len(printed) == 1 || strings.HasPrefix(full, "The ") && !strings.HasPrefix(printed, "The ") && !strings.Contains(printed, " ")
}

// nameEnds tells whether a name that is an ordinary word may end before words[at]: in
// "the Australian government" it does not.
func nameEnds(words []word, at int, o *originBook) bool {
	if len(words[at-1].text) == 1 {
		return false
	}
	if at >= len(words) || !spaced(words, at) || possessive(words[at-1].text) {
		return true
	}
	if upper(words[at].text) {
		return weekdays[words[at].text]
	}
	return o.adverbs.has(words[at].text) || clauseWords[words[at].text] || o.descriptors.has(words[at].text) ||
		o.citedRight.has(words[at].text)
}

// institutes are words that make another body's name of an outlet's.
var institutes = wordSet("Foundation Institute Center Centre Prize Award Awards Television Tower Building Magazine LP")

// joined tells the marks that may stand inside a name.
func joined(before string) bool {
	return before == " " || before == "\u00a0" || before == ". " || before == "/" || before == ": "
}

// possessed leaves out the 's of "the Gazette's report".
func possessed(name string) string {
	for _, s := range [...]string{"'s", "’s", "'", "’"} {
		if rest, ok := strings.CutSuffix(name, s); ok {
			return rest
		}
	}
	return name
}

func upper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// capitalRun is the end of the words with capitals from i on, with nothing but
// spaces between; "of" and "the" may stand between two of them, and a possessive or
// a day of the week ends them.
func capitalRun(words []word, i int) int {
	last := i + 1
	if possessive(words[i].text) {
		return last
	}
	for j := i + 1; j < len(words) && j-i < nameMost && words[j].before == " "; j++ {
		switch text := words[j].text; {
		case weekdays[text]:
			return last
		case upper(text):
			if last = j + 1; possessive(text) {
				return last
			}
		case text != "of" && text != "the":
			return last
		}
	}
	return last
}

var weekdays = wordSet("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

// shaped tells a row of at least two capitals that has an outlet's word in it:
// "Harbour Gazette", "Daily Record of Hill County", but for a lone article before it.
func (o *originBook) shaped(words []word, first, last int) bool {
	if strings.EqualFold(words[first].text, "the") {
		first++
	}
	if last-first < 2 {
		return false
	}
	if o.shape[strings.ToLower(possessed(words[last-1].text))] {
		return true
	}
	for j := first + 1; j < last-1; j++ {
		if words[j+1].text == "of" && o.shape[strings.ToLower(words[j].text)] {
			return true
		}
	}
	return words[first].text == "Daily" || words[first].text == "Radio"
}

// called tells a name that an outlet's descriptor stands straight before or after:
// "the broadcaster KLM9", "Costa news agency".
func (o *originBook) called(words []word, first, last int) bool {
	if o.descriptors.endingAt(words, first) > 0 && words[first].before == " " {
		return true
	}
	n := o.descriptors.startingAt(words, last)
	if n == 0 || words[last].before != " " || !o.firm[strings.ToLower(words[last+n-1].text)] || weekdays[words[first].text] {
		return false
	}
	after := last + n // "the Inland newspaper La Costa": the name comes after
	return after >= len(words) || words[after].before != " " || !upper(words[after].text) || weekdays[words[after].text]
}

// articled tells a name that keeps its capital article within a sentence: "told The
// Harbour Cardinal".
func (o *originBook) articled(words []word, first, last int) bool {
	if words[first].text != "The" || last-first < 2 || first == 0 || words[first].before != " " {
		return false
	}
	// "The Ferries and Harbours Board" is a body of another kind, cut short here
	return last >= len(words) || !spaced(words, last) || words[last].text != "and"
}

// unnamed finds an outlet that is called but not named, from word i on: "a regional
// paper". Its name is what is printed.
func (o *originBook) unnamed(s string, words []word, i int) (naming, bool) {
	if i >= len(words) || words[i].text != "a" && words[i].text != "an" && words[i].text != "another" {
		return naming{}, false
	}
	for j := i + 1; j < len(words) && j <= i+4 && words[j].before == " "; j++ {
		if n := o.descriptors.startingAt(words, j); n > 0 && o.firm[strings.ToLower(words[j+n-1].text)] {
			if j+n < len(words) && upper(words[j+n].text) && words[j+n].before == " " {
				return naming{}, false // it is named after all
			}
			if j+n < len(words) && spaced(words, j+n) && !o.adverbs.has(words[j+n].text) && !clauseWords[words[j+n].text] {
				return naming{}, false // "a daily briefing"
			}
			return printedNaming(s[words[i].start:words[j+n-1].end], i, j+n), true
		}
	}
	return naming{}, false
}

// clauseWords are words by which the sentence goes on after an outlet that is not named.
var clauseWords = wordSet("that this last and but by from at to for as after before when while if he she it they who which yesterday today")

// spanOf is the bytes of words [first, last).
func spanOf(words []word, first, last int) gainsay.Span {
	return gainsay.Span{Start: words[first].start, End: words[last-1].end}
}
