package measure

import (
	"strings"

	"gainsay/internal/language/doc"
	"gainsay/internal/language/numeral"
)

// reach is how many words after a number the counted noun may stand.
const reach = 5

// noun is the atom of what q counts, -1 when none is found: by the tree where there
// is one, else the first plural after the number that no other word cuts off.
func (f *finder) noun(q *found) int {
	if f.d.Parsed {
		if at := f.nounInTree(q); at >= q.last && f.unbroken(q.last, at) {
			q.ofFirst = f.modifiers(q.last, at)
			return at
		}
	}
	j := q.last
	q.ofFirst = -1
	if f.next(j) == "-" {
		return -1
	}
	if f.next(j) == "of" {
		j++
		if !determiner(f.next(j)) && q.num.Value == 1 {
			return -1
		}
		for determiner(f.next(j)) || f.next(j) == "them" || f.next(j) == "us" {
			j++
		}
		if n, ok := numeral.Read(f.a, j); ok && !n.Article && f.hyphen(n.Last) == n.Last {
			j = n.Last // "200 of its 1,000 tanks"
		}
	}
	best := -1
	if w := f.next(j); w == "most" || w == "more" {
		j++
	}
	q.ofFirst = j
	for k := j; k < j+reach && k < len(f.a); k++ {
		a := &f.a[k]
		if a.Kind != numeral.Word || a.Gap > numeral.Line || stops(a.Low) || a.Gap == numeral.None && k > j {
			if a.Low == "," && best < 0 && k > j && modifies(f.a[k-1].Low) && k+1 < len(f.a) && f.a[k+1].Kind == numeral.Word {
				continue // "small, friendly deals"
			}
			if a.Low == "-" && k+1 < len(f.a) && f.a[k+1].Kind == numeral.Word && f.touches(k) {
				k++
				continue
			}
			break
		}
		if f.plural(k) {
			best = k
			continue
		}
		if best >= 0 {
			break
		}
		if q.num.Value == 1 && !modifies(a.Low) {
			return k
		}
	}
	return best
}

// modifiers is the first of the words right before the noun at atom i that belong to
// it, not before atom from.
func (f *finder) modifiers(from, i int) int {
	k := i
	for k > from && f.a[k-1].Kind == numeral.Word && f.a[k].Gap == numeral.Space && !stops(f.a[k-1].Low) && !determiner(f.a[k-1].Low) {
		k--
	}
	return k
}

// unbroken tells that no other number and no end of a sentence stands between atoms
// i and j, which are near.
func (f *finder) unbroken(i, j int) bool {
	if j > i+2*reach {
		return false
	}
	for k := i; k < j; k++ {
		if w := f.a[k].Low; f.a[k].Kind == numeral.Digits || w == "." || w == ";" || numeral.Small(w) > 0 || f.a[k].Gap == numeral.Paragraph {
			return false
		}
	}
	return true
}

// nounInTree is the noun that the tree hangs the number on.
func (f *finder) nounInTree(q *found) int {
	first, last := f.tokens(q.num.First, q.num.Last)
	for i := first; i < last; i++ {
		t := &f.d.Tokens[i]
		h := int(t.Head)
		if h < 0 || h >= first && h < last {
			continue
		}
		if t.Rel == doc.Nummod || t.Rel == doc.Amod || t.Rel == doc.Det || t.Rel == doc.Compound {
			if head := &f.d.Tokens[h]; head.Tag == doc.NOUN || head.Tag == doc.PROPN {
				return f.atomAt(int(head.Start), q.first)
			}
		}
		for c := last; c < last+8 && c < len(f.d.Tokens); c++ {
			if d := &f.d.Tokens[c]; int(d.Head) == i && d.Rel == doc.Nmod && d.Tag == doc.NOUN {
				return f.atomAt(int(d.Start), q.first)
			}
		}
	}
	return -1
}

// tokens is the range of tokens that atoms [first, last) lie in.
func (f *finder) tokens(first, last int) (int, int) {
	from, to := f.a[first].Start, f.a[last-1].End
	lo, hi := 0, len(f.d.Tokens)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); f.d.Tokens[mid].End > from {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	end := lo
	for end < len(f.d.Tokens) && f.d.Tokens[end].Start < to {
		end++
	}
	return lo, end
}

// atomAt is the atom that begins at a byte near atom i, -1 when there is none.
func (f *finder) atomAt(byte, i int) int {
	for k := max(0, i-40); k < len(f.a) && k < i+60; k++ {
		if int(f.a[k].Start) == byte {
			return k
		}
	}
	return -1
}

// plural tells a noun in the plural, by its form.
func (f *finder) plural(i int) bool {
	w := f.word(i)
	switch w {
	case "people", "men", "women", "children", "police", "troops", "personnel", "staff", "teeth", "feet", "mice", "geese", "cattle", "sheep", "fish", "aircraft", "spacecraft",
		"policemen", "servicemen", "firemen", "gunmen", "fishermen", "businessmen", "militiamen", "congressmen", "lawmen", "countrymen", "percent", "crew", "dead", "wounded", "injured", "others", "missing", "households":
		return true
	case "less", "unless", "was", "is", "its", "his", "this", "has", "us", "as", "does", "perhaps", "plus", "always", "across", "versus", "yes", "thus", "towards", "afterwards",
		"previous", "various", "serious", "times", "says", "business", "news", "politics", "gas", "process", "access", "address", "hers", "ours", "yours", "theirs", "besides", "sometimes", "overseas", "lots", "s", "goes",
		"gets", "makes", "takes", "comes", "sees", "needs", "means", "wants", "shows", "remains", "becomes", "gives", "seems", "includes", "whereas", "indoors", "outdoors", "upwards", "downwards", "percents":
		return false
	}
	n := len(w)
	if n < 3 || w[n-1] != 's' {
		return strings.HasSuffix(w, "men") && n > 4 && !strings.HasSuffix(w, "mmen")
	}
	switch w[n-2] {
	case 's', 'u', 'i', '\'':
		return w[n-2] == 'i' && n > 4 && (strings.HasSuffix(w, "kis") || strings.HasSuffix(w, "xis") || strings.HasSuffix(w, "bis"))
	}
	return true
}

// stops tells a word that no counted noun lies beyond.
func stops(w string) bool {
	switch w {
	case "of", "in", "on", "at", "by", "for", "from", "to", "with", "and", "or", "but", "as", "than", "that", "which", "who", "the", "a", "an", "is", "was", "are", "were", "be", "been",
		"have", "has", "had", "will", "would", "can", "could", "may", "might", "should", "must", "said", "says", "say", "if", "when", "while", "after", "before", "since", "until", "into", "over", "under",
		"per", "not", "it", "he", "she", "they", "we", "i", "you", "his", "her", "its", "their", "our", "this", "these", "those", "there", "here", "so", "then", "now", "because", "against", "between", "during",
		"about", "up", "down", "out", "off", "do", "did", "does", "also", "only", "just", "all", "some", "any", "each", "every", "no", "about.", "times", "am", "pm", "through", "within", "without", "among", "et", "another", "ago", "later", "earlier", "away", "per.", "left", "took", "made", "went", "came", "died", "told", "asked", "gave":
		return true
	}
	return false
}

func determiner(w string) bool {
	switch w {
	case "the", "its", "their", "his", "her", "our", "my", "your", "these", "those", "all", "a", "an":
		return true
	}
	return false
}

// modifies tells a word that by its form stands before a noun and is none.
func modifies(w string) bool {
	switch w {
	case "new", "old", "young", "big", "large", "small", "major", "senior", "top", "former", "other", "more", "such", "single", "good", "bad", "long", "short", "high", "low", "key", "main", "early", "late", "local", "foreign", "open", "second", "third", "first", "last", "very", "particularly", "especially", "whole", "full", "dead", "white", "black", "red":
		return true
	}
	for _, end := range [...]string{"al", "ous", "ive", "ful", "ic", "able", "ible", "less", "ish", "est", "ary", "ed", "ly", "ian", "ese"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// singular is the lemma of a noun in the plural.
func singular(w string) string {
	switch w {
	case "people", "police", "personnel", "staff", "cattle", "sheep", "fish", "aircraft", "spacecraft", "crew", "series", "species", "troops", "headquarters", "means", "dead", "wounded", "injured", "missing":
		return w
	case "children":
		return "child"
	case "teeth":
		return "tooth"
	case "feet":
		return "foot"
	case "lives", "knives", "wives":
		return w[:len(w)-3] + "fe"
	case "wolves", "thieves", "leaves", "halves", "shelves", "calves", "loaves":
		return w[:len(w)-3] + "f"
	case "movies", "cookies", "ties", "lies", "pies", "zombies", "rookies", "calories":
		return w[:len(w)-1]
	case "bases", "cases", "houses", "nurses", "horses", "causes", "purchases", "licenses", "phases", "courses", "increases", "responses", "databases", "leases", "diseases", "expenses":
		return w[:len(w)-1]
	}
	switch {
	case strings.HasSuffix(w, "men") && len(w) > 4:
		return w[:len(w)-2] + "an"
	case w == "men":
		return "man"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"), strings.HasSuffix(w, "buses"), strings.HasSuffix(w, "viruses"), strings.HasSuffix(w, "oes") && len(w) > 5:
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}
