package compare

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"gainsay"
)

// stretchOf is what a TIMEX3 date or time covers; ok is false for what is none.
func stretchOf(t gainsay.Time) (stretch, bool) {
	v := t.Value
	date, clock, hasClock := strings.Cut(v, "T")
	s, ok := dayStretch(date)
	if !ok || !hasClock {
		return partOfStretch(s, t.Mod), ok
	}
	if h, m, ok := clockOf(clock); ok {
		offset, known := zoneOffset(t.Zone)
		at := s.from.Add(time.Duration(h)*time.Hour + time.Duration(m)*time.Minute - time.Duration(offset)*time.Minute)
		return stretch{at, at.Add(time.Minute), true, known}, true
	}
	from, to := partOfDay(clock)
	if to == 0 {
		return s, false
	}
	return stretch{s.from.Add(time.Duration(from) * time.Hour), s.from.Add(time.Duration(to) * time.Hour), false, false}, true
}

func clockOf(s string) (h, m int, ok bool) {
	if len(s) < 5 || s[2] != ':' {
		return 0, 0, false
	}
	h, err1 := strconv.Atoi(s[:2])
	m, err2 := strconv.Atoi(s[3:5])
	return h, m, err1 == nil && err2 == nil && h <= 24 && m < 60
}

// partOfStretch is the part of a single day that a modifier leaves: "late on Tuesday".
func partOfStretch(s stretch, mod string) stretch {
	if s.to.Sub(s.from) != 24*time.Hour {
		return s
	}
	switch mod {
	case "START":
		s.to = s.from.Add(12 * time.Hour)
	case "END":
		s.from = s.from.Add(16 * time.Hour)
	}
	return s
}

// partOfDay is the hours of a part of the day; night runs into the next day.
func partOfDay(code string) (from, to int) {
	switch code {
	case "MO":
		return 4, 12
	case "AF":
		return 12, 18
	case "EV":
		return 17, 24
	case "NI":
		return 18, 30
	}
	return 0, 0
}

// dayStretch reads a date of any granularity: century, decade, year, half, quarter,
// season, month, week, weekend, day.
func dayStretch(v string) (stretch, bool) {
	span := func(from time.Time, years, months, days int) (stretch, bool) {
		return stretch{from: from, to: from.AddDate(years, months, days)}, true
	}
	n, err := strconv.Atoi(head(v))
	if err != nil || n < 0 {
		return stretch{}, false
	}
	first := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	switch {
	case len(v) == 2:
		return span(first(n*100, 1, 1), 100, 0, 0)
	case len(v) == 3:
		return span(first(n*10, 1, 1), 10, 0, 0)
	case len(v) == 4:
		return span(first(n, 1, 1), 1, 0, 0)
	case len(v) < 6 || v[4] != '-':
		return stretch{}, false
	}
	rest := v[5:]
	switch {
	case rest[0] == 'Q' && len(rest) == 2 && rest[1] >= '1' && rest[1] <= '4':
		return span(first(n, 3*int(rest[1]-'1')+1, 1), 0, 3, 0)
	case rest[0] == 'H' && len(rest) == 2 && (rest[1] == '1' || rest[1] == '2'):
		return span(first(n, 6*int(rest[1]-'1')+1, 1), 0, 6, 0)
	case rest[0] == 'W' && len(rest) >= 3 && rest[1] != 'I':
		return weekStretch(n, rest)
	case seasonStart(rest) > 0:
		return span(first(n, seasonStart(rest), 1), 0, 3, 0)
	}
	if d, err := time.Parse("2006-01-02", v); err == nil {
		return span(d, 0, 0, 1)
	}
	if d, err := time.Parse("2006-01", v); err == nil {
		return span(d, 0, 1, 0)
	}
	return stretch{}, false
}

// head is the leading digits of a value.
func head(v string) string { return v[:min(len(v), max(2, min(4, digitsIn(v))))] }

func digitsIn(v string) int {
	n := 0
	for n < len(v) && v[n] >= '0' && v[n] <= '9' {
		n++
	}
	return n
}

// seasonStart is the month that a season of the northern hemisphere begins in.
func seasonStart(code string) int {
	switch code {
	case "SP":
		return 3
	case "SU":
		return 6
	case "FA":
		return 9
	case "WI":
		return 12
	}
	return 0
}

// weekStretch reads "W09" and "W09-WE".
func weekStretch(year int, rest string) (stretch, bool) {
	w, err := strconv.Atoi(rest[1:min(3, len(rest))])
	if err != nil || w < 1 || w > 53 {
		return stretch{}, false
	}
	jan4 := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(w-1))
	if strings.HasSuffix(rest, "-WE") {
		return stretch{from: monday.AddDate(0, 0, 5), to: monday.AddDate(0, 0, 7)}, true
	}
	return stretch{from: monday, to: monday.AddDate(0, 0, 7)}, len(rest) == 3
}

// zoneOffset is minutes east of Greenwich for the zones that news prints and that
// mean one offset (https://www.iana.org/time-zones); ok is false for others.
func zoneOffset(z string) (int, bool) {
	switch z {
	case "GMT", "UTC", "WET", "Z":
		return 0, true
	case "BST", "CET", "WAT":
		return 60, true
	case "CEST", "EET", "SAST":
		return 120, true
	case "EEST", "MSK", "TRT", "EAT":
		return 180, true
	case "HKT", "SGT":
		return 480, true
	case "JST", "KST":
		return 540, true
	case "AEST":
		return 600, true
	case "AEDT":
		return 660, true
	case "NZST":
		return 720, true
	case "NZDT":
		return 780, true
	case "EDT":
		return -240, true
	case "EST", "CDT":
		return -300, true
	case "CST", "MDT":
		return -360, true
	case "MST", "PDT":
		return -420, true
	case "PST":
		return -480, true
	}
	return 0, false
}

// said is a time in words, with its signal and modifier: "by 2027", "about 10:30 GMT on 5 March 2025".
func said(t gainsay.Time) string {
	words := bare(t)
	switch t.Mod {
	case "APPROX":
		words = "about " + words
	case "MORE_THAN":
		words = "more than " + words
	case "LESS_THAN":
		words = "less than " + words
	case "EQUAL_OR_MORE":
		words = "at least " + words
	case "EQUAL_OR_LESS":
		words = "up to " + words
	}
	if side(t) != 0 {
		words = t.Signal + " " + words
	}
	return words
}

// bare is the value of a time in words.
func bare(t gainsay.Time) string {
	if t.Type == "SET" || strings.HasPrefix(t.Value, "P") {
		return lengthWords(t)
	}
	date, clock, has := strings.Cut(t.Value, "T")
	words := dayWords(date)
	if !has {
		return words
	}
	if _, _, ok := clockOf(clock); ok {
		return strings.TrimSuffix(clock+" "+t.Zone, " ") + " on " + words
	}
	switch clock {
	case "MO":
		return "the morning of " + words
	case "AF":
		return "the afternoon of " + words
	case "EV":
		return "the evening of " + words
	}
	return "the night of " + words
}

func lengthWords(t gainsay.Time) string {
	if q, ok := lengthOf(gainsay.Time{Value: firstNamed(t.Value, "P")}); ok && strings.HasPrefix(t.Value, "P") {
		if t.Type == "SET" {
			return "every " + strings.TrimPrefix(phrase(q), "1 ")
		}
		return phrase(q)
	}
	if v, ok := strings.CutPrefix(t.Value, "XXXX-WXX-"); ok && len(v) == 1 && v[0] >= '1' && v[0] <= '7' {
		return "every " + time.Weekday(int(v[0]-'0')%7).String()
	}
	if strings.HasPrefix(t.Value, "PX") || strings.HasPrefix(t.Value, "PTX") {
		if unit := lengthUnit(t.Value[len(t.Value)-1], strings.HasPrefix(t.Value, "PT")); unit != "" {
			return "several " + pluralOf(unit)
		}
	}
	return t.Value
}

// dayWords is a date in words: "5 March 2025", "March 2025", "the third quarter of 2024".
func dayWords(v string) string {
	if open(v) {
		return openWords(v)
	}
	year := head(v)
	switch {
	case len(v) == 2:
		return "the century from " + v + "00"
	case len(v) == 3:
		return "the " + v + "0s"
	case len(v) < 6:
		return v
	}
	rest := v[5:]
	switch {
	case rest[0] == 'Q':
		return "quarter " + rest[1:] + " of " + year
	case rest[0] == 'H':
		return "half " + rest[1:] + " of " + year
	case rest[0] == 'W' && len(rest) > 1 && rest[1] != 'I':
		if s, ok := weekStretch(number0(year), rest); ok {
			if strings.HasSuffix(rest, "-WE") {
				return "the weekend of " + s.from.Format("2 January 2006")
			}
			return "the week of " + s.from.Format("2 January 2006")
		}
	case seasonStart(rest) > 0:
		return map[string]string{"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}[rest] + " " + year
	}
	if d, err := time.Parse("2006-01-02", v); err == nil {
		return d.Format("2 January 2006")
	}
	if d, err := time.Parse("2006-01", v); err == nil {
		return d.Format("January 2006")
	}
	return v
}

func number0(s string) int { n, _ := strconv.Atoi(s); return n }

// openWords is a date with unknown parts in words.
func openWords(v string) string {
	if w, ok := strings.CutPrefix(v, "XXXX-WXX-"); ok && len(w) >= 1 && w[0] >= '1' && w[0] <= '7' {
		return "a " + time.Weekday(int(w[0]-'0')%7).String()
	}
	if rest, ok := strings.CutPrefix(v, "XXXX-"); ok {
		if d, err := time.Parse("01-02", rest); err == nil {
			return d.Format("2 January")
		}
		if d, err := time.Parse("01", rest); err == nil {
			return d.Format("January")
		}
	}
	return fmt.Sprintf("the open date %s", v)
}
