package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/present/report"
	"gainsay/internal/present/wording"
)

func (p *program) showCommand() *cobra.Command {
	var to outputs
	cmd := &cobra.Command{
		Use:   "show [STORY]",
		Short: "Print dossiers that a ledger keeps",
		Long: `Prints the dossier of STORY, an ID or the beginning of one, from a ledger that
"gainsay read --db FILE" wrote; without STORY the dossiers of all its stories.`,
		Example: `  gainsay show --db news.db
  gainsay show --db news.db harbour-4f1c --html page.html`,
		Args: arguments(0, 1, "one story or none"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.show(cmd, args, &to) },
	}
	to.addFlags(cmd.Flags())
	p.dbFlag(cmd.Flags(), "the ledger's `FILE`")
	p.lookFlags(cmd)
	return cmd
}

func (p *program) show(cmd *cobra.Command, args []string, to *outputs) error {
	ctx := cmd.Context()
	kept, err := p.ledger(ctx, cmd)
	if err != nil {
		return err
	}
	defer kept.Close()
	ids := args
	if len(ids) == 0 {
		stories, err := kept.Stories(ctx)
		if err != nil {
			return err
		}
		if len(stories) == 0 {
			return gainsay.E(gainsay.NotFound, "show "+p.config.DB, "the ledger is empty; `gainsay read --db` fills it")
		}
		for i := range stories {
			ids = append(ids, stories[i].ID)
		}
	}
	var ds []gainsay.Dossier
	for _, id := range ids {
		d, err := kept.Dossier(ctx, id)
		if err != nil {
			return err
		}
		ds = append(ds, d)
	}
	set, err := to.open(command(cmd), p.out, p.look())
	if err != nil {
		return err
	}
	defer set.close()
	return set.write(ds)
}

const aboutArticle = `Prints one article of a ledger: its text with the statements and the furniture
marked, then the list of its statements.

The article is given by its ID or the beginning of it, or by its number in its
story, as reports print it: 2, or 2:310, which begins at the paragraph that holds
byte 310 of article 2. A number needs --story where the ledger keeps more than one
story. Without an article the ledger's articles are listed.`

func (p *program) articleCommand() *cobra.Command {
	var story string
	cmd := &cobra.Command{
		Use:   "article [ID|NUMBER[:BYTE]]",
		Short: "Print an article that a ledger keeps, its statements marked",
		Long:  aboutArticle,
		Example: `  gainsay article --db news.db
  gainsay article --db news.db 6f2a8fd1
  gainsay article --db news.db --story harbour-4f1c 2:310`,
		Args: arguments(0, 1, "one article or none"),
		RunE: func(cmd *cobra.Command, args []string) error {
			kept, err := p.ledger(cmd.Context(), cmd)
			if err != nil {
				return err
			}
			defer kept.Close()
			if len(args) == 0 {
				return p.listArticles(cmd, kept)
			}
			return p.article(cmd, kept, story, args[0])
		},
	}
	cmd.Flags().StringVar(&story, "story", "", "the `STORY` that a number is of")
	p.dbFlag(cmd.Flags(), "the ledger's `FILE`")
	p.lookFlags(cmd)
	return cmd
}

func (p *program) listArticles(cmd *cobra.Command, kept ledger.Ledger) error {
	entries, err := kept.Entries(cmd.Context())
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		return gainsay.E(gainsay.NotFound, "list articles of "+p.config.DB, "the ledger is empty; `gainsay read --db` fills it")
	}
	for i, e := range entries {
		if i == 0 || e.Story != entries[i-1].Story {
			heading := wording.Visible(e.Story)
			if heading == "" {
				heading = "in no story"
			}
			fmt.Fprintln(p.out, heading)
		}
		number := ""
		if e.Number > 0 {
			number = strconv.Itoa(e.Number)
		}
		who := e.Outlet
		if who == "" {
			who = e.File
		}
		line := fmt.Sprintf("%4s  %-16s  %s: %s", number, wording.Visible(e.ID), wording.Visible(who), wording.Visible(e.Title))
		if _, err := fmt.Fprintln(p.out, strings.TrimSuffix(line, ": ")); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) article(cmd *cobra.Command, kept ledger.Ledger, story, which string) error {
	number, at, numbered := place(which)
	look := p.look()
	if !numbered {
		r, err := kept.Reading(cmd.Context(), which)
		if err != nil {
			return err
		}
		return report.Article(p.out, &r, 0, look)
	}
	d, err := p.storyOf(cmd, kept, story)
	if err != nil {
		return err
	}
	if number > len(d.Readings) {
		return gainsay.E(gainsay.NotFound, "article "+which, "story %s has articles 1 to %d", d.Story.ID, len(d.Readings))
	}
	r := &d.Readings[number-1]
	if at > len(r.Article.Text) {
		return gainsay.E(gainsay.NotFound, "article "+which, "the article ends at byte %d", len(r.Article.Text))
	}
	return report.ArticleFrom(p.out, r, number, at, look)
}

// place reads NUMBER or NUMBER:BYTE. A number of more than six digits is taken
// for the beginning of an ID, which may have digits only.
func place(s string) (number, at int, ok bool) {
	digits, rest, colon := strings.Cut(s, ":")
	number, err := strconv.Atoi(digits)
	if err != nil || number < 1 || len(digits) > 6 {
		return 0, 0, false
	}
	if colon {
		if at, err = strconv.Atoi(rest); err != nil || at < 0 {
			return 0, 0, false
		}
	}
	return number, at, true
}

// storyOf is the dossier of the story, or of the only one where none is named.
func (p *program) storyOf(cmd *cobra.Command, kept ledger.Ledger, story string) (gainsay.Dossier, error) {
	if story == "" {
		stories, err := kept.Stories(cmd.Context())
		if err != nil {
			return gainsay.Dossier{}, err
		}
		switch len(stories) {
		case 0:
			return gainsay.Dossier{}, gainsay.E(gainsay.NotFound, "article of "+p.config.DB, "the ledger is empty; `gainsay read --db` fills it")
		case 1:
			story = stories[0].ID
		default:
			return gainsay.Dossier{}, gainsay.E(gainsay.Invalid, command(cmd),
				"the ledger keeps %d stories; say with --story which one the number is of, or give the article's ID", len(stories))
		}
	}
	return kept.Dossier(cmd.Context(), story)
}
