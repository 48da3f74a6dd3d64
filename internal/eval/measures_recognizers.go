package eval

import (
	"encoding/json"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/compare"
	"gainsay/internal/language/measure"
)

// A RecognizerScore counts the cases of one kind that pass, and those left out by reason.
type RecognizerScore struct {
	Kind    string
	Passed  int
	Cases   int
	LeftOut map[string]int
	Failed  []string // ids, in order
}

// Recognizers scores package measure on the cases of Microsoft's Recognizers-Text for
// numbers, percentages, currencies, dimensions and ages. A case passes when every
// amount that it expects is found at its place with its value (and unit), and no
// amount of the kind is found elsewhere. Cases that ask for what news does not print
// are left out and counted with the reason.
func Recognizers(path string) ([]RecognizerScore, error) {
	cases, err := MeasureCases(path)
	if err != nil {
		return nil, err
	}
	scores := []RecognizerScore{{Kind: "number"}, {Kind: "percentage"}, {Kind: "currency"}, {Kind: "dimension"}, {Kind: "age"}}
	for i := range cases {
		c := &cases[i]
		k := recognizerKind(c.ID)
		if k < 0 {
			continue
		}
		s := &scores[k]
		want, reason := expected(c)
		if reason != "" {
			if s.LeftOut == nil {
				s.LeftOut = map[string]int{}
			}
			s.LeftOut[reason]++
			continue
		}
		s.Cases++
		if passes(s.Kind, c.Text, want, measure.Find(c.doc())) {
			s.Passed++
		} else {
			s.Failed = append(s.Failed, c.ID)
		}
	}
	return scores, nil
}

func recognizerKind(id string) int {
	for k, prefix := range [...]string{"Number/NumberModel/", "Number/PercentModel/", "NumberWithUnit/CurrencyModel/", "NumberWithUnit/DimensionModel/", "NumberWithUnit/AgeModel/"} {
		if strings.HasPrefix(id, prefix) {
			return k
		}
	}
	return -1
}

// A recognized is one amount that a case expects.
type recognized struct {
	span  gainsay.Span
	value float64
	unit  string
}

// What news does not print. The patterns are matched with the case's text, or with
// the words of an amount where the reason is about them.
var (
	unprinted = []struct {
		reason  string
		pattern *regexp.Regexp
	}{
		{"powers and exponents", regexp.MustCompile(`\^|\d[eE][+-]?\d|x10`)},
		{"dates, addresses, telephone numbers and codes as numbers", regexp.MustCompile(`\d+/\d+/\d+|\d+\.\d+\.\d+\.\d+|\+?\d-\d{3}-|SCP-|nrs?\. `)},
		{"a percentage printed before its number", regexp.MustCompile(`(?i)^per ?cents? of`)},
		{"sums and spoken coins of a credit system", regexp.MustCompile(`credit points|\bmao\b`)},
	}
	unprintedAmount = []struct {
		reason  string
		pattern *regexp.Regexp
	}{
		{"fractions by denominators above ten", regexp.MustCompile(`(?i)(hundred|thousand|[mbtr]illion|twenty|thirty|twelf|eleven|teen)[- ]?(ths?|fifths?|firsts?)$|(hundred|thousand|twenty|thirty)\b.*\b(fifths?|thirds?|eighths?|firsts?)$`)},
		{"a number over another", regexp.MustCompile(`(?i)\bover\b`)},
		{"powers of ten by a lone capital", regexp.MustCompile(`\d ?G$|\d M$`)},
	}
)

// expected is what a case expects, or why it is left out.
func expected(c *MeasureCase) (want []recognized, reason string) {
	for _, u := range unprinted {
		if u.pattern.MatchString(c.Text) {
			return nil, u.reason
		}
	}
	spans := c.bytesOf()
	for i, raw := range c.Values {
		var v struct {
			Resolution struct {
				Value string `json:"value"`
				Unit  string `json:"unit"`
			} `json:"resolution"`
		}
		if json.Unmarshal(raw, &v) != nil || v.Resolution.Value == "" {
			return nil, "a unit without an amount"
		}
		for _, u := range unprintedAmount {
			if u.pattern.MatchString(spans[i].In(c.Text)) {
				return nil, u.reason
			}
		}
		value, err := strconv.ParseFloat(strings.TrimSuffix(v.Resolution.Value, "%"), 64)
		if err != nil {
			return nil, "an amount that is no number"
		}
		want = append(want, recognized{spans[i], value, v.Resolution.Unit})
	}
	return want, ""
}

// passes tells that found holds what is wanted and nothing more of the kind.
func passes(kind, text string, want []recognized, found []gainsay.Quantity) bool {
	used := make([]bool, len(want))
	for _, q := range found {
		if !ofKind(kind, q, want) {
			continue
		}
		at := slices.IndexFunc(want, func(w recognized) bool {
			return !used[slices.Index(want, w)] && w.span.Meets(q.Span) && agrees(kind, w, q)
		})
		if at < 0 {
			return false
		}
		used[at] = true
	}
	return !slices.Contains(used, false)
}

func agrees(kind string, w recognized, q gainsay.Quantity) bool {
	same := func(v float64) bool { return math.Abs(v-w.value) <= 1e-6*math.Max(1, math.Abs(w.value)) }
	if !same(q.Value) && !(q.High != 0 && same(q.High)) {
		return false
	}
	got := q.Unit
	if !strings.Contains(w.unit, " per ") {
		got, _, _ = strings.Cut(got, " per ")
	}
	return kind == "number" || kind == "percentage" || recognizedUnit(w.unit) == recognizedUnit(got)
}

// ofKind tells the quantities that a recognizer of the kind would give.
func ofKind(kind string, q gainsay.Quantity, want []recognized) bool {
	switch kind {
	case "number": // a measure is none of its own where only its unit is at issue
		return q.Unit == "" || slices.ContainsFunc(want, func(w recognized) bool { return w.span.Meets(q.Span) })
	case "percentage":
		return q.Unit == "percent"
	case "age":
		return strings.HasSuffix(q.Unit, " of age")
	case "currency":
		return strings.HasPrefix(compare.Dimension(q.Unit), "money")
	case "dimension":
		switch d, _, _ := strings.Cut(compare.Dimension(q.Unit), " per "); d {
		case "length", "area", "volume", "mass", "information", "power", "energy", "degree", "radian", "turn":
			return true
		}
		return false
	}
	return true
}

// recognizedUnit brings the two inventories' names to one.
func recognizedUnit(u string) string {
	u = strings.ToLower(u)
	u = strings.ReplaceAll(strings.ReplaceAll(u, "meter", "metre"), "liter", "litre")
	switch u {
	case "united states dollar":
		return "dollar"
	case "pound", "british pound":
		return "pound sterling"
	case "pence":
		return "penny"
	case "ton", "metric ton", "tonne":
		return "ton"
	case "pound-mass":
		return "pound sterling"
	case "year of age", "age":
		return "year"
	case "swiss franc":
		return "franc"
	}
	return strings.TrimSuffix(u, " of age")
}
