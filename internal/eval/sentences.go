package eval

import (
	"bufio"
	"io"
	"strings"

	"gainsay"
)

// A splitText is a raw text with its sentences marked.
type splitText struct {
	text      string
	sentences []gainsay.Span
}

// readSplitTexts makes raw texts of a CoNLL-U file, one a document: its sentences
// joined by a space, its paragraphs by a blank line.
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
	paragraph := false
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "# newdoc") {
			finish()
			paragraph = false
		}
		if strings.HasPrefix(line, "# newpar") {
			paragraph = true
		}
		if sentence, ok := strings.CutPrefix(line, "# text = "); ok {
			switch {
			case text.Len() == 0:
			case paragraph:
				text.WriteString("\n\n")
			default:
				text.WriteByte(' ')
			}
			paragraph = false
			start := text.Len()
			text.WriteString(sentence)
			sentences = append(sentences, gainsay.Span{Start: start, End: text.Len()})
		}
	}
	finish()
	return out, lines.Err()
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
