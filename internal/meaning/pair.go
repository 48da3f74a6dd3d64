package meaning

import (
	"math"
	"strings"
	"unicode"
)

// A Text is a sentence cut into words for comparison.
type Text struct {
	words  []string // in lower case
	proper []string // those printed with a capital within the sentence, in lower case
}

// Read cuts a sentence into words, numbers and signs of money and share.
func Read(sentence string) Text {
	var t Text
	sentence = strings.NewReplacer("n't", " not", "n’t", " not").Replace(sentence)
	fields := strings.FieldsFunc(sentence, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".,'’$%", r)
	})
	for _, f := range fields {
		for _, w := range split(f) {
			low := strings.ToLower(w)
			if len(t.words) > 0 && w != low {
				t.proper = append(t.proper, low)
			}
			t.words = append(t.words, low)
		}
	}
	return t
}

// split parts what stands between blanks: marks fall away but for the points and commas of
// numbers, signs stand alone.
func split(f string) []string {
	var out []string
	for _, sign := range []string{"$", "%"} {
		if strings.Contains(f, sign) {
			out = append(out, sign)
			f = strings.ReplaceAll(f, sign, "")
		}
	}
	f = strings.Trim(f, ".,'’")
	if k := strings.IndexAny(f, "'’"); k > 0 {
		f = f[:k]
	}
	if f == "" {
		return out
	}
	if f[0] < '0' || f[0] > '9' {
		f = strings.NewReplacer(".", "", ",", "").Replace(f)
	}
	return append(out, f)
}

// Words are the words of a text in lower case, in order.
func (t Text) Words() []string { return t.words }

// function are words that hold a sentence together, and negations words that turn it.
var (
	function = set(`a about after against all also although am an and another any are as at be because been before being between both but
		by can could did do does done down during each either else ever every few for from get got had has have having he her here hers him
		himself his how i if in into is it its itself just let like many may me might mine more most much must my myself neither no nor not
		now of off on once one only or other our ours out over own s same she should so some such than that the their theirs them themselves
		then there these they this those through to too under until up upon us very was we were what when where which while who whom whose
		why will with within without would yet you your yours`)
	negation = set("not no never without none nothing neither nor")
)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// Features says how two sentences stand to each other, one figure after another: shared
// runs of one, two and three words and of stems, the longest common subsequence (after
// Wan, Dras, Dale and Paris 2006), shared weight of words (after Mihalcea, Corley and
// Strapparava 2006), meaning of the whole and of what is left over, numbers, names,
// negation and length. weight tells how much a word says, in nats.
func (v *Vectors) Features(a, b Text, weight func(string) float64) []float64 {
	var f []float64
	for n := 1; n <= 3; n++ {
		p, q := sharedRuns(a.words, b.words, n)
		f = append(f, min(p, q), max(p, q), harmonic(p, q))
	}
	p, q := sharedRuns(stems(a.words), stems(b.words), 1)
	l := float64(common(a.words, b.words))
	la, lb := float64(max(1, len(a.words))), float64(max(1, len(b.words)))
	f = append(f, p, q, l/la, l/lb, l/max(la, lb))
	onlyA, onlyB, both := parted(a.words, b.words)
	wi, wa, wb := total(both, weight), total(onlyA, weight), total(onlyB, weight)
	f = append(f, share(wi, wa), share(wi, wb), share(wi, wa+wb), max(wa, wb)/10, min(wa, wb)/10)
	contentA, contentB := content(a.words), content(b.words)
	leftA, leftB := content(onlyA), content(onlyB)
	f = append(f, v.Texts(a.words, b.words), v.Texts(contentA, contentB), v.Texts(leftA, leftB))
	s1, u1 := v.covered(leftA, contentB, weight)
	s2, u2 := v.covered(leftB, contentA, weight)
	f = append(f, min(s1, s2), max(s1, s2), u1, u2, max(u1, u2))
	f = append(f, structure(a, b, onlyA, onlyB)...)
	return append(f, math.Abs(la-lb)/max(la, lb), min(la, lb)/30, (la+lb)/60)
}

// covered is how well each word of left, which the other text lacks, is met in meaning by
// some word of it, by weight; and the weight in tens of what nothing meets.
func (v *Vectors) covered(left, other []string, weight func(string) float64) (met, unmet float64) {
	if len(left) == 0 {
		return 1, 0
	}
	const lightest, alike = 0.1, 0.5
	all := 0.0
	for _, w := range left {
		best := 0.0
		for _, o := range other {
			best = max(best, v.Words(w, o))
		}
		k := max(lightest, weight(w))
		all += k
		met += k * best
		if best < alike {
			unmet += k
		}
	}
	return met / all, unmet / 10
}

// structure compares what vectors are blind to: numbers, names and negations.
func structure(a, b Text, onlyA, onlyB []string) []float64 {
	numA, numB, _ := parted(numbers(a.words), numbers(b.words))
	namesA, namesB, namesBoth := parted(a.proper, b.proper)
	is := func(x bool) float64 {
		if x {
			return 1
		}
		return 0
	}
	negated := 0
	for _, w := range append(distinct(a.words), distinct(b.words)...) {
		if negation[w] {
			negated++
		}
	}
	fewer := float64(max(1, min(len(namesA), len(namesB))+len(namesBoth)))
	either := float64(max(1, len(namesA)+len(namesB)+len(namesBoth)))
	_, _, newA := parted(namesA, onlyA)
	_, _, newB := parted(namesB, onlyB)
	return []float64{
		is(len(numA) == 0 && len(numB) == 0), is(len(numA) > 0 && len(numB) > 0), is(len(numA) == 0 || len(numB) == 0),
		float64(len(namesBoth)) / fewer, float64(len(namesBoth)) / either, is(len(newA) > 0 && len(newB) > 0),
		float64(negated % 2),
	}
}

func numbers(words []string) []string {
	var out []string
	for _, w := range words {
		if w[0] >= '0' && w[0] <= '9' {
			out = append(out, w)
		}
	}
	return out
}

func content(words []string) []string {
	var out []string
	for _, w := range words {
		if !function[w] {
			out = append(out, w)
		}
	}
	return out
}

// stemLetters is how many letters of a word stand for it whatever its ending.
const stemLetters = 5

func stems(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		r := []rune(w)
		out[i] = string(r[:min(len(r), stemLetters)])
	}
	return out
}

// sharedRuns is the part of the runs of n words of each list that the other has too.
func sharedRuns(a, b []string, n int) (ofA, ofB float64) {
	left := map[string]int{}
	for i := 0; i+n <= len(a); i++ {
		left[strings.Join(a[i:i+n], " ")]++
	}
	both := 0
	for i := 0; i+n <= len(b); i++ {
		if k := strings.Join(b[i:i+n], " "); left[k] > 0 {
			left[k]--
			both++
		}
	}
	return float64(both) / float64(max(1, len(a)-n+1)), float64(both) / float64(max(1, len(b)-n+1))
}

// common is the length of the longest common subsequence (Wagner and Fischer 1974).
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// parted are the words that only a has, only b has, and both have, each once, in order.
func parted(a, b []string) (onlyA, onlyB, both []string) {
	inA, inB := map[string]bool{}, map[string]bool{}
	for _, w := range a {
		inA[w] = true
	}
	for _, w := range b {
		inB[w] = true
	}
	for _, w := range distinct(a) {
		if inB[w] {
			both = append(both, w)
		} else {
			onlyA = append(onlyA, w)
		}
	}
	for _, w := range distinct(b) {
		if !inA[w] {
			onlyB = append(onlyB, w)
		}
	}
	return onlyA, onlyB, both
}

func distinct(words []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

func total(words []string, weight func(string) float64) float64 {
	sum := 0.0
	for _, w := range words {
		sum += max(0, weight(w))
	}
	return sum
}

// share is the part that in makes up of in and out together, 0 where there is nothing.
func share(in, out float64) float64 {
	if in+out == 0 {
		return 0
	}
	return in / (in + out)
}

func harmonic(p, q float64) float64 {
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}
