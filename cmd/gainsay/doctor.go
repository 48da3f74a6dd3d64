package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/ledger/doctor"
	"gainsay/internal/ledger/sqlite"
	"gainsay/internal/present/wording"
)

func (p *program) doctorCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor [DB]",
		Short: "Examine a ledger",
		Long: `Examines the ledger DB, or that of --db: that the file is whole, that each text is
the one its hash was taken of, that each finding points to words of an article
of its story, that nothing refers to what is not there, and that counts add up.
Each fault is a line. Exit code: 0 when there is none, else 1.`,
		Example: "  gainsay doctor news.db",
		Args:    arguments(0, 1, "one ledger"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				p.config.DB = args[0]
			}
			return p.doctor(cmd)
		},
	}
	p.dbFlag(cmd.Flags(), "the ledger's `FILE`")
	return cmd
}

func (p *program) doctor(cmd *cobra.Command) error {
	kept, err := p.ledger(cmd.Context(), cmd)
	if err != nil {
		return err
	}
	defer kept.Close()
	report, err := doctor.Examine(cmd.Context(), kept)
	if err != nil {
		return err
	}
	if n := len(report.Faults); n > 0 {
		for _, f := range report.Faults {
			fmt.Fprintln(p.out, wording.Visible(f))
		}
		return gainsay.E(gainsay.Poison, "doctor "+p.config.DB,
			"%s; put an earlier copy in its place, or read the articles into a new file", wording.Count(n, "fault"))
	}
	said := wording.Count(report.Stories, "story") + ", " + wording.Count(report.Articles, "article")
	if report.Waiting > 0 {
		said += fmt.Sprintf(", %d of them not analysed yet", report.Waiting)
	}
	if report.Apart > 0 {
		said += ", " + wording.Count(report.Apart, "document") + " in quarantine"
	}
	_, err = fmt.Fprintf(p.out, "%s is sound: %s\n", wording.Visible(p.config.DB), said)
	return err
}

func (p *program) backupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backup [DB] FILE",
		Short: "Copy a ledger, also while it is in use",
		Long: `Writes what the ledger DB, or that of --db, keeps at this time to the new file
FILE. Others may go on reading and writing the ledger, and it need not be yours to
write. FILE is a ledger itself, of the form that this gainsay writes.`,
		Example: "  gainsay backup news.db news-monday.db",
		Args:    arguments(1, 2, "a file for the copy, and the ledger before it unless --db names it"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				p.config.DB = args[0]
			}
			if p.config.DB == "" {
				return gainsay.E(gainsay.Invalid, command(cmd), "name the ledger: `gainsay backup DB FILE`, or --db DB")
			}
			missing, err := sqlite.Backup(cmd.Context(), p.config.DB, args[len(args)-1])
			p.warn(missing)
			return err
		},
	}
	p.dbFlag(cmd.Flags(), "the ledger's `FILE`")
	return cmd
}
