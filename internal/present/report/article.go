package report

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

// Article prints one article: its text with the statements numbered and the
// furniture marked, each line with the byte it starts at, then the list of its
// statements. number is the article's number in its story, 0 when it has none.
func Article(w io.Writer, reading *gainsay.Reading, number int, o Options) error {
	return ArticleFrom(w, reading, number, 0, o)
}

// ArticleFrom is Article, its text from the paragraph on that holds the byte from.
func ArticleFrom(w io.Writer, reading *gainsay.Reading, number, from int, o Options) error {
	s := newSheet(o)
	s.articleHead(reading, number)
	s.articleText(reading, from)
	if len(reading.Statements) > 0 {
		s.section("STATEMENTS")
		for i := range reading.Statements {
			s.statement(number, strconv.Itoa(i+1), reading, &reading.Statements[i])
		}
	}
	_, err := io.WriteString(w, s.out.String())
	return err
}

func (s *sheet) articleHead(reading *gainsay.Reading, number int) {
	a := &reading.Article
	if a.Title != "" && a.Headline.Empty() { // else the text begins with it
		s.lines(0, wording.Visible(a.Title), s.paint.bold)
	}
	var facts []string
	if number > 0 {
		facts = append(facts, "article "+strconv.Itoa(number))
	}
	facts = append(facts, wording.Visible(cite.Outlet(a)))
	if a.Published != "" {
		facts = append(facts, wording.Visible(wording.Moment(a.Published, true)))
	}
	facts = append(facts, about(wording.Visible(a.File), reading)...)
	s.lines(0, strings.Join(facts, "; "), s.paint.faint)
	s.print("\n")
}

// A mark is a bracket put into the text at a byte.
type mark struct {
	at   int
	text string
	open bool
	size int // bytes of the marked words: of two that open together, the longer stands outside
}

// marks returns the brackets of all statements, in the order in which they stand.
func marks(reading *gainsay.Reading) []mark {
	var all []mark
	for i, st := range reading.Statements {
		number := strconv.Itoa(i + 1)
		for _, c := range st.Content {
			if c.In(reading.Article.Text) == "" {
				continue
			}
			all = append(all, mark{c.Start, "[" + number + " ", true, c.Len()}, mark{c.End, " " + number + "]", false, c.Len()})
		}
	}
	slices.SortStableFunc(all, func(x, y mark) int {
		switch {
		case x.at != y.at:
			return x.at - y.at
		case x.open != y.open: // what ends here ends before what starts here
			if x.open {
				return 1
			}
			return -1
		case x.open:
			return y.size - x.size
		}
		return x.size - y.size
	})
	return all
}

// articleText prints the text from the paragraph on that holds the byte from.
// The gutter gives the byte at which a line starts, and "~" where it is furniture.
func (s *sheet) articleText(reading *gainsay.Reading, from int) {
	text := reading.Article.Text
	brackets := marks(reading)
	gutter := max(len(strconv.Itoa(len(text))), 4)
	start, furniture := 0, 0
	if from > 0 && from <= len(text) {
		start = strings.LastIndexByte(text[:from], '\n') + 1
	}
	if start > 0 {
		s.print("...\n")
		before := slices.IndexFunc(brackets, func(m mark) bool { return m.at > start || m.at == start && m.open })
		if before < 0 {
			before = len(brackets)
		}
		brackets = brackets[before:]
	}
	for start < len(text) {
		end := start + strings.IndexByte(text[start:], '\n')
		if end < start {
			end = len(text)
		}
		for furniture < len(reading.Article.Furniture) && reading.Article.Furniture[furniture].Span.End <= start {
			furniture++
		}
		var rest []gainsay.Furniture
		if furniture < len(reading.Article.Furniture) {
			rest = reading.Article.Furniture[furniture:]
		}
		brackets = s.paragraph(text, gainsay.Span{Start: start, End: end}, brackets, rest, gutter)
		start = end + 1
	}
}

// A piece is a word with its brackets, and the byte it starts at.
type piece struct {
	at   int
	text string
}

// paragraph prints one line of the text and returns the brackets that stand after it.
func (s *sheet) paragraph(text string, span gainsay.Span, brackets []mark, furniture []gainsay.Furniture, gutter int) []mark {
	pieces, brackets := pieces(text, span, brackets)
	if len(pieces) == 0 {
		s.print("\n")
		return brackets
	}
	limit := s.width - gutter - 3
	var line strings.Builder
	used, first := 0, pieces[0].at
	for _, p := range pieces {
		w := width(p.text)
		if used > 0 && used+1+w > limit {
			s.textLine(first, line.String(), furniture, gutter)
			line.Reset()
			used, first = 0, p.at
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		if w > limit {
			folded := fold(p.text, limit)
			for _, l := range folded[:len(folded)-1] {
				s.textLine(first, l, furniture, gutter)
			}
			p.text = folded[len(folded)-1]
			w = width(p.text)
		}
		line.WriteString(p.text)
		used += w
	}
	s.textLine(first, line.String(), furniture, gutter)
	return brackets
}

func (s *sheet) textLine(at int, line string, furniture []gainsay.Furniture, gutter int) {
	sign, style := "|", func(s string) string { return s }
	if len(furniture) > 0 && furniture[0].Span.Start <= at && at < furniture[0].Span.End {
		sign, style = "~", s.paint.faint
		if at == furniture[0].Span.Start {
			line = string(furniture[0].Kind) + ": " + line
		}
	}
	offset := strconv.Itoa(at)
	s.print(strings.Repeat(" ", gutter-len(offset)), s.paint.faint(offset), " ", sign, " ", style(line), "\n")
}

// pieces splits a line of the text into words, with the brackets that fall on them.
func pieces(text string, span gainsay.Span, brackets []mark) ([]piece, []mark) {
	var out []piece
	for start := span.Start; start < span.End; {
		skip := len(text[start:span.End]) - len(strings.TrimLeft(text[start:span.End], " \t\r"))
		if skip > 0 {
			start += skip
			continue
		}
		end := start + strings.IndexAny(text[start:span.End], " \t\r")
		if end < start {
			end = span.End
		}
		var word strings.Builder
		at := start
		for len(brackets) > 0 && (brackets[0].at < end || brackets[0].at == end && !brackets[0].open) {
			if brackets[0].at > at {
				word.WriteString(wording.Visible(text[at:brackets[0].at]))
				at = brackets[0].at
			}
			word.WriteString(brackets[0].text)
			brackets = brackets[1:]
		}
		word.WriteString(wording.Visible(text[at:end]))
		out = append(out, piece{start, word.String()})
		start = end
	}
	return out, brackets
}

// statement prints one statement of the list: who, how, and the words.
func (s *sheet) statement(article int, number string, reading *gainsay.Reading, st *gainsay.Statement) {
	text := reading.Article.Text
	who := way(wording.Spoken(st.Chain))
	if who == "" {
		who = "no source is named"
		if st.Unknown != "" {
			who += ": " + wording.Visible(st.Unknown)
		}
	}
	kind := string(st.Stance) + ", " + string(st.Manner)
	if st.Distance {
		kind += ", the outlet keeps its distance"
	}
	if st.Within != "" {
		kind += ", within " + withinNumber(reading, st.Within)
	}
	var lines []string
	lines = append(lines, who+" ("+kind+")")
	for _, c := range st.Content {
		if words := c.In(text); words != "" {
			lines = append(lines, strconv.Itoa(max(article, 1))+":"+strconv.Itoa(c.Start)+" "+quote(words))
		}
	}
	s.row(2, cell{text: number, width: 3, right: true, style: s.paint.bold}, cell{text: strings.Join(lines, "\n")})
}

// withinNumber is the number on screen of the statement with that ID.
func withinNumber(reading *gainsay.Reading, id string) string {
	i := slices.IndexFunc(reading.Statements, func(s gainsay.Statement) bool { return s.ID == id })
	return strconv.Itoa(i + 1)
}
