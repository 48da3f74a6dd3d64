package train

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/language/conllu"
	"gainsay/internal/language/names"
	"gainsay/internal/world"
)

// gumTexts makes texts of the documents of GUM, whose entity layer
// (https://gucorpling.org/gum/) marks every noun phrase with what it refers to:
// those with a proper noun as head give names, cut down to the name itself.
func gumTexts(trees []conllu.Sentence) []namedText {
	var out []namedText
	for len(trees) > 0 {
		n := 1
		for n < len(trees) && !trees[n].NewDocument {
			n++
		}
		out = append(out, gumText(trees[:n]))
		trees = trees[n:]
	}
	return out
}

func gumText(trees []conllu.Sentence) namedText {
	var t namedText
	var words [][]string
	var glued []bool
	at := 0
	open := map[string][]int{}
	for i := range trees {
		rows := trees[i].Rows
		var s []string
		var found []markedName
		for j, r := range rows {
			s, glued = append(s, r.Form), append(glued, r.Glued)
			for _, e := range entities(r.Misc) {
				found = e.note(found, open, rows, j)
			}
		}
		clear(open) // phrases end with their sentence
		for _, n := range outermost(found) {
			t.names = append(t.names, markedName{n.first + at, n.last + at, n.kind})
		}
		words = append(words, s)
		at += len(rows)
	}
	t.doc = docWithGaps(words, glued)
	return t
}

// A bracket opens or closes an entity at a word.
type bracket struct {
	id, kind    string
	opens, shut bool
}

// entities reads "Entity=(8-organization-new-…(9-place-…" and "Entity=9)8)".
func entities(misc string) []bracket {
	_, value, ok := strings.Cut("|"+misc, "|Entity=")
	if !ok {
		return nil
	}
	value, _, _ = strings.Cut(value, "|")
	var out []bracket
	for value != "" {
		if value[0] == '(' {
			end := strings.IndexAny(value[1:], "()") + 1
			if end == 0 {
				end = len(value)
			}
			f := strings.SplitN(value[1:end], "-", 3)
			b := bracket{id: f[0], opens: true}
			if len(f) > 1 {
				b.kind = f[1]
			}
			if end < len(value) && value[end] == ')' {
				b.shut = true
				end++
			}
			out = append(out, b)
			value = value[end:]
			continue
		}
		id, rest, _ := strings.Cut(value, ")")
		out = append(out, bracket{id: id, shut: true})
		value = rest
	}
	return out
}

// note enters the bracket at word j and appends the name that it closes.
func (b bracket) note(found []markedName, open map[string][]int, rows []conllu.Row, j int) []markedName {
	first, kind := j, b.kind
	if !b.opens {
		stack := open[b.id]
		if len(stack) < 2 {
			return found
		}
		first, kind = stack[len(stack)-2], gumKinds[stack[len(stack)-1]]
		open[b.id] = stack[:len(stack)-2]
	} else if !b.shut {
		for k, name := range gumKinds {
			if name == kind {
				open[b.id] = append(open[b.id], j, k)
			}
		}
		return found
	}
	if k, ok := kindOfMark(kind); ok {
		if n, ok := nameIn(rows, first, j+1, k); ok {
			return append(found, n)
		}
	}
	return found
}

// gumKinds are the kinds of entity of GUM.
var gumKinds = [...]string{"person", "place", "organization", "object", "event", "time", "substance", "animal", "plant", "abstract"}

// nameIn cuts the phrase [first, last) down to the proper name that is its head.
func nameIn(rows []conllu.Row, first, last, kind int) (markedName, bool) {
	head := -1
	for i := first; i < last; i++ {
		if h := rows[i].Head - 1; h < first || h >= last {
			head = i
			break
		}
	}
	if head < 0 || rows[head].UPOS != "PROPN" || !titled(rows[head].Form) {
		return markedName{}, false
	}
	start, end := head, head+1
	for start > first && partOfName(rows, start-1, start) {
		start--
	}
	for end < last {
		if partOfName(rows, end, end-1) {
			end++
			continue
		}
		if link := linkEnd(rows, end, last); kind != names.KindPerson && link > end {
			end = link
			continue
		}
		break
	}
	for start < head && (strings.EqualFold(rows[start].Form, "the") || rows[start].UPOS == "PUNCT" || rows[start].UPOS == "DET") {
		start++
	}
	if kind == names.KindPerson {
		for start < end-1 && rows[start].UPOS == "PROPN" && title(rows[start].Form) {
			start++
		}
		if k, _ := world.Default().Look(rows[start].Form); end == start+1 && (k == world.AdjectiveKind || k == world.PeopleKind || title(rows[start].Form)) {
			return markedName{}, false
		}
	}
	for end-1 > start && rows[end-1].UPOS == "PUNCT" {
		end--
	}
	return markedName{start, end, kind}, true
}

// title tells words that stand before a name and are no part of it.
func title(w string) bool {
	return len(world.NameWords(w+" x")) == 1
}

// partOfName tells whether word i, beside word next of a name, belongs to it.
func partOfName(rows []conllu.Row, i, next int) bool {
	r := rows[i]
	switch {
	case r.UPOS == "PROPN":
		return titled(r.Form) || r.Form == "al" || r.Form == "bin" || r.Form == "van" || r.Form == "de" || r.Form == "von"
	case r.Form == "-" || r.Form == "&" || r.Form == "." || r.Form == "–":
		return true
	case r.UPOS == "ADJ" || r.UPOS == "NOUN" || r.UPOS == "VERB" || r.UPOS == "NUM" || r.UPOS == "ADV":
		return titled(r.Form) && r.Head-1 != i && i > 0 || r.UPOS == "NUM" && i > next
	}
	return false
}

// linkEnd is the end of "of the West" or "for Democracy and Reform" at word i of a name; i where there is none.
func linkEnd(rows []conllu.Row, i, last int) int {
	switch rows[i].Form {
	case "of", "for", "and", "'s", "’s", "in", "de", "on", "to", "del", "der":
	default:
		return i
	}
	j := i + 1
	for j < last && (rows[j].Form == "the" || rows[j].Form == "of") {
		j++
	}
	if j < last && titled(rows[j].Form) && (rows[j].UPOS == "PROPN" || rows[i].Form == "of" || rows[i].Form == "for") && rows[j].UPOS != "PRON" {
		return j + 1
	}
	return i
}

// titled tells a word with a capital at its head.
func titled(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// outermost leaves out names that overlap a longer one.
func outermost(found []markedName) []markedName {
	var out []markedName
	for i, n := range found {
		inside := false
		for j, m := range found {
			longer := m.last-m.first > n.last-n.first || m.last-m.first == n.last-n.first && j < i
			if i != j && longer && m.first < n.last && n.first < m.last {
				inside = true
			}
		}
		if !inside {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b markedName) int { return a.first - b.first })
	return out
}
