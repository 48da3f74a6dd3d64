package extract

import (
	"testing"
	"unicode/utf8"

	"gainsay"
)

// promise checks what is promised of every article: its text is UTF-8, its spans
// slice it at the edges of characters, and its furniture stands in order and apart.
func promise(t *testing.T, a gainsay.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || a.ID == "" || a.Hash != gainsay.Hash(a.Text) {
		t.Fatalf("text, ID or hash is broken: %q %q", a.ID, a.Text)
	}
	slices := func(what string, s gainsay.Span) {
		if s.Start < 0 || s.End > len(a.Text) || s.Start > s.End || !utf8.ValidString(a.Text[s.Start:s.End]) {
			t.Fatalf("%s %v does not slice %q", what, s, a.Text)
		}
	}
	slices("headline", a.Headline)
	last := 0
	for _, f := range a.Furniture {
		slices("furniture", f.Span)
		if f.Span.Empty() || f.Span.Start < last || f.Kind == teaserHead {
			t.Fatalf("furniture %v %s is empty or out of order", f.Span, f.Kind)
		}
		last = f.Span.End
	}
	for _, d := range a.Origins {
		slices("origin", d.Span)
		if d.Name == "" {
			t.Fatalf("an origin has no name: %+v", d)
		}
	}
}

func FuzzText(f *testing.F) {
	x := New()
	f.Add("Mill burns\n\n"+fire+"\n\nDon't miss\n\nFerry late\n", "")
	f.Add("HALDEN (Reuters) - It burnt, the miller told the BBC's reporter. (AFP)", "Mill")
	f.Add("The mill. (Photo: AP) A mill\r\rBy A B\r\n\xff\xfe“x” ©\u00a0\u200b", "a")
	f.Fuzz(func(t *testing.T, text, title string) {
		article, err := x.Article(gainsay.Raw{File: "f", Format: gainsay.PlainText, Bytes: []byte(text), Title: title})
		if err == nil {
			promise(t, article)
		}
	})
}

func FuzzPage(f *testing.F) {
	x := New()
	f.Add([]byte(newsPage))
	f.Add([]byte("<p>" + fire + "<p>" + mill + "<script type=application/ld+json>{\"@type\":[\"Article\"],\"headline\":{\"@value\":1}}</script><time>3/3/2031"))
	f.Fuzz(func(t *testing.T, page []byte) {
		article, err := x.Article(gainsay.Raw{File: "f", Format: gainsay.HTML, Bytes: page})
		if err == nil {
			promise(t, article)
		}
	})
}
