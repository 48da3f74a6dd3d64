package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/history"
	"gainsay/internal/present/wording"
)

const aboutHistory = `Prints the revisions of an article that a ledger keeps and what changed from one to
the next: a headline, a date, a figure, a name, a quotation. What else changed is
told as a number of words. Bytes are those of the later text, or of the earlier for
what was taken away.

The article is given by its address, or by its ID or the beginning of it. Stories
are made of the latest revision.`

func (p *program) historyCommand() *cobra.Command {
	var to outputs
	cmd := &cobra.Command{
		Use:   "history URL|ID",
		Short: "Print what changed between the revisions of an article",
		Long:  aboutHistory,
		Example: `  gainsay history https://coast.example/harbour --db news.db
  gainsay history 6f2a8fd1 --db news.db --json -`,
		Args: arguments(1, 1, "one address or ID"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.history(cmd, args[0], to.json) },
	}
	cmd.Flags().StringVar(&to.json, "json", "", "write it as one line of JSON to `FILE`, or to standard output with -")
	p.dbFlag(cmd.Flags(), "the ledger's `FILE`")
	return cmd
}

func (p *program) history(cmd *cobra.Command, which, lines string) error {
	kept, err := p.ledger(cmd.Context(), cmd)
	if err != nil {
		return err
	}
	defer kept.Close()
	revisions, err := kept.Revisions(cmd.Context(), which)
	if err != nil {
		return err
	}
	past := pastOf(revisions)
	to, err := openLines(lines, p.out)
	if err != nil {
		return err
	}
	defer to.close()
	if err := to.write(func(w io.Writer) error { return encodeLine(w, past) }); err != nil || lines == "-" {
		return err
	}
	past.print(p.out)
	return nil
}

// encodeLine writes v as one line of JSON.
func encodeLine(w io.Writer, v any) error {
	in := json.NewEncoder(w)
	in.SetEscapeHTML(false)
	return in.Encode(v)
}

// A past is what `gainsay history --json` prints.
type past struct {
	Schema    int           `json:"schema"`
	Address   string        `json:"address,omitempty"`
	Revisions []oneRevision `json:"revisions"` // in the order in which they were last seen
}

type oneRevision struct {
	ID        string              `json:"id"`
	Hash      string              `json:"hash"`
	File      string              `json:"file,omitempty"`
	URL       string              `json:"url,omitempty"`
	Outlet    string              `json:"outlet,omitempty"`
	Title     string              `json:"title,omitempty"`
	Published string              `json:"published,omitempty"`
	First     string              `json:"first_seen,omitempty"`
	Last      string              `json:"last_seen,omitempty"`
	Story     string              `json:"story,omitempty"`
	Waiting   bool                `json:"waiting,omitempty"`
	Withdrawn *gainsay.Withdrawal `json:"withdrawn,omitempty"`
	Changed   *history.Difference `json:"changed,omitempty"` // from the one before; absent for the first
}

func pastOf(revisions []ledger.Revised) *past {
	all := &past{Schema: gainsay.Schema}
	for i := range revisions {
		v := &revisions[i]
		a := &v.Reading.Article
		all.Address = cmp.Or(ledger.Address(a.Canonical), ledger.Address(a.URL))
		one := oneRevision{ID: a.ID, Hash: a.Hash, File: a.File, URL: a.URL, Outlet: a.Outlet.Name, Title: a.Title,
			Published: a.Published, First: v.First, Last: v.Last, Story: v.Story, Waiting: v.Waiting, Withdrawn: a.Withdrawn}
		if i > 0 {
			d := history.Compare(&revisions[i-1].Reading, &v.Reading)
			one.Changed = &d
		}
		all.Revisions = append(all.Revisions, one)
	}
	return all
}

// print writes the past for a person; what goes wrong with standard output is
// told when it is flushed.
func (h *past) print(w io.Writer) {
	latest := &h.Revisions[len(h.Revisions)-1]
	head := cmp.Or(h.Address, latest.File)
	fmt.Fprintf(w, "%s\n%s", wording.Visible(head), wording.Count(len(h.Revisions), "revision"))
	if latest.Story != "" {
		fmt.Fprintf(w, ", the latest in story %s", wording.Visible(latest.Story))
	}
	fmt.Fprintln(w)
	for i := range h.Revisions {
		h.Revisions[i].print(w, i+1)
	}
}

func (r *oneRevision) print(w io.Writer, number int) {
	fmt.Fprintf(w, "\n%d  %s  %s\n", number, wording.Visible(r.ID), wording.Visible(r.Title))
	published := cmp.Or(r.Published, "without a date")
	if r.Published != "" {
		published = "published " + r.Published
	}
	fmt.Fprintf(w, "   %s", wording.Visible(published))
	switch {
	case r.First != "" && r.Last != r.First:
		fmt.Fprintf(w, ", seen from %s to %s", r.First, r.Last)
	case r.First != "":
		fmt.Fprintf(w, ", seen %s", r.First)
	}
	if r.Waiting {
		fmt.Fprint(w, ", not analysed yet")
	}
	fmt.Fprintln(w)
	if r.Withdrawn != nil {
		at := cmp.Or(r.Withdrawn.At, "at a time not told")
		fmt.Fprintf(w, "   withdrawn by who published it, %s\n", wording.Visible(at))
	}
	if r.Changed == nil {
		return
	}
	for i := range r.Changed.Changes {
		printChange(w, &r.Changed.Changes[i])
	}
	if why := r.Changed.Unread; why != "" {
		fmt.Fprintf(w, "   figures, names and quotations are not compared: %s\n", wording.Visible(why))
	}
	besides := ""
	if len(r.Changed.Changes) > 0 {
		besides = "besides, "
	}
	switch {
	case r.Changed.Added+r.Changed.Removed > 0:
		fmt.Fprintf(w, "   %s%s came in and %d went out\n", besides, wording.Count(r.Changed.Added, "word"), r.Changed.Removed)
	case besides == "":
		fmt.Fprintln(w, "   the same words")
	}
}

func printChange(w io.Writer, c *history.Change) {
	fmt.Fprintf(w, "   %-10s ", c.Kind)
	switch {
	case c.Old == nil:
		fmt.Fprintf(w, "added    %s\n", printedPart(c.Kind, c.New))
	case c.New == nil:
		fmt.Fprintf(w, "gone     %s\n", printedPart(c.Kind, c.Old))
	default:
		fmt.Fprintf(w, "was      %s\n   %-10s is       %s\n", printedPart(c.Kind, c.Old), "", printedPart(c.Kind, c.New))
	}
}

func printedPart(kind history.Kind, part *history.Part) string {
	text := wording.Visible(part.Text)
	if kind == history.Quotation {
		text = "“" + text + "”"
		if part.Speaker != "" {
			text = wording.Visible(part.Speaker) + ": " + text
		}
	}
	if part.Span.Empty() {
		return text
	}
	return fmt.Sprintf("%s  (byte %d)", text, part.Span.Start)
}
