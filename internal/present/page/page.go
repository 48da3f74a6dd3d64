// Package page turns dossiers into one self-contained HTML page: it needs no
// network and no script, and each finding on it is a link to the very words of
// the article that it rests on.
package page

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"

	"gainsay"
)

//go:embed page.css
var style string

//go:embed page.js
var script string

//go:embed page.tmpl
var layout string

// Options say how the page is set.
type Options struct {
	Title string // of the page; empty for the title of its only story, or their number
}

// Write writes the page of the stories to w. Text of articles is data: nothing
// in it can become markup, and signs that would turn the direction of writing
// are shut in and shown. The only errors are those of w.
func Write(w io.Writer, ds []gainsay.Dossier, o Options) error {
	t, err := template.New("page").Funcs(template.FuncMap{"first": first, "short": shortAnchor}).Parse(layout)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if err := t.Execute(out, pageOf(ds, o)); err != nil {
		return err
	}
	return out.Flush()
}

// pageView is what the template sets.
type pageView struct {
	Title   string
	Policy  string // of the Content-Security-Policy
	Style   template.CSS
	Script  template.JS
	Rules   template.CSS // for marks that are in several pieces
	Stories []*storyView
	Several bool
}

func pageOf(ds []gainsay.Dossier, o Options) *pageView {
	p := &pageView{Title: o.Title, Style: template.CSS(style), Script: template.JS(script), Several: len(ds) > 1}
	rules := ""
	for i := range ds {
		prefix := ""
		if p.Several {
			prefix = storyPrefix(i)
		}
		s := storyOf(&ds[i], prefix)
		p.Stories = append(p.Stories, s)
		rules += s.rules()
	}
	if p.Title == "" {
		p.Title = titleOf(p.Stories)
	}
	p.Rules = template.CSS(rules)
	p.Policy = policy(style, rules, script)
	return p
}

// policy lets the page do nothing but apply its own styles and run its own
// script, each by the hash of its bytes.
func policy(style, rules, script string) string {
	styles := hash(style)
	if rules != "" {
		styles += " " + hash(rules)
	}
	return "default-src 'none'; style-src " + styles + "; script-src " + hash(script) +
		"; base-uri 'none'; form-action 'none'"
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
