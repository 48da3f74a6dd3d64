package doc

import "strings"

// Dateline is the end of the dateline that begins at token first, the first of
// its sentence, or first when there is none: "LOWMOOR, Norland, March 3 (NPA) —"
// says where and when a report was written and who sent it, and belongs to no
// sentence. It stands at the head of a paragraph, before a dash.
func (d *Doc) Dateline(first, last int) int { return DatelineEnd(d.Text(), d.Tokens, first, last) }

// DatelineEnd is Dateline for tokens of a text that no Doc holds yet.
func DatelineEnd(text string, tokens []Token, first, last int) int {
	if first >= last || !opensParagraph(text, tokens, first) {
		return first
	}
	open, shut, loud := -1, -1, false
	for i := first; i < min(last, first+longestDateline); i++ {
		switch w := text[tokens[i].Start:tokens[i].End]; {
		case dash(w):
			free := i > first && tokens[i-1].End < tokens[i].Start
			if free && (shut == i-1 || loud && shut < 0) {
				return i + 1
			}
			return first
		case w == "(" && open < 0:
			open = i
		case w == ")" && open >= 0 && shut < 0 && i-open <= 6:
			shut = i
		case shut >= 0:
			return first
		case w == "," || w == "." || w == "/" || w[0] >= '0' && w[0] <= '9':
		case w[0] < 'A' || w[0] > 'Z' && w[0] < 0x80:
			return first
		case i == first:
			loud = len(w) > 2 && w == strings.ToUpper(w)
		}
	}
	return first
}

// longestDateline is how many tokens a dateline may have.
const longestDateline = 20

// opensParagraph tells that token i opens the text or stands behind a line break.
func opensParagraph(text string, tokens []Token, i int) bool {
	return i == 0 || strings.Contains(text[tokens[i-1].End:tokens[i].Start], "\n")
}

func dash(w string) bool {
	switch w {
	case "-", "--", "–", "—":
		return true
	}
	return false
}
