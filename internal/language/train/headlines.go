package train

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/language/conllu"
)

// Treebanks hold few headlines, and those that they hold differ from other
// sentences in more than capitals: articles and auxiliaries are left out, what
// is past stands in the present. A headliner makes headlines of their clauses.
type headliner struct {
	random *rand.Rand
	share  float64 // of the clauses that could be headlines, those that become one
}

// The sizes of clauses that headlines are made of, in words.
const (
	leastHeadline = 4
	mostHeadline  = 18
)

// with puts behind each tree the headlines that are made of it: beside it, so
// that both fall to one part when trees are dealt out in blocks.
func (h *headliner) with(trees []conllu.Sentence) []conllu.Sentence {
	var out []conllu.Sentence
	for _, tree := range trees {
		out = append(out, tree)
		for _, rows := range h.clauses(tree.Rows) {
			if h.random.Float64() < h.share*worth(rows) {
				out = append(out, h.headline(rows))
			}
		}
	}
	return out
}

// clauses are the short clauses of a tree that have a subject of their own, and
// the tree itself when it is short and has none. Each is a tree of its own.
func (h *headliner) clauses(rows []conllu.Row) [][]conllu.Row {
	var out [][]conllu.Row
	for i, r := range rows {
		if r.UPOS != "VERB" || !hasSubject(rows, i) {
			continue
		}
		if first, last, ok := reach(rows, i); ok && last-first >= leastHeadline && last-first <= mostHeadline {
			out = append(out, subtree(rows, first, last, i))
		}
	}
	if len(out) == 0 && len(rows) >= leastHeadline && len(rows) <= mostHeadline {
		out = append(out, append([]conllu.Row(nil), rows...))
	}
	return out
}

// hasSubject tells that word i has a subject that is no relative or interrogative pronoun.
func hasSubject(rows []conllu.Row, i int) bool {
	for _, r := range rows {
		if r.Head == i+1 && strings.HasPrefix(r.Rel, "nsubj") && !strings.HasPrefix(r.XPOS, "W") {
			return true
		}
	}
	return false
}

// worth is how much a clause is like those of headlines: those of the treebanks
// are often about "I" and "you", and some have no subject.
func worth(rows []conllu.Row) float64 {
	for _, r := range rows {
		if strings.HasPrefix(r.Rel, "nsubj") && r.Head > 0 && rows[r.Head-1].Head == 0 {
			if r.UPOS == "PRON" {
				return 0.4
			}
			return 1
		}
	}
	return 0.6
}

// reach is the range of the words at and under word i without the conjunctions
// and marks that tie it to the rest; ok tells that no other word stands in it.
func reach(rows []conllu.Row, i int) (first, last int, ok bool) {
	under := make([]bool, len(rows))
	for j := range rows {
		at, tie := j, false
		for steps := 0; at >= 0 && at != i && steps < len(rows); steps++ {
			tie = rows[at].Head == i+1 && (rows[at].Rel == "mark" || rows[at].Rel == "cc" || rows[at].Rel == "punct" && at < i)
			at = rows[at].Head - 1
		}
		under[j] = at == i && !tie
	}
	first, last = len(rows), 0
	for j, u := range under {
		if u {
			first, last = min(first, j), max(last, j+1)
		}
	}
	for j := first; j < last; j++ {
		if !under[j] && rows[j].UPOS != "PUNCT" {
			return 0, 0, false
		}
	}
	for last > first && rows[last-1].UPOS == "PUNCT" {
		last--
	}
	return first, last, last > first
}

// subtree is the tree of the words [first, last), of which root is the highest.
func subtree(rows []conllu.Row, first, last, root int) []conllu.Row {
	out := append([]conllu.Row(nil), rows[first:last]...)
	if first == 0 {
		out[0].Form = lowered(out[0])
	}
	for j := range out {
		switch head := out[j].Head - 1; {
		case first+j == root:
			out[j].Head, out[j].Rel = 0, "root"
		case head < first || head >= last:
			out[j].Head = root - first + 1
		default:
			out[j].Head = head - first + 1
		}
	}
	return out
}

// lowered is the form of the first word of a sentence as it stands elsewhere.
func lowered(r conllu.Row) string {
	if r.UPOS == "PROPN" || r.Form == "I" || r.XPOS == "JJ" && r.Lemma != "" && r.Lemma[0] < 'a' {
		return r.Form
	}
	for _, c := range r.Form[1:] {
		if unicode.IsUpper(c) {
			return r.Form
		}
	}
	return strings.ToLower(r.Form)
}

// headline turns the tree of a clause into that of a headline.
func (h *headliner) headline(rows []conllu.Row) conllu.Sentence {
	if n := len(rows); n > 1 && rows[n-1].Form == "." && rows[n-1].UPOS == "PUNCT" {
		rows = without(rows, func(i int) bool { return i == n-1 })
	}
	if h.random.Float64() < 0.85 {
		rows = h.telegraphic(rows)
	}
	h.recase(rows)
	return conllu.Sentence{Rows: rows}
}

// telegraphic leaves out articles and auxiliaries, and puts the past in the present:
// each mostly, since no newsroom always does.
func (h *headliner) telegraphic(rows []conllu.Row) []conllu.Row {
	present, articles, auxiliaries := h.random.Float64() < 0.8, h.random.Float64() < 0.85, h.random.Float64() < 0.75
	for i := range rows {
		r := &rows[i]
		if present {
			inPresent(rows, i)
		}
		if auxiliaries && r.Lemma == "will" && r.Rel == "aux" && r.Head > i {
			r.Form, r.Lemma, r.UPOS, r.XPOS, r.Rel = "to", "to", "PART", "TO", "mark"
		}
	}
	return without(rows, func(i int) bool {
		r := &rows[i]
		switch {
		case i+1 < len(rows) && (strings.HasPrefix(rows[i+1].Form, "n'") || strings.HasPrefix(rows[i+1].Form, "n’")):
			return false
		case r.XPOS == "DT" && (r.Lemma == "the" || r.Lemma == "a"):
			return articles
		case r.Rel == "aux:pass" || r.Rel == "aux" && (r.Lemma == "be" || r.Lemma == "have"):
			return auxiliaries && strings.HasPrefix(r.XPOS, "VB") && r.XPOS != "VB"
		}
		return false
	})
}

// inPresent puts word i in the present where it is a verb in the past.
func inPresent(rows []conllu.Row, i int) {
	r := &rows[i]
	if r.XPOS != "VBD" || r.UPOS != "VERB" || r.Lemma == "" {
		return
	}
	if inPlural(rows, i) {
		r.Form, r.XPOS = r.Lemma, "VBP"
	} else {
		r.Form, r.XPOS = thirdPerson(r.Lemma), "VBZ"
	}
}

// inPlural tells that the subject of verb i takes the verb without an ending.
func inPlural(rows []conllu.Row, i int) bool {
	for j, r := range rows {
		if r.Head != i+1 || !strings.HasPrefix(r.Rel, "nsubj") {
			continue
		}
		for _, c := range rows {
			if c.Head == j+1 && c.Rel == "conj" {
				return true
			}
		}
		switch strings.ToLower(r.Form) {
		case "i", "you", "we", "they", "these", "those":
			return true
		}
		return r.XPOS == "NNS" || r.XPOS == "NNPS"
	}
	return false
}

// thirdPerson is the third person singular of a verb.
func thirdPerson(verb string) string {
	switch n := len(verb); {
	case verb == "have":
		return "has"
	case verb == "be":
		return "is"
	case n > 1 && verb[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(verb[n-2])):
		return verb[:n-1] + "ies"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "x"), strings.HasSuffix(verb, "z"),
		strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "o"):
		return verb + "es"
	}
	return verb + "s"
}

// without leaves out the words that out tells, but for those that others hang from.
func without(rows []conllu.Row, out func(int) bool) []conllu.Row {
	number := make([]int, len(rows)+1)
	var kept []conllu.Row
	leaf := make([]bool, len(rows)+1)
	for i := range leaf {
		leaf[i] = true
	}
	for _, r := range rows {
		leaf[max(0, r.Head)] = false
	}
	for i, r := range rows {
		if leaf[i+1] && out(i) {
			if n := len(kept); n > 0 {
				kept[n-1].Glued = false
			}
			continue
		}
		kept = append(kept, r)
		number[i+1] = len(kept)
	}
	for i := range kept {
		kept[i].Head = number[max(0, kept[i].Head)]
	}
	return kept
}

// recase writes the words of a headline in one of the usual styles.
func (h *headliner) recase(rows []conllu.Row) {
	style := h.style()
	for i := range rows {
		before, tight := "", false
		if i > 0 {
			before, tight = rows[i-1].Form, rows[i-1].Glued
		}
		rows[i].Form = style.write(rows[i].Form, before, tight, i == len(rows)-1)
	}
}

// A headStyle is how headlines have their capitals.
type headStyle int

// The styles.
const (
	sentenceStyle headStyle = iota // as in other sentences
	heavyStyle                     // words of weight have a capital
	everyStyle                     // every word has one
	capitalsStyle                  // capitals throughout
)

func (h *headliner) style() headStyle {
	switch x := h.random.Float64(); {
	case x < 0.55:
		return heavyStyle
	case x < 0.68:
		return everyStyle
	case x < 0.80:
		return capitalsStyle
	}
	return sentenceStyle
}

// write is the word as the style has it behind the word before, "" at the head,
// tight without a space between them.
func (s headStyle) write(w, before string, tight, last bool) string {
	switch {
	case s == capitalsStyle:
		return strings.ToUpper(w)
	case tight && (w[0] == '\'' || strings.HasPrefix(w, "’") || strings.HasPrefix(w, "n'") || strings.HasPrefix(w, "n’")):
		return w
	case before == "", s == everyStyle, s == heavyStyle && (last || before == ":" || !light(w)):
		return capitalised(w)
	}
	return w
}

// light tells the words that keep a small letter in a headline.
func light(w string) bool {
	switch w {
	case "a", "an", "the", "and", "but", "or", "nor", "for", "so", "yet", "as", "at", "by", "in", "of", "off", "on", "per", "to", "up", "via", "if", "vs", "vs.":
		return true
	}
	return false
}

func capitalised(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}
