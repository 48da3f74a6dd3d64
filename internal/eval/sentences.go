package eval

import (
	"io"
	"strings"

	"gainsay"
	"gainsay/internal/language/conllu"
)

// A splitText is a raw text with its sentences marked.
type splitText struct {
	text      string
	sentences []gainsay.Span
}

// readSplitTexts makes raw texts of a CoNLL-U file, one a document: its sentences
// as they are written, joined by a space, its paragraphs by a blank line.
func readSplitTexts(r io.Reader) ([]splitText, error) {
	var out []splitText
	var text strings.Builder
	var sentences []gainsay.Span
	finish := func() {
		if text.Len() > 0 {
			out = append(out, splitText{text.String(), sentences})
		}
		text.Reset()
		sentences = nil
	}
	err := conllu.Scan(r, func(s conllu.Sentence) error {
		if s.NewDocument {
			finish()
		}
		switch {
		case text.Len() == 0:
		case s.NewParagraph:
			text.WriteString("\n\n")
		default:
			text.WriteByte(' ')
		}
		start := text.Len()
		text.WriteString(s.Text)
		sentences = append(sentences, gainsay.Span{Start: start, End: text.Len()})
		return nil
	})
	finish()
	return out, err
}

// scoreSentences counts sentences that begin and end where they should.
func scoreSentences(gold, pred []gainsay.Span) count {
	set := func(spans []gainsay.Span) map[gainsay.Span]bool {
		out := make(map[gainsay.Span]bool, len(spans))
		for _, s := range spans {
			out[s] = true
		}
		return out
	}
	return compared(set(pred), set(gold))
}
