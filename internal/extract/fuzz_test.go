package extract

import (
	"strings"
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

// FuzzPage promises of a page what promise does, that no words of a script are in its text,
// and that what it tells besides is UTF-8.
func FuzzPage(f *testing.F) {
	x := New()
	f.Add([]byte(newsPage))
	f.Add([]byte("<p>" + fire + "<p>" + mill + "<script type=application/ld+json>{\"@type\":[\"Article\"],\"headline\":{\"@value\":1}}</script><time>3/3/2031"))
	f.Add([]byte(`<template id="B:1"></template><div hidden id="S:1"><p>` + fire + "<p>" + mill + `</div><button aria-controls=a><div id=a hidden>` + mill))
	f.Add([]byte("<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"headline\":\"x\",\"articleBody\":\"<p>" + fire + "</p>\"}]}</script>"))
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00a\x00"))
	f.Add([]byte("<meta charset=utf-8><p>M\xfchle \xe9\xe8 brennt</p><figure><figcaption>" + fire + " Photo: Ane Berg/AFP</figcaption></figure>" + strings.Repeat("<div>", 600) + mill))
	f.Fuzz(func(t *testing.T, page []byte) {
		raw := gainsay.Raw{File: "f", Format: gainsay.HTML, Bytes: append([]byte("<html><head><script>zqxscript()</script><style>zqxscript{}</style>"), page...)}
		article, err := x.Article(raw)
		if err != nil {
			if gainsay.KindOf(err) != gainsay.Invalid {
				t.Fatalf("is refused with kind %v: %v", gainsay.KindOf(err), err)
			}
			return
		}
		promise(t, article)
		if strings.Contains(article.Text, "zqxscript") {
			t.Fatalf("a script's words are in the text: %q", article.Text)
		}
		for _, told := range append([]string{article.Title, article.Section, article.Published, article.Modified, article.Outlet.Name, article.URL, article.Canonical}, article.Authors...) {
			if !utf8.ValidString(told) {
				t.Fatalf("%q is no UTF-8", told)
			}
		}
	})
}
