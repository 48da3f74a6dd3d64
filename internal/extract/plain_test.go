package extract

import (
	"fmt"
	"strings"
	"testing"

	"gainsay"
)

// text makes an article of a plain text.
func text(t *testing.T, content string) gainsay.Article {
	t.Helper()
	article, err := New().Article(gainsay.Raw{File: "a.txt", Format: gainsay.PlainText, Bytes: []byte(content)})
	if err != nil {
		t.Fatal(err)
	}
	return article
}

// marks prints an article's furniture, a piece a line.
func marks(a gainsay.Article) string {
	var b strings.Builder
	for _, f := range a.Furniture {
		fmt.Fprintf(&b, "%s: %s\n", f.Kind, f.Span.In(a.Text))
	}
	return b.String()
}

// Two paragraphs of an invented report, for texts that need a body.
const (
	fire = "The old mill on the quay burnt down on Monday night, and the fire brigade of Halden needed six hours to put it out."
	mill = "“We saw the flames from the bridge,” said the miller's neighbour, who had called the brigade shortly after ten."
)

func TestFurnitureOfAText(t *testing.T) {
	tests := []struct{ why, in, title, want string }{
		{"the head of a page", "Today: Mar 3, 2031\nSearch\nNorsk\nEnglish\n\nOld Mill in Halden Burns Down in the Night\n\n4 mins read\n" +
			"The quay\nThe mill was built long before the bridge over the river. (Photo by Ane BERG / POOL / AFP)\n\n" + fire + "\n" + mill,
			"Old Mill in Halden Burns Down in the Night",
			"navigation: Today: Mar 3, 2031\nnavigation: Search\nnavigation: Norsk\nnavigation: English\nnavigation: 4 mins read\ncaption: The quay\n" +
				"caption: The mill was built long before the bridge over the river. (Photo by Ane BERG / POOL / AFP)\n"},
		{"a line before the headline", "Nobody was hurt, but the harbour has lost a landmark.\n\nOld mill in Halden burns down, brigade fights flames for hours\n\n" +
			"1,204 views 17 reactions 3 comment(s)\nThe mill on Monday night, Photo: Reuters\nThe mill on Monday night, Photo: Reuters\n" +
			"Disclaimer: This text was made by machine translation and may be wrong.\n\n" + fire + "\n\n" + mill + "\n\nBonus video:",
			"Old mill in Halden burns down, brigade fights flames for hours",
			"navigation: 1,204 views 17 reactions 3 comment(s)\ncaption: The mill on Monday night, Photo: Reuters\ncaption: The mill on Monday night, Photo: Reuters\n" +
				"notice: Disclaimer: This text was made by machine translation and may be wrong.\nteaser: Bonus video:\n"},
		{"the foot of a page", "Mill burns\n\n" + fire + "\n\n" + mill + "\n\nThis article was prepared based on materials published by The Harbour Gazette.\n\n" +
			"All rights to the original text belong to The Harbour Gazette.\n\nDon't Miss\n\nA boat\n\nFerry to the Islands Late Again, Passengers Angry\n\n" +
			"According to the ferry's owner, the storm of last week had damaged the pier.\n\nNew bridge\n\nCouncil Votes for a Bridge over the Sound\n\n" +
			"The council of Halden had discussed the matter for nine years. It was not unanimous.",
			"Mill burns",
			"credit: This article was prepared based on materials published by The Harbour Gazette.\n" +
				"notice: All rights to the original text belong to The Harbour Gazette.\nteaser: Don't Miss\nteaser: A boat\n" +
				"teaser: Ferry to the Islands Late Again, Passengers Angry\nteaser: According to the ferry's owner, the storm of last week had damaged the pier.\n" +
				"teaser: New bridge\nteaser: Council Votes for a Bridge over the Sound\nteaser: The council of Halden had discussed the matter for nine years. It was not unanimous.\n"},
		{"a teaser head within the report ends with its headlines", "Mill burns\n\n" + fire + "\n\nRelated stories\n\nFerry late again\n\n" + mill + "\n\n" + fire[:90] + " again.",
			"Mill burns", "teaser: Related stories\nteaser: Ferry late again\n"},
		{"a head without anything under it", "Mill burns\n\n" + fire + "\nRead more\n" + mill, "Mill burns", "teaser: Read more\n"},
		{"a teaser in one line", "Mill burns\n\n" + fire + "\nREAD MORE: Ferry to the islands late again\n" + mill, "Mill burns",
			"teaser: READ MORE: Ferry to the islands late again\n"},
		{"bylines and agencies", "Mill burns\nBy Ane Berg and Jon Dahl, Harbour Gazette\n" + fire + "\n" + mill + "\nReuters - AFP", "Mill burns",
			"credit: By Ane Berg and Jon Dahl, Harbour Gazette\ncredit: Reuters - AFP\n"},
		{"the headline again", "Mill in Halden burns down\n\nMill in Halden burns down\nEnlarge this image toggle caption Ane Berg/AP Ane Berg/AP\n" + fire, "Mill in Halden burns down",
			"navigation: Mill in Halden burns down\ncaption: Enlarge this image toggle caption Ane Berg/AP Ane Berg/AP\n"},
		{"the headline run into the text", "Mill in Halden burns down\n\nMill in Halden burns down " + fire, "Mill in Halden burns down", "navigation: Mill in Halden burns down\n"},
		{"a caption run into the text", "Mill in Halden burns\n\nThe mill on Monday. (Photo: AP) " + fire, "Mill in Halden burns", "caption: The mill on Monday. (Photo: AP)\n"},
		{"notices run into the end of the text", "Mill burns\n\n" + fire + " " + mill + " The Associated Press contributed to this report. Copyright 2031 Harbour Gazette. All rights reserved.",
			"Mill burns", "credit: The Associated Press contributed to this report.\nnotice: Copyright 2031 Harbour Gazette.\nnotice: All rights reserved.\n"},
		{"captions that begin with an agency", "Mill burns\n\n" + fire + "\nReuters The mill in the evening light before the fire\n" + mill + "\nEPA Firefighters stand on the quay of the old harbour", "Mill burns",
			"caption: Reuters The mill in the evening light before the fire\ncaption: EPA Firefighters stand on the quay of the old harbour\n"},
		{"subscription", "Mill burns\n\n" + fire + "\nSign up for our newsletter\nSupport our journalism today", "Mill burns",
			"notice: Sign up for our newsletter\nnotice: Support our journalism today\n"},
		{"Windows line ends", "Mill burns\r\n\r\nSearch\r\n" + fire + "\r\n", "Mill burns", "navigation: Search\n"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			a := text(t, test.in)
			if a.Text != test.in {
				t.Errorf("the text is changed: %q", a.Text)
			}
			if a.Title != test.title || a.Headline.In(a.Text) != test.title {
				t.Errorf("title %q at %q, want %q", a.Title, a.Headline.In(a.Text), test.title)
			}
			if got := marks(a); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestWhatIsNoFurniture(t *testing.T) {
	for _, line := range []string{
		"“Don't miss the last boat,” the captain told the passengers who were still on the pier.",
		"The photo by a Reuters photographer showed how far the water had come, officials said.",
		"Photographers of three agencies waited at the gate, but the minister left by another door.",
		"Subscribe to nothing that you have not read, the consumer office told the people of Halden.",
		"He said that all rights of the workers had been violated, and that nobody had listened to them for years.",
		"A section heading",
		"What the council wants now",
		"The treaty's copyright rules were changed in March, the ministry said, and nobody had noticed.",
		"The views of the village are divided: some like the bridge, and others do not want it at all.",
		"By Sunday evening, the water had reached the church, and the brigade asked for help from the coast.",
		"Her work contributed to this report's conclusions, the committee said on Tuesday in Halden.",
	} {
		a := text(t, "Mill in Halden burns down\n\n"+fire+"\n\n"+line+"\n\n"+mill+"\n"+fire[:80]+" too.")
		if len(a.Furniture) > 0 {
			t.Errorf("%q is marked as\n%s", line, marks(a))
		}
	}
}

func TestTitle(t *testing.T) {
	tests := []struct{ why, in, want string }{
		{"a text that begins with its first paragraph has none", fire + "\n\n" + mill, ""},
		{"one line has none", "Mill burns", ""},
		{"a question", "Who set fire to the mill?\n\n" + fire, "Who set fire to the mill?"},
		{"behind a byte order mark", "\uFEFFMill burns\n\n" + fire, "Mill burns"},
		{"no title but a long paragraph of one sentence", fire, ""},
	}
	for _, test := range tests {
		a := text(t, test.in)
		if a.Title != test.want || a.Headline.In(a.Text) != test.want {
			t.Errorf("%s: title %q at %q, want %q", test.why, a.Title, a.Headline.In(a.Text), test.want)
		}
	}
}

func TestRecord(t *testing.T) {
	raw := gainsay.Raw{File: "f.jsonl", Format: gainsay.Record, Bytes: []byte("  Mill burns\n\n" + fire + "\n"), ID: " 7 ", Outlet: "Bay Times",
		Published: "2031-03-03T22:10:00+01:00", Title: "Mill burns", URL: "https://www.bay.example/mill"}
	a, err := New().Article(raw)
	if err != nil {
		t.Fatal(err)
	}
	if a.Text != string(raw.Bytes) || a.ID != raw.ID || a.Published != raw.Published || a.Outlet.Domain != "bay.example" || a.Language != "en" {
		t.Errorf("the record is not echoed: %+v", a)
	}
	if a.Headline.In(a.Text) != "Mill burns" {
		t.Errorf("the headline is %q", a.Headline.In(a.Text))
	}
	raw.Title = "Fire at the mill"
	if a, _ = New().Article(raw); a.Title != "Fire at the mill" || !a.Headline.Empty() {
		t.Errorf("a title that is not in the text is %q at %v", a.Title, a.Headline)
	}
}

func TestIdentity(t *testing.T) {
	one, again, other := text(t, fire), text(t, fire), text(t, mill)
	if one.ID != again.ID || one.ID == other.ID || len(one.ID) != 12 || one.Hash != gainsay.Hash(fire) {
		t.Errorf("IDs %q %q %q, hash %q", one.ID, again.ID, other.ID, one.Hash)
	}
}

func TestInvalidUTF8(t *testing.T) {
	if a := text(t, "Caf\xe9 burns\n\n"+fire); a.Text != "Caf\uFFFD burns\n\n"+fire {
		t.Errorf("got %q", a.Text)
	}
}

func TestRefusedTexts(t *testing.T) {
	for _, raw := range []gainsay.Raw{
		{Format: gainsay.PlainText, Bytes: []byte(" \n\t\uFEFF")},
		{Format: gainsay.HTML, Bytes: []byte("<html><body></body></html>")},
		{Format: "tape", Bytes: []byte(fire)},
	} {
		if _, err := New().Article(raw); gainsay.KindOf(err) != gainsay.Invalid {
			t.Errorf("%s %q gives %v, want an Invalid error", raw.Format, raw.Bytes, err)
		}
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct{ want, in string }{
		{"en", fire + "\n" + mill},
		{"de", "Die alte Mühle am Hafen ist in der Nacht zum Dienstag abgebrannt. Die Feuerwehr brauchte sechs Stunden, um den Brand zu löschen, und niemand wurde verletzt."},
		{"ru", "Старая мельница на набережной сгорела в ночь на вторник. Пожарным понадобилось шесть часов, чтобы потушить огонь, никто не пострадал."},
		{"", "Halden 3:1 (2:0)"},
	}
	for _, test := range tests {
		if got := text(t, test.in).Language; got != test.want {
			t.Errorf("%.40q is in %q, want %q", test.in, got, test.want)
		}
	}
}

func TestPublishedDate(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2031-02-03", "2031-02-03"},
		{"2031-02-03T10:20:30+05:00", "2031-02-03T10:20:30+05:00"},
		{"2031-02-03T10:20:30", "2031-02-03T10:20:30-00:00"}, // no zone told
		{"2031-02-03T00:00:00", "2031-02-03"},                // a date that a program wrote
		{"2031-02-03 10:20:30 +0500", "2031-02-03T10:20:30+05:00"},
		{"2031-02-03T25:00:00", "2031-02-03"},
		{"last week", ""},
		{"", ""},
	}
	for _, test := range tests {
		if got := publishedDate(test.in); got != test.want {
			t.Errorf("%q gives %q, want %q", test.in, got, test.want)
		}
	}
}

func TestExcerpts(t *testing.T) {
	quote := "We saw the flames from the bridge and nobody came to help us"
	body := fire + "\n“" + quote + ",” said the miller's neighbour, who had called the brigade shortly after ten.\n"
	tests := []struct{ why, in, want string }{
		{"a pull quote", body + "“" + quote + "”\n" + mill, "caption: “" + quote + "”\n"},
		{"with its speaker", body + "“" + quote + "” — Ane Berg, miller\n" + mill, "caption: “" + quote + "” — Ane Berg, miller\n"},
		{"before its paragraph", mill + "\n“" + quote + "”\n" + body, "caption: “" + quote + "”\n"},
		{"other words", body + "“We saw no flames from the bridge and nobody came to help us”\n" + mill, ""},
		{"a few words", body + "“We saw the flames”\n" + mill, ""},
	}
	for _, test := range tests {
		if got := marks(text(t, test.in)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
}
