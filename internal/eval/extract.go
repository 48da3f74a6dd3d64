package eval

import (
	"path/filepath"
	"strings"
	"unicode"
)

// A MarkedPage is a page whose text, title and date a reader wrote down.
type MarkedPage struct {
	File  string `json:"html_path"`
	Text  string `json:"gold_text"`
	Title string `json:"title"`
	Date  string `json:"date"` // as far as it is known: "2031-02-03", "2031-02"; may be empty
}

// A ReadPage is what extraction made of a page.
type ReadPage struct{ Text, Title, Published string }

// An Overlap is how far two texts agree in their shingles of words.
type Overlap struct {
	P, R     float64 // means over pages
	FOfMeans float64 // of the two means
	MeanF    float64 // mean of the pages' own
}

// An ExtractionScore compares read pages with marked ones.
type ExtractionScore struct {
	Pages, Missing int
	Words          Overlap // single words
	FourWords      Overlap // shingles of four

	Titles, TitlesMarked int // titles found; one may hold the other where that is not much longer
	Dates, DatesMarked   int // dates right, as far as the marked one goes
}

// ScoreExtraction compares what was read, by the page's file name without folder and
// ".gz", with what is marked.
func ScoreExtraction(marked []MarkedPage, read map[string]ReadPage) ExtractionScore {
	s := ExtractionScore{Pages: len(marked)}
	if len(marked) == 0 {
		return s
	}
	for _, m := range marked {
		r, ok := read[PageName(m.File)]
		if !ok {
			s.Missing++
		}
		want, got := textWords(m.Text), textWords(r.Text)
		s.Words.add(shingles(want, 1), shingles(got, 1))
		s.FourWords.add(shingles(want, 4), shingles(got, 4))
		if m.Title != "" {
			s.TitlesMarked++
			s.Titles += tally(sameTitle(m.Title, r.Title))
		}
		if m.Date != "" {
			day := min(len("2031-02-03"), len(m.Date))
			s.DatesMarked++
			s.Dates += tally(len(r.Published) >= day && r.Published[:day] == m.Date[:day])
		}
	}
	s.Words.finish(len(marked))
	s.FourWords.finish(len(marked))
	return s
}

// PageName is the name by which pages are matched.
func PageName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".gz") }

// tally is 1 for what is so.
func tally(so bool) int {
	if so {
		return 1
	}
	return 0
}

func (o *Overlap) add(want, got map[string]int) {
	shared, wanted, found := 0, 0, 0
	for shingle, n := range want {
		shared += min(n, got[shingle])
		wanted += n
	}
	for _, n := range got {
		found += n
	}
	p, r := overlapPart(shared, found, wanted), overlapPart(shared, wanted, found)
	o.P += p
	o.R += r
	o.MeanF += harmonic(p, r)
}

// overlapPart is shared/of; where there is nothing to share on this side, it is 1 if there is
// nothing on the other side either.
func overlapPart(shared, of, other int) float64 {
	if of == 0 {
		return float64(tally(other == 0))
	}
	return float64(shared) / float64(of)
}

func (o *Overlap) finish(pages int) {
	o.P /= float64(pages)
	o.R /= float64(pages)
	o.MeanF /= float64(pages)
	o.FOfMeans = harmonic(o.P, o.R)
}

// textWords are the words of a text in lower case: runs of letters, figures and underscores.
func textWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
}

// shingles counts the runs of n words; a shorter text is one shingle of what it has.
func shingles(words []string, n int) map[string]int {
	counts := map[string]int{}
	if len(words) == 0 {
		return counts
	}
	for i := 0; i < max(1, len(words)-n+1); i++ {
		counts[strings.Join(words[i:min(i+n, len(words))], " ")]++
	}
	return counts
}

// sameTitle tells whether a title is the marked one, but for an addition of at most
// its length or a cut of at most two fifths.
func sameTitle(marked, got string) bool {
	a, b := strings.Join(textWords(marked), " "), strings.Join(textWords(got), " ")
	// the definition counts characters, and takes an underscore for a word's part
	la, lb := len([]rune(a)), len([]rune(b))
	if b == "" {
		return false
	}
	return strings.Contains(b, a) && lb <= 2*la || strings.Contains(a, b) && float64(lb) >= 0.6*float64(la)
}
