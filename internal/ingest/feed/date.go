package feed

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// isoForms are the forms of RFC 3339 and ISO 8601 and their misspellings.
var isoForms = [...]string{
	time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02T15:04:05Z07",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05Z0700", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 Z0700",
	"20060102T150405Z0700", "20060102T150405Z",
	zoneless, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", "20060102T150405",
	dayAlone, "2006-01-02", "20060102", "2006/01/02",
}

// Marks in isoForms: what follows has no zone, and no time of day.
const (
	zoneless = "zoneless"
	dayAlone = "day alone"
)

// Date is a told date as RFC 3339 with its zone kept, without a zone where none is
// told or the told one is unknown, or as a day alone; "" for what is no date. It reads
// RFC 3339, RFC 822 and what feeds make of them: without weekday, with the month in
// full, with two-figure years, with 12-hour clocks, with names of zones.
func Date(told string) string {
	told = strings.Join(strings.Fields(told), " ")
	if len(told) > 80 {
		return ""
	}
	layout := time.RFC3339
	for _, form := range isoForms {
		switch form {
		case zoneless:
			layout = "2006-01-02T15:04:05"
			continue
		case dayAlone:
			layout = time.DateOnly
			continue
		}
		if at, err := time.Parse(form, told); err == nil && sane(at.Year()) {
			return at.Format(layout)
		}
	}
	return rfc822(told)
}

func sane(year int) bool { return year >= 1900 && year <= 2200 }

// zones are the names of zones that RFC 822 defines and those that feeds use and that
// mean one offset alone, in minutes east of Greenwich.
var zones = map[string]int{
	"gmt": 0, "ut": 0, "utc": 0, "z": 0, "wet": 0,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540, "kst": 540,
	"aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "hkt": 480, "sgt": 480, "akst": -540, "akdt": -480, "hst": -600,
}

var monthNames = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

func monthOf(word string) int {
	if len(word) < 3 {
		return 0
	}
	for i, name := range monthNames {
		full := strings.ToLower(time.Month(i + 1).String())
		if word == name || word == full || word == "sept" && name == "sep" {
			return i + 1
		}
	}
	return 0
}

// A sloppyDate is what the words of a date say so far; -1 is unsaid.
type sloppyDate struct {
	year, month, day      int
	hour, minute, second  int
	afternoon, forenoon   bool
	zone                  int // minutes
	zoned, foreign, timed bool
}

// rfc822 reads dates of named months, word by word.
func rfc822(told string) string {
	d := sloppyDate{year: -1, month: -1, day: -1}
	told = strings.NewReplacer(",", " ", "(", " ", ")", " ").Replace(strings.ToLower(told))
	words := strings.Fields(told)
	if len(words) > 0 && strings.Count(words[0], "-") == 2 { // 02-Jan-2006
		words = append(strings.Split(words[0], "-"), words[1:]...)
	}
	for _, word := range words {
		if !d.word(word) {
			return ""
		}
	}
	return d.string()
}

// word takes one word; it tells whether the word can stand in a date.
func (d *sloppyDate) word(word string) bool {
	if word = strings.TrimSuffix(word, "."); word == "" {
		return true
	}
	offset, zoned := zones[word]
	switch {
	case strings.Contains(word, ":") && word[0] >= '0' && word[0] <= '9':
		return d.clock(word)
	case word == "am" || word == "a.m":
		d.forenoon = true
	case word == "pm" || word == "p.m":
		d.afternoon = true
	case monthOf(word) > 0 && d.month < 0:
		d.month = monthOf(word)
	case zoned && d.timed:
		if !d.zoned {
			d.zone, d.zoned = offset, true
		}
	case word[0] == '+' || word[0] == '-' || strings.HasPrefix(word, "gmt") || strings.HasPrefix(word, "utc"):
		return d.offset(strings.TrimPrefix(strings.TrimPrefix(word, "gmt"), "utc"))
	case word[0] >= '0' && word[0] <= '9':
		return d.number(word)
	case weekday(word) || word == "at" || word == "of" || word == "the":
	case d.timed && len(word) <= 5:
		d.foreign = !d.zoned // a zone, but which?
	default:
		return false
	}
	return true
}

func weekday(word string) bool {
	for day := time.Sunday; day <= time.Saturday; day++ {
		full := strings.ToLower(day.String())
		if len(word) >= 3 && strings.HasPrefix(full, word) {
			return true
		}
	}
	return false
}

func (d *sloppyDate) number(word string) bool {
	for _, ending := range [...]string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, ending)
	}
	n, err := strconv.Atoi(word)
	if err != nil {
		return false
	}
	switch {
	case len(word) <= 2 && d.day < 0:
		d.day = n
	case len(word) == 4 && d.year < 0:
		d.year = n
	case len(word) == 2 && d.year < 0:
		d.year = 2000 + n
		if n >= 70 {
			d.year = 1900 + n
		}
	case len(word) == 4 && d.timed && !d.zoned: // "0000", a zone that lost its sign
		d.foreign = n != 0
		d.zoned = n == 0
	default:
		return false
	}
	return true
}

// clock reads "15:04", "15:04:05", "3:04pm", and a zone that follows at once.
func (d *sloppyDate) clock(word string) bool {
	if i := strings.IndexAny(word, "+-"); i > 0 {
		if !d.offset(word[i:]) {
			return false
		}
		word = word[:i]
	}
	for _, half := range [...]string{"am", "pm", "z"} {
		if rest, ok := strings.CutSuffix(word, half); ok {
			word = rest
			d.forenoon, d.afternoon, d.zoned = half == "am", half == "pm", half == "z" || d.zoned
		}
	}
	word, _, _ = strings.Cut(word, ".") // fractions of a second
	parts := strings.Split(word, ":")
	if len(parts) > 3 || d.timed {
		return false
	}
	values := [3]*int{&d.hour, &d.minute, &d.second}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || len(part) > 2 {
			return false
		}
		*values[i] = n
	}
	d.timed = true
	return true
}

// offset reads "+0200", "+02:00", "-5", "--0500".
func (d *sloppyDate) offset(word string) bool {
	if word == "" || d.zoned {
		d.zoned = true
		return true
	}
	sign := 1
	if word[0] == '-' {
		sign = -1
	}
	figures := strings.ReplaceAll(strings.TrimLeft(word, "+-"), ":", "")
	n, err := strconv.Atoi(figures)
	if err != nil || len(figures) > 4 {
		return false
	}
	if len(figures) <= 2 {
		n *= 100
	}
	if n/100 > 14 || n%100 > 59 {
		return false
	}
	d.zone, d.zoned = sign*(n/100*60+n%100), true
	return true
}

func (d *sloppyDate) string() string {
	if d.month < 1 || d.day < 1 || !sane(d.year) || d.minute > 59 || d.second > 60 {
		return ""
	}
	if d.afternoon && d.hour < 12 {
		d.hour += 12
	}
	if d.forenoon && d.hour == 12 {
		d.hour = 0
	}
	days := 0
	if d.hour == 24 && d.minute == 0 && d.second == 0 { // midnight at the day's end
		d.hour, days = 0, 1
	}
	at := time.Date(d.year, time.Month(d.month), d.day, d.hour, d.minute, min(d.second, 59), 0, time.UTC)
	if d.hour > 23 || at.Day() != d.day {
		return ""
	}
	at = at.AddDate(0, 0, days)
	switch {
	case !d.timed:
		return at.Format(time.DateOnly)
	case !d.zoned || d.foreign:
		return at.Format("2006-01-02T15:04:05")
	}
	return at.Format("2006-01-02T15:04:05") + zoneText(d.zone)
}

func zoneText(minutes int) string {
	switch {
	case minutes == 0:
		return "Z"
	case minutes < 0:
		return fmt.Sprintf("-%02d:%02d", -minutes/60, -minutes%60)
	}
	return fmt.Sprintf("+%02d:%02d", minutes/60, minutes%60)
}
