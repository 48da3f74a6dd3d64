package extract

import (
	"fmt"
	"strings"
	"testing"

	"gainsay"
)

// origins prints an article's declared origins, one a line.
func origins(a gainsay.Article) string {
	var b strings.Builder
	for _, d := range a.Origins {
		fmt.Fprintf(&b, "%s %s: %s\n", d.Kind, d.Name, d.Span.In(a.Text))
	}
	return b.String()
}

func TestDeclaredOrigins(t *testing.T) {
	tests := []struct{ why, line, want string }{
		{"according to", "The mill was insured, according to Reuters, for twice its worth.", "cited Reuters: according to Reuters\n"},
		{"told", "“It was the wind,” the miller told the Guardian on Tuesday.", "cited Guardian: told the Guardian\n"},
		{"reported after the name", "The mill had no licence, the New York Times reported.", "cited New York Times: New York Times reported\n"},
		{"an adverb between", "The New York Times also points out that the mill was old.", "cited The New York Times: The New York Times also points out\n"},
		{"a report by", "According to a report by Der Spiegel, the mill was sold in May.", "cited Der Spiegel: According to a report by Der Spiegel\n"},
		{"citing", "The ministry had known of it, the paper wrote, citing the BBC.", "cited BBC: citing the BBC\n"},
		{"reported before the name", "The mill was empty, reported Yonhap, the South Korean agency.", "cited Yonhap: reported Yonhap\n"},
		{"its noun", "A Bloomberg report released on Monday put the loss at nine million.", "cited Bloomberg: A Bloomberg report\n"},
		{"an outlet known by its shape", "The miller told the Halden Gazette that he was asleep.", "cited Halden Gazette: told the Halden Gazette\n"},
		{"an outlet that is called one", "In an interview on Friday with the public broadcaster KLM9, she denied it.", "cited KLM9: interview on Friday with the public broadcaster KLM9\n"},
		{"an agency that is called one", "The mill, quoted by Tass news agency, was a ruin.", "cited Tass news agency: quoted by Tass news agency\n"},
		{"an outlet that is not named", "The mayor told a regional paper on Saturday that he would resign.", "cited a regional paper: told a regional paper\n"},
		{"once is enough", "It burnt, Reuters reported. It burnt down, Reuters reported later.", "cited Reuters: Reuters reported\n"},
		{"two of them", "It burnt, according to NHK. The Associated Press reports that it did not.", "cited NHK: according to NHK\ncited The Associated Press: The Associated Press reports\n"},

		{"a wire's dateline", "HALDEN, Norway, March 3 (Reuters) - The mill burnt down.", "wire Reuters: HALDEN, Norway, March 3 (Reuters)\n"},
		{"a dateline with a dash", "HALDEN (AP) — The mill burnt down.", "wire AP: HALDEN (AP)\n"},
		{"a dateline in small letters", "Halden, Norway (CNN) -- The mill burnt down.", "wire CNN: Halden, Norway (CNN)\n"},
		{"a dateline of two", "HALDEN (AP/Reuters) - The mill burnt down.", "wire AP: HALDEN (AP/Reuters)\nwire Reuters: HALDEN (AP/Reuters)\n"},
		{"a signature", "The mill burnt down and nothing is left of it but the wheel. (AFP)", "wire AFP: AFP\n"},
		{"an agency's copyright", "Copyright 2031 The Associated Press. All rights reserved.", "wire The Associated Press: The Associated Press\n"},
		{"a byline", "By Ane Berg, Associated Press", "wire Associated Press: Associated Press\n"},

		{"a caption", "The mill on Monday, Photo: Reuters", "picture Reuters: Reuters\n"},
		{"a photographer", "The mill on Monday. Ane Berg/AFP/Getty Images", "picture AFP: AFP\npicture Getty Images: Getty Images\n"},
		{"a helper", "The Associated Press and Reuters contributed to this report.",
			"reporter The Associated Press: The Associated Press and Reuters contributed to this report.\n" +
				"reporter Reuters: The Associated Press and Reuters contributed to this report.\n"},
		{"where all of it comes from", "This article was prepared based on materials published by The Harbour Gazette.",
			"text The Harbour Gazette: based on materials published by The Harbour Gazette\n"},
		{"where it was first", "This story was originally published by The Guardian.", "text The Guardian: originally published by The Guardian\n"},
		{"the original", "The original article can be found at the following link: La Costa", "link La Costa: original article can be found at the following link: La Costa\n"},

		{"a person of an outlet's name", "Michael Bloomberg said that he had sold the mill, and Bloomberg said no more.", ""},
		{"an agency without a report", "The miller of Halden reads Reuters and the Guardian every morning.", ""},
		{"a state and no paper", "According to the Australian government, the mill was sold.", ""},
		{"news of a day", "The mayor told a daily briefing that the fire was out.", ""},
		{"a day in brackets", "HALDEN (Monday) - The mill burnt down.", ""},
		{"a place in brackets", "The quay (Halden) was closed, the brigade said.", ""},
		{"a body with an outlet's name in it", "According to the Reuters Institute, few people read about mills.", ""},
		{"photographers", "Reuters photographers waited at the gate until the evening.", ""},
		{"a teaser", "READ MORE: What the mayor told Reuters", ""},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			a := text(t, "Mill in Halden burns down\n\n"+test.line+"\n")
			if got := origins(a); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestALinkToTheOriginIsTheSameDeclaration(t *testing.T) {
	a := text(t, "Mill burns\n\n"+fire+"\n\nThis article was prepared based on materials published by The Guardian.\n\n"+
		"The original article can be found at the following link: The Guardian\n")
	if got := origins(a); got != "text The Guardian: based on materials published by The Guardian\n" {
		t.Errorf("got %s", got)
	}
}

func TestAnOutletIsNotItsOwnOrigin(t *testing.T) {
	raw := gainsay.Raw{File: "a.txt", Format: gainsay.PlainText, Outlet: "CNN", Bytes: []byte("Mill burns\n\n(CNN) The mill burnt down, the miller told CNN, and NHK reported it.\n")}
	a, err := New().Article(raw)
	if err != nil {
		t.Fatal(err)
	}
	if got := origins(a); got != "wire CNN: (CNN)\ncited NHK: NHK reported\n" {
		t.Errorf("got %s", got)
	}
}
