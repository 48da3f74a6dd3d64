package measure

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/doc"
)

// plainDoc is an article that is not parsed.
func plainDoc(text string) *doc.Doc {
	return &doc.Doc{Article: &gainsay.Article{Text: text, Published: "2025-03-05"}}
}

// show is a quantity as the tables write it: the words, bound, value, unit and what it is of.
func show(text string, q gainsay.Quantity) string {
	s := fmt.Sprintf("%s|%s %g", q.Span.In(text), q.Bound, math.Round(q.Value*1000)/1000)
	if q.High != 0 {
		s += fmt.Sprintf("..%g", q.High)
	}
	if q.Approximate {
		s = strings.Replace(s, "|", "|~", 1)
	}
	return s + "|" + q.Unit + "|" + q.Of
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		what, text string
		want       []string
	}{
		{"a count", "The ferry carried 17 people.", []string{"17| 17||people"}},
		{"in words", "Twenty-five drummers marched.", []string{"Twenty-five| 25||drummer"}},
		{"of a group", "Two of the bakers left.", []string{"Two| 2||baker"}},
		{"a part", "A third of dockers agreed.", []string{"A third| 0.333||docker"}},
		{"of another count", "They lost 200 of their 1,000 lamps.", []string{"200| 200||lamp", "1,000| 1000||lamp"}},
		{"modifiers", "It ordered 12 new fishing boats.", []string{"12| 12||boat"}},
		{"joined", "A 10-member choir sang.", []string{"10| 10||member"}},

		{"nearly", "Nearly 90 kites flew.", []string{"Nearly 90|~less than 90||kite"}},
		{"about", "About 40 carts and some 30 mules came.", []string{"About 40|~about 40||cart", "some 30|~about 30||mule"}},
		{"more than", "More than 80 lorries waited.", []string{"More than 80|more than 80||lorry"}},
		{"no more than", "No more than 6 guests may enter.", []string{"No more than 6|at most 6||guest"}},
		{"no fewer than", "No fewer than 6 guests came.", []string{"No fewer than 6|at least 6||guest"}},
		{"at least", "At least 5 people fell ill.", []string{"At least 5|at least 5||people"}},
		{"up to", "Up to 300 seats are free.", []string{"Up to 300|at most 300||seat"}},
		{"an estimated", "An estimated 70 seals rested.", []string{"An estimated 70|~about 70||seal"}},
		{"after the number", "20-odd boats, 100+ drones and 15 or more kites.", []string{"20-odd|~about 20||boat", "100+|at least 100||drone", "15 or more|at least 15||kite"}},
		{"vague", "Dozens of hens and tens of thousands of bees.", []string{"Dozens|~at least 12||hen", "tens of thousands|~at least 10000||bee"}},
		{"between", "Between 40 and 50 homes burned.", []string{"Between 40 and 50|between 40..50||home"}},
		{"a range", "It takes 10-15 minutes or 2 to 3 hours.", []string{"10-15 minutes|between 10..15|minute|", "2 to 3 hours|between 2..3|hour|"}},
		{"a change is no range", "Losses rose from 10 to 20.", []string{"10| 10||", "20| 20||"}},

		{"money", "It cost $1.5m, £2bn, US$ 300 and 40 million euros.", []string{"$1.5m| 1.5e+06|dollar|", "£2bn| 2e+09|pound sterling|", "US$ 300| 300|dollar|", "40 million euros| 4e+07|euro|"}},
		{"money of countries", "C$5, 20 Swiss francs, 100 rubles, EUR 7.", []string{"C$5| 5|canadian dollar|", "20 Swiss francs| 20|swiss franc|", "100 rubles| 100|russian ruble|", "EUR 7| 7|euro|"}},
		{"a range of money", "Tickets are $5 to $10; repairs $5-10 million.", []string{"$5 to $10|between 5..10|dollar|", "$5-10 million|between 5e+06..1e+07|dollar|"}},
		{"a rate", "They pay $2 per share and 50 cents a litre.", []string{"$2 per share| 2|dollar per share|", "50 cents a litre| 50|cent per litre|"}},
		{"two units", "It cost 3 dollars 50 cents.", []string{"3 dollars 50 cents| 3.5|dollar|"}},

		{"shares", "Rents rose 3.5%, or 2 percentage points.", []string{"3.5%| 3.5|percent|", "2 percentage points| 2|percentage point|"}},
		{"decimal comma", "Output fell by 2,5 per cent.", []string{"2,5 per cent| 2.5|percent|"}},
		{"a share of", "Some 40 percent of bakers agreed.", []string{"Some 40 percent|~about 40|percent|baker"}},

		{"ages", "The four-year-old met Ann Lee, 34, and a man aged 71.", []string{"four-year-old| 4|year of age|", "34| 34|year of age|", "aged 71| 71|year of age|"}},
		{"more ages", "He is 40 years old; at six weeks of age it slept.", []string{"40 years old| 40|year of age|", "six weeks of age| 6|week of age|"}},

		{"lengths", "A 10 km walk, 5 feet 2 inches, 3,000 metres.", []string{"10 km| 10|kilometre|", "5 feet 2 inches| 5.167|foot|", "3,000 metres| 3000|metre|"}},
		{"areas", "12 square kilometres, 40 hectares, 30 m².", []string{"12 square kilometres| 12|square kilometre|", "40 hectares| 40|hectare|", "30 m²| 30|square metre|"}},
		{"weights", "It weighs 200 pounds, or 5 tonnes of rice.", []string{"200 pounds| 200|pound-mass|", "5 tonnes| 5|metric ton|rice"}},
		{"speeds", "At 60 km/h, 80 mph and 20 knots.", []string{"60 km/h| 60|kilometre per hour|", "80 mph| 80|mile per hour|", "20 knots| 20|knot|"}},
		{"temperatures", "It was -5 °C, 90 degrees Fahrenheit.", []string{"-5 °C| -5|celsius|", "90 degrees Fahrenheit| 90|fahrenheit|"}},
		{"millions of people", "About 1.5m voters stayed; he is 1.8m tall.", []string{"About 1.5m|~about 1.5e+06||voter", "1.8m| 1.8|metre|"}},
		{"a measure before its noun", "A 10-gallon cooler leaked.", []string{"10-gallon| 10|gallon|cooler"}},

		{"scores", "The team won 3-1; the vote passed 52–48.", []string{"3-1| 3..1|score|", "52–48| 52..48|score|"}},
		{"ranks", "The No. 5 seed ranked third.", []string{"No. 5| 5|rank|", "ranked third| 3|rank|"}},
		{"times", "Almost three times as many, twice the price, a tenfold rise.", []string{"Almost three times|~less than 3|time|", "twice| 2|time|"}},
	} {
		var got []string
		for _, q := range Find(plainDoc(c.text)) {
			got = append(got, show(c.text, q))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s: %s\n got %q\nwant %q", c.what, c.text, got, c.want)
		}
	}
}

func TestNoQuantity(t *testing.T) {
	for _, text := range []string{
		"They met on 5 March 2025 at 10:30.",
		"In 1999 and 2024 the fair was held.",
		"The 1990s were wet, said the 19th-century diary.",
		"Call 555-0123 or +44 20 7946 0958.",
		"F-16 and Su-35 jets, the COVID-19 virus, a B2 visa.",
		"See https://example.org/2024/7/31 and page 12.",
		"Article 5 and Chapter 11, Flight 370.",
		"The one who left and no one else.",
		"At 123 Harbour Street.",
		"1. Boil it.\n\n2) Drain it.",
		"The address is 192.168.1.20.",
		"A second chance for the third man.",
	} {
		for _, q := range Find(plainDoc(text)) {
			t.Errorf("%s: found %s", text, show(text, q))
		}
	}
}

func TestImplausible(t *testing.T) {
	for _, c := range []struct{ text, why string }{
		{"It would raise dues to 2031% of GDP.", "2031 reads as a year, not as a percentage"},
		{"“It is nearly 2031%,” she said.", "2031 reads as a year, not as a percentage"},
		{"The guild wants to raise dues to 40 euros until 3,5.", `a year is expected after "until", and 3,5 is none`},
		{"Dues must reach 5% of the budget by 2,5.", `a year is expected after "by", and 2,5 is none`},
		{"Some 140% of voters agreed.", "140% of voters is more than all of them"},
		{"Debt is 4,000% of GDP.", "4,000% of GDP is far above what any state reaches"},
		{"The 340-year-old teacher smiled.", "no one reaches the age of 340"},
		{"Bob Ray, 340, said so.", "no one reaches the age of 340"},
		{"Between 90 and 40 people came.", "the upper end, 40, lies below the lower end, 90"},
		{"It was -300 °C outside.", "nothing is colder than absolute zero"},
	} {
		whys := ""
		for _, q := range Find(plainDoc(c.text)) {
			whys += q.Implausible
		}
		if whys != c.why {
			t.Errorf("%s: %q, want %q", c.text, whys, c.why)
		}
	}
	for _, text := range []string{
		"Prices rose 2,031% and then 300%.",
		"Traffic is up 2000% on the year.",
		"The 340-year-old oak fell.",
		"Debt is 260% of GDP; the fund met 120% of its target.",
		"Rates rose by 2,5 in May.",
		"Flight MH, 370, was late.",
		"A profit of 2024% surprised investors who gained most.",
		"Temperatures fell from 90 to 40.",
	} {
		for _, q := range Find(plainDoc(text)) {
			if q.Implausible != "" {
				t.Errorf("%s: %s: %s", text, q.Span.In(text), q.Implausible)
			}
		}
	}
}

func TestMeasured(t *testing.T) {
	text := "It ordered 12 new fishing boats and 3% of shares."
	var got []string
	for _, q := range Find(plainDoc(text)) {
		got = append(got, q.Measured(text))
	}
	if strings.Join(got, ",") != "new fishing boat,percent" {
		t.Errorf("%q", got)
	}
}

// A parsed article's tree says what rose; here it is built by hand.
func TestTree(t *testing.T) {
	text := "Bread prices rose 3%."
	d := plainDoc(text)
	d.Parsed = true
	d.Tokens = []doc.Token{
		{Start: 0, End: 5, Head: 1, Tag: doc.NOUN, Rel: doc.Compound, Lemma: "bread"},
		{Start: 6, End: 12, Head: 2, Tag: doc.NOUN, Rel: doc.Nsubj, Lemma: "price"},
		{Start: 13, End: 17, Head: -1, Tag: doc.VERB, Rel: doc.Root, Lemma: "rise"},
		{Start: 18, End: 19, Head: 4, Tag: doc.NUM, Rel: doc.Nummod, Lemma: "3"},
		{Start: 19, End: 20, Head: 2, Tag: doc.SYM, Rel: doc.OblUnmarked, Lemma: "%"},
		{Start: 20, End: 21, Head: 2, Tag: doc.PUNCT, Rel: doc.Punct, Lemma: "."},
	}
	q := Find(d)
	if len(q) != 1 || q[0].Of != "price" || q[0].OfSpan.In(text) != "prices" {
		t.Errorf("%+v", q)
	}
}

// FuzzFind holds that quantities slice the text, stand in order and do not overlap.
func FuzzFind(f *testing.F) {
	f.Add("nearly 90 ships, $1.5m-a-year, 5 feet 2 inches \xff 3-1 aged 340")
	f.Add(strings.Repeat("1-", 500) + strings.Repeat("a hundred ", 300))
	f.Add("555-0123 " + strings.Repeat("12 ", 200) + "% of the the the")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, q := range Find(plainDoc(text)) {
			if q.Span.Start < end || q.Span.In(text) == "" || !q.OfSpan.Empty() && q.OfSpan.In(text) == "" {
				t.Fatalf("%+v after %d in %q", q, end, text)
			}
			if math.IsNaN(q.Value) || math.IsInf(q.Value, 0) {
				t.Fatalf("value of %+v in %q", q, text)
			}
			end = q.Span.End
		}
	})
}

// TestLinear holds that twice the text takes no more than a few times the steps: a
// long hostile text must end at all.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"1-", "1,", "five hundred ", "$", "aged ", "between 5 and ", "555-", "more than ", "-", "a of "} {
		text := strings.Repeat(unit, 200_000/len(unit))
		for _, q := range Find(plainDoc(text)) {
			if q.Span.In(text) == "" {
				t.Fatalf("%q: %+v", unit, q)
			}
		}
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The council said on Friday that nearly 90 of its 1,200 buses, worth $4.5 million, were 12 years old, "+
		"and that fares would rise 3.5% in March 2026. Two of the drivers, aged 34 and 51, walked 10 km home after the meeting ended. ", 200)
	d := plainDoc(text)
	d.Times = []gainsay.Time{}
	words := len(strings.Fields(text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(d)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
