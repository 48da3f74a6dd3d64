package when

import (
	"strconv"
	"time"
)

// A civil is a day of the calendar. Month and day are 0 where only the year, or
// the year and month, are known.
type civil struct{ year, month, day int }

func (c civil) zero() bool { return c.year == 0 }

// parseDay reads the date at the start of an RFC 3339 time or of a date alone.
func parseDay(s string) civil {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return civil{}
	}
	y, m, d := small(s[:4]), small(s[5:7]), small(s[8:10])
	if y < 1 || !exists(y, m, d) {
		return civil{}
	}
	return civil{y, m, d}
}

// small reads up to four digits; -1 when s is no such number.
func small(s string) int {
	if s == "" || len(s) > 4 {
		return -1
	}
	v := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		v = v*10 + int(s[i]-'0')
	}
	return v
}

// daysIn is the number of days of a month; February of an unknown year (0) has 29.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year == 0 || year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// exists tells a day that the calendar has.
func exists(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

func (c civil) time() time.Time {
	return time.Date(c.year, time.Month(max(c.month, 1)), max(c.day, 1), 0, 0, 0, 0, time.UTC)
}

func civilOf(t time.Time) civil { return civil{t.Year(), int(t.Month()), t.Day()} }

func (c civil) addDays(n int) civil { return civilOf(c.time().AddDate(0, 0, n)) }

// addMonths moves by months and keeps no day: months have different lengths.
func (c civil) addMonths(n int) civil {
	m := c.year*12 + max(c.month, 1) - 1 + n
	return civil{year: m / 12, month: m%12 + 1}
}

// weekday is 1 for Monday to 7 for Sunday, as TIMEX3 and ISO 8601 count.
func (c civil) weekday() int { return (int(c.time().Weekday())+6)%7 + 1 }

// days is the number of days from d to c.
func (c civil) days(d civil) int { return int(c.time().Sub(d.time()).Hours() / 24) }

// before orders days; unknown parts count as their first.
func (c civil) before(d civil) bool { return c.time().Before(d.time()) }

// value is the TIMEX3 value with the parts that are known.
func (c civil) value() string {
	b := make([]byte, 0, 10)
	if c.year == 0 {
		b = append(b, "XXXX"...)
	} else {
		b = pad(b, c.year, 4)
	}
	if c.month > 0 {
		b = pad(append(b, '-'), c.month, 2)
	}
	if c.day > 0 {
		b = pad(append(b, '-'), c.day, 2)
	}
	return string(b)
}

// week is the value of the ISO week of c: "2025-W09".
func (c civil) week() string {
	y, w := c.time().ISOWeek()
	return string(pad(append(pad(nil, y, 4), "-W"...), w, 2))
}

// quarterOf is the quarter of the year that c lies in, 1 to 4.
func (c civil) quarterOf() int { return (max(c.month, 1)-1)/3 + 1 }

func quarterValue(year, q int) string {
	for q < 1 {
		year, q = year-1, q+4
	}
	for q > 4 {
		year, q = year+1, q-4
	}
	return yearValue(year) + "-Q" + strconv.Itoa(q)
}

func yearValue(y int) string {
	if y <= 0 {
		return "XXXX"
	}
	return string(pad(nil, y, 4))
}

func pad(b []byte, v, width int) []byte {
	s := strconv.Itoa(v)
	for i := len(s); i < width; i++ {
		b = append(b, '0')
	}
	return append(b, s...)
}

// nthWeekday is the nth (1-based; -1 for the last) weekday of a month.
func nthWeekday(year, month, weekday, n int) civil {
	if n < 0 {
		c := civil{year, month, daysIn(year, month)}
		return c.addDays(-((c.weekday() - weekday + 7) % 7))
	}
	c := civil{year, month, 1}
	return c.addDays((weekday-c.weekday()+7)%7 + 7*(n-1))
}

// easter is Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher).
func easter(y int) civil {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return civil{y, month, day}
}
