package eval

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/measure"
	"gainsay/internal/language/when"
)

// A MeasureRatio counts what was found, what is marked, and what of it agrees.
type MeasureRatio struct{ Right, Found, Marked int }

// Precision is the part of the found that is right, 0 to 1.
func (r MeasureRatio) Precision() float64 { return part(r.Right, r.Found) }

// Recall is the part of the marked that was found, 0 to 1.
func (r MeasureRatio) Recall() float64 { return part(r.Right, r.Marked) }

// F1 is the harmonic mean of precision and recall, 0 to 1.
func (r MeasureRatio) F1() float64 { return part(2*r.Right, r.Found+r.Marked) }

func part(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func (r *MeasureRatio) add(s MeasureRatio) {
	r.Right += s.Right
	r.Found += s.Found
	r.Marked += s.Marked
}

// MeasureScores are the two figures of each measure: spans and values of times, or
// values and values with units of quantities.
type MeasureScores struct{ Loose, Strict MeasureRatio }

// A MeasureCase is one marked text of gold/quant. Spans are code points.
type MeasureCase struct {
	ID     string            `json:"id"`
	Text   string            `json:"text"`
	DCT    string            `json:"dct"`
	Spans  []*[2]int         `json:"spans"`
	Values []json.RawMessage `json:"values"`
}

// MeasureCases reads a file of gold/quant, one JSON object a line.
func MeasureCases(path string) ([]MeasureCase, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, "read "+path, "%w", err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<26)
	var cases []MeasureCase
	for lines.Scan() {
		var c MeasureCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return nil, gainsay.E(gainsay.Invalid, "read "+path, "%w", err)
		}
		cases = append(cases, c)
	}
	if err := lines.Err(); err != nil {
		return nil, gainsay.E(gainsay.Invalid, "read "+path, "%w", err)
	}
	return cases, nil
}

// bytesOf turns the marked spans from code points to bytes; a missing one is empty.
func (c *MeasureCase) bytesOf() []gainsay.Span {
	at := make([]int, 0, utf8.RuneCountInString(c.Text)+1)
	for i := range c.Text {
		at = append(at, i)
	}
	at = append(at, len(c.Text))
	spans := make([]gainsay.Span, len(c.Values))
	for i, s := range c.Spans {
		if i < len(spans) && s != nil && s[0] >= 0 && s[0] <= s[1] && s[1] < len(at) {
			spans[i] = gainsay.Span{Start: at[s[0]], End: at[s[1]]}
		}
	}
	return spans
}

// doc is the case as the language stage's readers receive an article that is not parsed.
func (c *MeasureCase) doc() *doc.Doc {
	return &doc.Doc{Article: &gainsay.Article{ID: c.ID, Text: c.Text, Published: c.DCT}}
}

// Times scores package when on marked time expressions: spans by overlap, as
// TempEval-3's relaxed match, and values among those that overlap.
func Times(path string) (MeasureScores, error) {
	var s MeasureScores
	cases, err := MeasureCases(path)
	for i := range cases {
		c := &cases[i]
		one := timesOf(c.bytesOf(), c.Values, when.Find(c.doc()))
		s.Loose.add(one.Loose)
		s.Strict.add(one.Strict)
	}
	return s, err
}

func timesOf(spans []gainsay.Span, values []json.RawMessage, found []gainsay.Time) MeasureScores {
	var s MeasureScores
	used := make([]bool, len(spans))
	marked := 0
	for i := range spans {
		if spans[i].Empty() {
			used[i] = true
			continue
		}
		marked++
	}
	for _, t := range found {
		for i := range spans {
			if used[i] || !t.Span.Meets(spans[i]) {
				continue
			}
			used[i] = true
			s.Loose.Right++
			if t.Value == markedValue(values[i]) {
				s.Strict.Right++
			}
			break
		}
	}
	s.Loose.Found, s.Strict.Found = len(found), len(found)
	s.Loose.Marked, s.Strict.Marked = marked, marked
	return s
}

// markedValue is the value of a marked time or quantity: a string, or a field "value".
func markedValue(raw json.RawMessage) string {
	var field struct {
		Value json.RawMessage `json:"value"`
	}
	if json.Unmarshal(raw, &field) == nil && field.Value != nil {
		raw = field.Value
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}

// Quantities scores package measure on marked quantities: the value, and the value
// with its unit, as bags over each text.
func Quantities(path string) (MeasureScores, error) {
	var s MeasureScores
	cases, err := MeasureCases(path)
	for i := range cases {
		c := &cases[i]
		one := quantitiesOf(c.Text, c.Values, measure.Find(c.doc()))
		s.Loose.add(one.Loose)
		s.Strict.add(one.Strict)
	}
	return s, err
}

func quantitiesOf(text string, values []json.RawMessage, found []gainsay.Quantity) MeasureScores {
	type amount struct{ value, unit string }
	var s MeasureScores
	bare, full := map[string]int{}, map[amount]int{}
	for _, raw := range values {
		a := amount{roundedValue(markedValue(raw)), scoredUnit(markedUnit(raw))}
		bare[a.value]++
		full[a]++
	}
	for _, q := range found {
		a := amount{roundedValue(strconv.FormatFloat(q.Value, 'g', -1, 64)), scoredUnit(q.Measured(text))}
		if bare[a.value] > 0 {
			bare[a.value]--
			s.Loose.Right++
		}
		if full[a] > 0 {
			full[a]--
			s.Strict.Right++
		}
	}
	s.Loose.Found, s.Strict.Found = len(found), len(found)
	s.Loose.Marked, s.Strict.Marked = len(values), len(values)
	return s
}

func markedUnit(raw json.RawMessage) string {
	var u struct {
		Normalized string `json:"normalized_unit"`
		Unit       string `json:"unit"`
	}
	if json.Unmarshal(raw, &u) != nil {
		return ""
	}
	if u.Normalized != "" {
		return u.Normalized
	}
	return u.Unit
}

// roundedValue prints a number to six decimals; what is no number stays as it is.
func roundedValue(s string) string {
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(math.RoundToEven(v*1e6)/1e6, 'g', -1, 64)
}

// scoredUnit brings the names of a unit to one, as tools/score_measures.py does.
func scoredUnit(u string) string {
	u = strings.ToLower(strings.TrimSpace(u))
	u = sameUnit(u)
	return sameUnit(strings.TrimRight(u, "s"))
}

func sameUnit(u string) string {
	switch u {
	case "$", "us$", "usd", "dollars", "us dollar", "united states dollar":
		return "dollar"
	case "%", "percentage", "per cent":
		return "percent"
	case "€", "eur":
		return "euro"
	case "£", "gbp":
		return "pound sterling"
	case "km", "kilometer":
		return "kilometre"
	case "m", "meter":
		return "metre"
	case "years", "yr":
		return "year"
	case "dimensionless", "-":
		return ""
	}
	return u
}
