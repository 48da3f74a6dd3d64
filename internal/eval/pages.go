package eval

import (
	"strings"
	"unicode/utf8"

	"gainsay"
)

// A markedPage is a page with its article marked.
type markedPage struct {
	File  string `json:"html_path"`
	Text  string `json:"gold_text"`
	Title string `json:"title"`
	Date  string `json:"date"` // as far as it is known: "2031-02-03", "2031-02"; may be empty
}

// A pageScore sums over pages what extraction got of the words and of the runs of
// four words, and counts titles and days that are right.
type pageScore struct {
	pages, missing      int
	words, runs         shares
	titles, titlesRight int
	dates, datesRight   int
}

// shares sum precision, recall and F1 of single pages.
type shares struct{ p, r, f float64 }

func (s *shares) add(p, r float64) {
	s.p += p
	s.r += r
	s.f += harmonic(p, r)
}

// add takes in one page; got is nil where none was extracted.
func (s *pageScore) add(gold *markedPage, got *gainsay.Article) {
	s.pages++
	if got == nil {
		s.missing++
		got = &gainsay.Article{}
	}
	want, have := plainWords(gold.Text), plainWords(got.Text)
	s.words.add(sharedRuns(want, have, 1))
	s.runs.add(sharedRuns(want, have, 4))
	if gold.Title != "" {
		s.titles++
		s.titlesRight += one(sameTitle(plainValue(gold.Title), plainValue(got.Title)))
	}
	if gold.Date != "" {
		s.dates++
		s.datesRight += one(dayPart(got.Published, len(gold.Date)) == dayPart(gold.Date, len(gold.Date)))
	}
}

// dayPart is what of a date is compared: its first ten bytes, or n where that is less.
func dayPart(date string, n int) string { return date[:min(len(date), n, 10)] }

func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWord(r) })
}

// sharedRuns are precision and recall of the runs of n words, as bags. A text of
// fewer words is one run.
func sharedRuns(want, have []string, n int) (p, r float64) {
	marked, wanted := runsOf(want, n)
	found, had := runsOf(have, n)
	shared := 0
	for run, k := range marked {
		shared += min(k, found[run])
	}
	share := func(total, other int) float64 {
		if total == 0 {
			return float64(one(other == 0))
		}
		return quotient(shared, total)
	}
	return share(had, wanted), share(wanted, had)
}

// runsOf are the runs of n words with their counts, and how many there are.
func runsOf(words []string, n int) (runs map[string]int, total int) {
	runs = make(map[string]int, len(words))
	for i := 0; len(words) > 0 && (i == 0 || i+n <= len(words)); i++ {
		runs[strings.Join(words[i:min(i+n, len(words))], " ")]++
		total++
	}
	return runs, total
}

// sameTitle tells whether the title got is the marked one, or holds it and not
// much else, or is most of it.
func sameTitle(gold, got string) bool {
	if got == "" {
		return false
	}
	a, b := utf8.RuneCountInString(gold), utf8.RuneCountInString(got)
	return strings.Contains(got, gold) && b <= 2*a || strings.Contains(gold, got) && 5*b >= 3*a
}

// scores are the figures under key.
func (s *pageScore) scores(key string) []Score {
	mean := func(sum float64) float64 { return sum / float64(max(1, s.pages)) }
	var out []Score
	for _, x := range []struct {
		name string
		shares
	}{{"word", s.words}, {"four words", s.runs}} {
		out = append(out, triple(key+"/"+x.name, mean(x.p), mean(x.r))...)
		out = append(out, Score{key + "/" + x.name + "/mean F", mean(x.f)})
	}
	return append(out, Score{key + "/title", quotient(s.titlesRight, s.titles)},
		Score{key + "/date", quotient(s.datesRight, s.dates)}, Score{key + "/missing", float64(s.missing)})
}
