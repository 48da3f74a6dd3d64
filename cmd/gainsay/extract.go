package main

import (
	"encoding/json"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/pipeline"
)

func (p *program) extractCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "extract FILE...",
		Short: "Print the article of each page or text as JSON lines",
		Long: `Prints what is the article in each page or text, one JSON object a line: file,
title, authors, published, outlet, language, text, furniture, declared_origins,
modified, section, url, canonical. A page that is no article (a login or consent
wall, an error, a video, a front page) is refused with the reason.
Offsets are bytes into text. What is not known is absent.`,
		Example: `  gainsay extract page.html
  gainsay extract pages/ | jq -r .text`,
		Args: arguments(1, -1, "files, folders, addresses or -"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.extract(cmd, args)
		},
	}
	p.webFlags(cmd.Flags())
	return cmd
}

// An extracted is a line of `gainsay extract`.
type extracted struct {
	File      string                   `json:"file,omitempty"`
	Title     string                   `json:"title,omitempty"`
	Authors   []string                 `json:"authors,omitempty"`
	Published string                   `json:"published,omitempty"`
	Outlet    string                   `json:"outlet,omitempty"`
	Language  string                   `json:"language,omitempty"`
	Text      string                   `json:"text"`
	Furniture []gainsay.Furniture      `json:"furniture"`
	Origins   []gainsay.DeclaredOrigin `json:"declared_origins"`
	Modified  string                   `json:"modified,omitempty"`
	Section   string                   `json:"section,omitempty"`
	URL       string                   `json:"url,omitempty"`
	Canonical string                   `json:"canonical,omitempty"` // the page's own address, where that is another
}

// list is all, never nil: JSON then says "none" by an empty list.
func list[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// writeLine writes v as one line of JSON and sends it on at once, so that what
// reads it need not wait for the next.
func writeLine(out *stdout, v any) error {
	in := json.NewEncoder(out)
	in.SetEscapeHTML(false)
	if err := in.Encode(v); err != nil {
		return err
	}
	return out.Flush()
}

// extract prints the articles of paths. What cannot be read is named on standard error and
// the rest goes on; an error of writing ends it.
func (p *program) extract(cmd *cobra.Command, paths []string) error {
	ctx := cmd.Context()
	read := 0
	for a, err := range pipeline.ExtractAll(ctx, p.raws(ctx, paths), p.options()) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			p.say(err)
			continue
		}
		if err := writeLine(p.out, &extracted{a.File, a.Title, a.Authors, a.Published, a.Outlet.Name, a.Language,
			a.Text, list(a.Furniture), list(a.Origins), a.Modified, a.Section, a.URL, a.Canonical}); err != nil {
			return err
		}
		read++
	}
	if read == 0 {
		return nothing(cmd)
	}
	return nil
}
