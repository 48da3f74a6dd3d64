package when

// month is 1 to 12 for the name of a month, full or short, 0 for any other word;
// short tells an abbreviation, which may carry a full stop.
func month(s string) (m int, short bool) {
	switch s {
	case "january":
		return 1, false
	case "february":
		return 2, false
	case "march":
		return 3, false
	case "april":
		return 4, false
	case "may":
		return 5, false
	case "june":
		return 6, false
	case "july":
		return 7, false
	case "august":
		return 8, false
	case "september":
		return 9, false
	case "october":
		return 10, false
	case "november":
		return 11, false
	case "december":
		return 12, false
	}
	return shortMonth(s), true
}

func shortMonth(s string) int {
	switch s {
	case "jan":
		return 1
	case "feb":
		return 2
	case "mar":
		return 3
	case "apr":
		return 4
	case "jun":
		return 6
	case "jul":
		return 7
	case "aug":
		return 8
	case "sept", "sep":
		return 9
	case "oct":
		return 10
	case "nov":
		return 11
	case "dec":
		return 12
	}
	return 0
}

// weekday is 1 for Monday to 7 for Sunday, 0 for any other word; plural tells "Mondays".
func weekday(s string) (d int, plural bool) {
	switch s {
	case "monday", "mon":
		return 1, false
	case "tuesday", "tue", "tues":
		return 2, false
	case "wednesday", "wed":
		return 3, false
	case "thursday", "thu", "thurs":
		return 4, false
	case "friday", "fri":
		return 5, false
	case "saturday":
		return 6, false
	case "sunday":
		return 7, false
	case "mondays":
		return 1, true
	case "tuesdays":
		return 2, true
	case "wednesdays":
		return 3, true
	case "thursdays":
		return 4, true
	case "fridays":
		return 5, true
	case "saturdays":
		return 6, true
	case "sundays":
		return 7, true
	}
	return 0, false
}

// A unit of time. The zero unit is none.
type unit uint8

const (
	second unit = iota + 1
	minute
	hour
	day
	weekUnit
	fortnight
	monthUnit
	quarterUnit
	year
	decadeUnit
	centuryUnit
	weekendUnit
	seasonUnit
)

// unitOf reads "day", "days", "yr", "hrs"; plural tells the plural.
func unitOf(s string) (u unit, plural bool) {
	switch s {
	case "second", "sec":
		return second, false
	case "seconds", "secs":
		return second, true
	case "minute", "min":
		return minute, false
	case "minutes", "mins":
		return minute, true
	case "hour", "hr":
		return hour, false
	case "hours", "hrs":
		return hour, true
	case "day":
		return day, false
	case "days":
		return day, true
	case "week":
		return weekUnit, false
	case "weeks":
		return weekUnit, true
	case "fortnight":
		return fortnight, false
	case "fortnights":
		return fortnight, true
	}
	return longUnit(s)
}

func longUnit(s string) (u unit, plural bool) {
	switch s {
	case "month":
		return monthUnit, false
	case "months":
		return monthUnit, true
	case "quarter":
		return quarterUnit, false
	case "quarters":
		return quarterUnit, true
	case "year", "yr":
		return year, false
	case "years", "yrs":
		return year, true
	case "decade":
		return decadeUnit, false
	case "decades":
		return decadeUnit, true
	case "century":
		return centuryUnit, false
	case "centuries":
		return centuryUnit, true
	case "weekend":
		return weekendUnit, false
	case "weekends":
		return weekendUnit, true
	}
	return 0, false
}

// season is the TIMEX3 code of a season, "" for any other word.
func season(s string) string {
	switch s {
	case "spring":
		return "SP"
	case "summer":
		return "SU"
	case "autumn", "fall":
		return "FA"
	case "winter":
		return "WI"
	}
	return ""
}

// seasonBegins is the month that a season of the northern hemisphere begins in.
func seasonBegins(code string) int {
	switch code {
	case "SP":
		return 3
	case "SU":
		return 6
	case "FA":
		return 9
	}
	return 12
}

// dayPart is the TIMEX3 code of a part of the day, "" for any other word.
func dayPart(s string) string {
	switch s {
	case "morning", "dawn", "mornings":
		return "TMO"
	case "afternoon", "afternoons":
		return "TAF"
	case "evening", "evenings":
		return "TEV"
	case "night", "nights":
		return "TNI"
	}
	return ""
}

// zone tells the abbreviation of a time zone; in lower case since atoms are.
func zone(s string) bool {
	switch s {
	case "gmt", "utc", "bst", "cet", "cest", "eet", "eest", "wet", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt",
		"pst", "pdt", "pt", "ist", "jst", "kst", "hkt", "sgt", "aest", "aedt", "nzst", "nzdt", "msk", "trt", "sast", "wat", "eat", "z":
		return true
	}
	return false
}

// starts tells the words that a time may begin with: a word for a number, a unit,
// a name of the calendar, or one that places a time. All others are passed over.
func starts(s string) bool {
	switch s {
	case "the", "a", "an", "this", "that", "last", "next", "past", "previous", "following", "coming", "same", "current", "latest", "recent", "its",
		"early", "late", "mid", "earlier", "later", "end", "beginning", "middle", "start", "every", "each", "daily", "weekly", "annually", "monthly", "hourly",
		"today", "yesterday", "tomorrow", "tonight", "now", "currently", "recently", "nowadays", "noon", "midday", "midnight",
		"several", "few", "couple", "many", "some", "half", "hundred", "hundreds", "thousands", "dozens",
		"fiscal", "nineties", "eighties", "seventies", "sixties", "fifties", "forties", "thirties", "twenties", "future",
		"christmas", "thanksgiving", "easter", "halloween", "new", "election", "independence", "good", "boxing", "valentine", "labor", "memorial", "veterans",
		"spring", "summer", "autumn", "fall", "winter", "morning", "q", "h", "upcoming", "one", "right", "just", "day", "eve", "more", "weekends", "sometime", "post", "pre",
		"yearly", "nightly", "biweekly", "ago", "present", "these", "those", "another", "overnight", "afternoon", "evening", "night":
		return true
	}
	if m, _ := month(s); m > 0 {
		return true
	}
	if d, _ := weekday(s); d > 0 {
		return true
	}
	if u, _ := unitOf(s); u > 0 {
		return true
	}
	return numberWord(s)
}
