package compare

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"gainsay"
)

var update = flag.Bool("update", false, "write the reasons that are given now into testdata, to be read through")

// pairs are the lines of a table: two values, the relation and the reason.
func pairs(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var lines [][]string
	for s := bufio.NewScanner(file); s.Scan(); {
		if line := s.Text(); line != "" && line[0] != '#' {
			fields := strings.Split(line, "\t")
			if len(fields) != 4 {
				t.Fatalf("%s: %q has %d fields", path, line, len(fields))
			}
			lines = append(lines, fields)
		}
	}
	return lines
}

// check compares every pair both ways round with what the table says.
func check(t *testing.T, path string, compare func(t *testing.T, a, b string) Verdict) int {
	t.Helper()
	lines := pairs(t, path)
	for i, f := range lines {
		v := compare(t, f[0], f[1])
		if back := compare(t, f[1], f[0]); back.Relation != v.Relation {
			t.Errorf("%s | %s is %q, and the other way round %q", f[0], f[1], v.Relation, back.Relation)
		}
		if string(v.Relation) != f[2] {
			t.Errorf("%s | %s: %q (%s), want %q", f[0], f[1], v.Relation, v.Why, f[2])
		}
		if *update {
			lines[i][3] = v.Why
		} else if v.Why != f[3] {
			t.Errorf("%s | %s: why is %q, want %q", f[0], f[1], v.Why, f[3])
		}
	}
	if *update {
		var b strings.Builder
		for _, f := range lines {
			fmt.Fprintln(&b, strings.Join(f, "\t"))
		}
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return len(lines)
}

func TestPairs(t *testing.T) {
	n := check(t, "testdata/quantities.tsv", func(t *testing.T, a, b string) Verdict { return Quantities(quantity(t, a), quantity(t, b)) })
	n += check(t, "testdata/times.tsv", func(t *testing.T, a, b string) Verdict { return Times(moment(a), moment(b)) })
	if n < 400 {
		t.Errorf("%d pairs, want at least 400", n)
	}
}

// quantity reads the tables' notation: a bound, a number, a unit.
func quantity(t *testing.T, s string) gainsay.Quantity {
	t.Helper()
	switch s {
	case "half":
		return gainsay.Quantity{Value: 0.5}
	case "third":
		return gainsay.Quantity{Value: 1. / 3}
	case "quarter":
		return gainsay.Quantity{Value: 0.25}
	case "twothirds":
		return gainsay.Quantity{Value: 2. / 3}
	case "threequarters":
		return gainsay.Quantity{Value: 0.75}
	}
	if v, ok := map[string]float64{"dozens": 12, "hundreds": 100, "thousands": 1e3, "tens of thousands": 1e4, "millions": 1e6}[s]; ok {
		return gainsay.Quantity{Value: v, Bound: gainsay.AtLeast, Approximate: true}
	}
	var q gainsay.Quantity
	for _, p := range []struct {
		words string
		bound gainsay.Bound
		soft  bool
	}{
		{"nearly ", gainsay.Under, true}, {"about ", gainsay.About, true}, {"slightly more than ", gainsay.Over, true}, {"more than ", gainsay.Over, false},
		{"at least ", gainsay.AtLeast, false}, {"up to ", gainsay.AtMost, false}, {"less than ", gainsay.Under, false}, {"between ", gainsay.Between, false},
	} {
		if rest, ok := strings.CutPrefix(s, p.words); ok {
			s, q.Bound, q.Approximate = rest, p.bound, p.soft
			break
		}
	}
	if low, rest, ok := strings.Cut(s, " and "); ok {
		q.Value = float(t, low)
		s = rest
	}
	n, unit, _ := strings.Cut(s, " ")
	scale := 1.0
	if rest, ok := strings.CutPrefix(unit, "million "); ok {
		unit, scale = rest, 1e6
	}
	q.Unit = unit
	if home, away, ok := strings.Cut(n, ":"); ok {
		q.Value, q.High = float(t, home), float(t, away)
		return q
	}
	if q.Bound == gainsay.Between {
		q.Value, q.High = q.Value*scale, float(t, n)*scale
		return q
	}
	q.Value = float(t, n) * scale
	return q
}

func float(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// moment reads the tables' notation: a signal or modifier, a TIMEX3 value, a zone.
func moment(s string) gainsay.Time {
	var t gainsay.Time
	for words, mod := range map[string]string{"about ": "APPROX", "more than ": "MORE_THAN", "less than ": "LESS_THAN", "nearly ": "LESS_THAN", "at least ": "EQUAL_OR_MORE", "up to ": "EQUAL_OR_LESS"} {
		if rest, ok := strings.CutPrefix(s, words); ok {
			s, t.Mod = rest, mod
		}
	}
	for _, signal := range []string{"by", "before", "until", "since", "after", "from"} {
		if rest, ok := strings.CutPrefix(s, signal+" "); ok {
			s, t.Signal = rest, signal
		}
	}
	t.Type = "DATE"
	if rest, ok := strings.CutPrefix(s, "set "); ok {
		s, t.Type = rest, "SET"
	} else if strings.HasPrefix(s, "P") && !strings.HasSuffix(s, "_REF") {
		t.Type = "DURATION"
	} else if strings.Contains(s, "T") {
		t.Type = "TIME"
	}
	t.Value, t.Zone, _ = strings.Cut(s, " ")
	return t
}

// FuzzQuantities holds that any two values get a relation and a reason, the same both ways round.
func FuzzQuantities(f *testing.F) {
	f.Add(1.0, 2.0, 0.0, uint8(0), uint8(1), "kilometre", "mile")
	f.Add(-3.5, 1e300, 4.0, uint8(6), uint8(2), "dollar per share", "")
	f.Fuzz(func(t *testing.T, x, y, high float64, p, q uint8, u, v string) {
		bounds := []gainsay.Bound{gainsay.Exact, gainsay.About, gainsay.AtLeast, gainsay.AtMost, gainsay.Over, gainsay.Under, gainsay.Between}
		a := gainsay.Quantity{Value: x, High: high, Unit: u, Bound: bounds[int(p)%len(bounds)]}
		b := gainsay.Quantity{Value: y, Unit: v, Bound: bounds[int(q)%len(bounds)], Approximate: q > 99}
		there, back := Quantities(a, b), Quantities(b, a)
		if there.Why == "" || there.Relation != back.Relation && x == x && y == y && high == high {
			t.Errorf("%v, %v: %v and back %v", a, b, there, back)
		}
	})
}

// FuzzTimes holds that any two values get a relation and a reason.
func FuzzTimes(f *testing.F) {
	f.Add("2025-03-05", "2025-W10-WE", "by", "DATE")
	f.Add("P1Y6M", "PT", "", "DURATION")
	f.Add("2025-W", "XXXX-03-05", "", "DATE")
	f.Add("XXXX-WXX-9", "2025-WXX", "since", "SET")
	f.Fuzz(func(t *testing.T, x, y, signal, typ string) {
		v := Times(gainsay.Time{Value: x, Signal: signal, Type: typ}, gainsay.Time{Value: y, Type: typ})
		if v.Why == "" || v.Relation == "" {
			t.Errorf("%q, %q: %v", x, y, v)
		}
	})
}

func TestDimension(t *testing.T) {
	for unit, want := range map[string]string{
		"": "", "mile": "length", "canadian dollar": "money", "percent": "share", "dollar per share": "money per share",
		"mile per hour": "length per time", "square foot": "area", "year of age": "age", "quux": "quux",
	} {
		if got := Dimension(unit); got != want {
			t.Errorf("Dimension(%q) = %q, want %q", unit, got, want)
		}
	}
}
