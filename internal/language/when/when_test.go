package when

import (
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/doc"
)

// wednesday is the day of publication in these tests: Wednesday, 5 March 2025.
const wednesday = "2025-03-05T18:30:00Z"

func plainDoc(text, published string) *doc.Doc {
	return &doc.Doc{Article: &gainsay.Article{Text: text, Published: published}}
}

// show is a time as the tables write it: words, type, value, and what else is known.
func show(text string, t gainsay.Time) string {
	s := t.Span.In(text) + "|" + t.Type + " " + t.Value
	for _, more := range []string{t.Mod, t.Zone, t.Signal} {
		if more != "" {
			s += " " + more
		}
	}
	return s
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		what, text string
		want       []string
	}{
		{"a date", "It opened on 3 March 2024.", []string{"3 March 2024|DATE 2024-03-03"}},
		{"American order", "It opened on Feb. 3, 2024, in rain.", []string{"Feb. 3, 2024|DATE 2024-02-03"}},
		{"ordinal", "On the 3rd of January 2025 it shut.", []string{"3rd of January 2025|DATE 2025-01-03"}},
		{"in figures", "Dated 2024-02-29, 12.03.2024 and 3/25/2024.", []string{"2024-02-29|DATE 2024-02-29", "12.03.2024|DATE 2024-03-12", "3/25/2024|DATE 2024-03-25"}},
		{"day and month in doubt", "Dated 3/4/2024.", []string{"3/4/2024|DATE 2024-XX-XX"}},
		{"no year: the nearest", "It began on 20 December and ends on 10 April.", []string{"20 December|DATE 2024-12-20", "10 April|DATE 2025-04-10"}},
		{"a month", "In January 2023 and last June it rained.", []string{"January 2023|DATE 2023-01", "last June|DATE 2024-06"}},
		{"a month behind", "It was sold in November.", []string{"November|DATE 2024-11"}},
		{"a month ahead", "It will be sold in November.", []string{"November|DATE 2025-11"}},
		{"May the word", "They may march in time.", nil},
		{"years", "From 1998 until 2004 he sailed.", []string{"1998|DATE 1998 from", "2004|DATE 2004 until"}},
		{"decades and centuries", "In the 1990s, the '80s and the 19th century.", []string{"the 1990s|DATE 199", "the '80s|DATE 198", "the 19th century|DATE 18"}},
		{"spoken years", "In nineteen ninety-six it fell.", []string{"nineteen ninety-six|DATE 1996"}},

		{"weekday behind", "He said Monday that it sank.", []string{"Monday|DATE 2025-03-03"}},
		{"weekday ahead", "They will meet on Monday.", []string{"Monday|DATE 2025-03-10"}},
		{"the same weekday", "It broke on Wednesday.", []string{"Wednesday|DATE 2025-03-05"}},
		{"last and next", "Last Friday, next Tuesday.", []string{"Last Friday|DATE 2025-02-28", "next Tuesday|DATE 2025-03-11"}},
		{"deadline", "The bakers have until Friday.", []string{"Friday|DATE 2025-03-07 until"}},
		{"near days", "Yesterday, today and tomorrow.", []string{"Yesterday|DATE 2025-03-04", "today|DATE 2025-03-05", "tomorrow|DATE 2025-03-06"}},
		{"parts of days", "On Tuesday night and this morning it snowed.", []string{"Tuesday night|TIME 2025-03-04TNI", "this morning|TIME 2025-03-05TMO"}},

		{"clock", "At 10:35 a.m. EDT on Monday the bell rang.", []string{"10:35 a.m. EDT on Monday|TIME 2025-03-03T10:35 EDT"}},
		{"twenty-four hours", "At 0735 GMT and at 18:05 it rang.", []string{"0735 GMT|TIME 2025-03-05T07:35 GMT", "18:05|TIME 2025-03-05T18:05"}},
		{"noon", "By noon on Thursday it was gone.", []string{"noon on Thursday|TIME 2025-03-06T12:00 by"}},
		{"spoken clock", "At six o'clock and four in the morning.", []string{"six o'clock|TIME 2025-03-05T06:00", "four in the morning|TIME 2025-03-05T04:00"}},

		{"weeks", "Last week, this week, next week.", []string{"Last week|DATE 2025-W09", "this week|DATE 2025-W10", "next week|DATE 2025-W11"}},
		{"months and years", "Last month, this year, next year.", []string{"Last month|DATE 2025-02", "this year|DATE 2025", "next year|DATE 2026"}},
		{"shades", "Earlier this month, late last year, early April 2024, the end of 2023.", []string{"Earlier this month|DATE 2025-03 START", "late last year|DATE 2024 END",
			"early April 2024|DATE 2024-04 START", "the end of 2023|DATE 2023 END"}},
		{"signals", "Shut since December; open by 2027.", []string{"December|DATE 2024-12 since", "2027|DATE 2027 by"}},
		{"seasons", "Last summer and the winter of 2022.", []string{"Last summer|DATE 2024-SU", "the winter of 2022|DATE 2022-WI"}},
		{"quarters", "In the third quarter of 2024, Q2 2023 and the first half of 2022.", []string{"the third quarter of 2024|DATE 2024-Q3", "Q2 2023|DATE 2023-Q2", "the first half of 2022|DATE 2022-H1"}},
		{"a quarter before", "Net in the fourth quarter of 2024 rose from a year earlier.", []string{"the fourth quarter of 2024|DATE 2024-Q4", "a year earlier|DATE 2023-Q4 from"}},
		{"ago", "Three days ago, two weeks ago, six months ago, ten years ago.", []string{"Three days ago|DATE 2025-03-02", "two weeks ago|DATE 2025-W08", "six months ago|DATE 2024-09", "ten years ago|DATE 2015"}},
		{"what was named", "On 12 May 2024 it rained; the next day it froze, and that year was cold.", []string{"12 May 2024|DATE 2024-05-12", "the next day|DATE 2024-05-13", "that year|DATE 2024"}},

		{"durations", "For three weeks, 30 days, two and a half years, a few hours.", []string{"three weeks|DURATION P3W", "30 days|DURATION P30D", "two and a half years|DURATION P2Y6M", "a few hours|DURATION PTXH"}},
		{"hedged durations", "More than two years, nearly an hour, at least 20 minutes.", []string{"two years|DURATION P2Y MORE_THAN", "an hour|DURATION PT1H LESS_THAN", "20 minutes|DURATION PT20M EQUAL_OR_MORE"}},
		{"compound", "It took 2 hours 15 minutes.", []string{"2 hours 15 minutes|DURATION PT2H15M"}},
		{"before a noun", "A 30-day truce in a two-year drought.", []string{"30-day|DURATION P30D", "two-year|DURATION P2Y"}},
		{"no age", "The four-year-old is 40 years old.", nil},
		{"sets", "Daily, every week, each Thursday, every two years.", []string{"Daily|SET P1D", "every week|SET P1W", "each Thursday|SET XXXX-WXX-4", "every two years|SET P2Y"}},
		{"vague", "It is now shut, and recently was not.", []string{"now|DATE PRESENT_REF", "recently|DATE PAST_REF"}},
		{"anniversary", "On the third anniversary they sang.", []string{"the third anniversary|DATE "}},
		{"holidays", "It fell on Christmas Day and will return on Good Friday.", []string{"Christmas Day|DATE 2024-12-25", "Good Friday|DATE 2025-04-18"}},
	} {
		var got []string
		for _, x := range Find(plainDoc(c.text, wednesday)) {
			got = append(got, show(c.text, x))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %s\n got %q\nwant %q", c.what, c.text, got, c.want)
		}
	}
}

func TestNoTime(t *testing.T) {
	for _, text := range []string{
		"Some 2,000 homes and $1999 were lost.",
		"Flight 2025 and room 1990.",
		"In a second he was gone.",
		"The Monthly Review printed it.",
		"A 5.30 rating and 3-1 win.",
		"She may spring up and fall.",
		"April Rowe and June Kerr sang.",
		"Three-quarters of them left.",
		"Call 555-2024-1999.",
		"It grew 20% annually and cost $5 a year.",
	} {
		for _, x := range Find(plainDoc(text, wednesday)) {
			t.Errorf("%s: found %s", text, show(text, x))
		}
	}
}

func TestOpen(t *testing.T) {
	for text, want := range map[string]string{
		"It sank on Friday.":        "XXXX-WXX-5",
		"It sank on 5 March.":       "XXXX-03-05",
		"It sank in March 2024.":    "2024-03",
		"It sank last week.":        "",
		"It sank at 10:30.":         "XXXX-XX-XXT10:30",
		"It sank three months ago.": pastRef,
	} {
		got := Find(plainDoc(text, ""))
		if len(got) != 1 || got[0].Value != want {
			t.Errorf("%s: %+v, want %q", text, got, want)
		}
	}
}

func TestDateline(t *testing.T) {
	for text, want := range map[string]string{
		"PORT QUAY, March 5, 2025 — The ferry sank on Monday.":         "2025-03-03",
		"Ferry sinks\n\n5 March 2025\n\nThe ferry sank on Monday.":     "2025-03-03",
		"The ferry that was built on 5 March 1999 sank on Monday.":     "XXXX-WXX-1",
		"Ferry sinks\n\nPublished: 2025-03-05\n\nIt sank on Monday.\n": "2025-03-03",
	} {
		got := Find(plainDoc(text, ""))
		if len(got) == 0 || got[len(got)-1].Value != want {
			t.Errorf("%s: %+v, want %q", text, got, want)
		}
	}
}

func TestImplausible(t *testing.T) {
	for text, want := range map[string]string{
		"It opened on February 30, 2025.":      "February has only 28 days",
		"It opened on 31 April.":               "April has only 30 days",
		"It opened on Feb. 29, 2023.":          "February 2023 had no 29th: it was no leap year",
		"It opened on 2023-02-29.":             "February 2023 had no 29th: it was no leap year",
		"It opened at 25:10.":                  "a day has no 25:10",
		"It opened on Monday, 5 March 2025.":   "5 March 2025 was a Wednesday, not a Monday",
		"He ruled from May 2024 to May 2020.":  "the end, May 2020, lies before the beginning, May 2024",
		"Due between 2030 and 2025.":           "the end, 2025, lies before the beginning, 2030",
		"It opened on Wednesday, 5 March 2025": "",
		"He ruled from 1999 to 2004.":          "",
		"It opened on Feb. 29, 2024.":          "",
		"From 2004 it grew to 1999 boats.":     "",
	} {
		why := ""
		for _, x := range Find(plainDoc(text, wednesday)) {
			why += x.Implausible
		}
		if why != want {
			t.Errorf("%s: %q, want %q", text, why, want)
		}
	}
}

func TestBelong(t *testing.T) {
	text := "The mayor said Friday that bakers left on Monday."
	got := Find(plainDoc(text, wednesday))
	if len(got) != 2 || got[0].Of != "say" || got[1].Of != "" {
		t.Errorf("from the surface: %+v", got)
	}
	d := plainDoc("Bakers left Monday.", wednesday)
	d.Parsed = true
	d.Tokens = []doc.Token{
		{Start: 0, End: 6, Head: 1, Tag: doc.NOUN, Rel: doc.Nsubj, Lemma: "baker"},
		{Start: 7, End: 11, Head: -1, Tag: doc.VERB, Rel: doc.Root, Lemma: "leave"},
		{Start: 12, End: 18, Head: 1, Tag: doc.PROPN, Rel: doc.OblUnmarked, Lemma: "Monday"},
		{Start: 18, End: 19, Head: 1, Tag: doc.PUNCT, Rel: doc.Punct, Lemma: "."},
	}
	if got := Find(d); len(got) != 1 || got[0].Of != "leave" || got[0].OfSpan.In(d.Text()) != "left" {
		t.Errorf("from the tree: %+v", got)
	}
}

// FuzzFind holds that times slice the text, stand in order and do not overlap.
func FuzzFind(f *testing.F) {
	f.Add("At 10:35 a.m. (0735 GMT) Friday, \xff the third quarter of 1989", wednesday)
	f.Add("the last the last two and a half years ago or so, Mon., Feb. 30 '99", "")
	f.Add(strings.Repeat("2025-03-05-", 100)+strings.Repeat("a few ", 100), "0001-01-01")
	f.Add("seven hundred million years ago, 9999 centuries ago, midnight", "9999-12-31")
	f.Fuzz(func(t *testing.T, text, published string) {
		end := 0
		for _, x := range Find(plainDoc(text, published)) {
			if x.Span.Start < end || x.Span.In(text) == "" || !x.OfSpan.Empty() && x.OfSpan.In(text) == "" {
				t.Fatalf("%+v after %d in %q", x, end, text)
			}
			switch x.Type {
			case dateType, timeType, durationType, setType:
			default:
				t.Fatalf("type of %+v", x)
			}
			end = x.Span.End
		}
	})
}

// A long hostile text must end.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"monday ", "the ", "last ", "5 march ", "2025-", "a few ", "from ", "( 0735 gmt ) ", "every ", "early "} {
		text := strings.Repeat(unit, 200_000/len(unit))
		for _, x := range Find(plainDoc(text, wednesday)) {
			if x.Span.In(text) == "" {
				t.Fatalf("%q: %+v", unit, x)
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The council said on Friday that nearly 90 of its 1,200 buses, worth $4.5 million, were 12 years old, "+
		"and that fares would rise 3.5% in March 2026. Two of the drivers, aged 34 and 51, walked 10 km home after the meeting ended. ", 200)
	d := plainDoc(text, wednesday)
	words := len(strings.Fields(text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(d)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
