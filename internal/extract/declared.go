package extract

import (
	"strings"
	"unicode"

	"gainsay"
)

// furniture finds origins in line i, which is furniture: credits of the text and of
// pictures, bylines, rights notices. Teasers tell of other reports and have none.
func (h *hunt) furniture(i int) {
	l := &h.page.lines[i]
	switch l.kind {
	case gainsay.Caption, gainsay.Credit, gainsay.Notice:
		h.credits(l.span, l.picture, l.kind)
	}
}

// parts finds origins in furniture that is a part of a line.
func (h *hunt) parts() {
	for _, part := range h.page.parts {
		if part.Kind == gainsay.Caption || part.Kind == gainsay.Credit || part.Kind == gainsay.Notice {
			h.credits(part.Span, part.Kind == gainsay.Caption, part.Kind)
		}
	}
}

// credits finds origins in the words of one piece of furniture.
func (h *hunt) credits(span gainsay.Span, picture bool, kind gainsay.FurnitureKind) {
	s := span.In(h.page.text)
	words := wordsOf(s, lineWords)
	namings := h.namings(s, words)
	if h.named(words, s, span.Start) {
		return
	}
	helped, signed := false, false
	for i := range words {
		helped = helped || h.reporter.startingAt(words, i) > 0
		signed = signed || h.wire.startingAt(words, i) > 0
	}
	signed = signed || strings.Contains(s, "©")
	for _, n := range namings {
		switch {
		case helped && kind != gainsay.Caption:
			h.add(gainsay.OriginReporter, n, span.Start, gainsay.Span{End: len(s)})
		case picture && n.known:
			h.add(gainsay.OriginPicture, n, span.Start, spanOf(words, n.first, n.last))
		case n.agency && (signed || byline(s)):
			h.add(gainsay.OriginWire, n, span.Start, spanOf(words, n.first, n.last))
		}
	}
}

// named finds an origin of the whole text, or the link to it: "based on materials
// published by the Harbour Gazette". The name needs no directory: it is what stands
// after the cue. A cue may end in a colon.
func (h *hunt) named(words []word, s string, offset int) bool {
	any := false
	for i := range words {
		kind, cue := gainsay.OriginText, h.textLeft.startingAt(words, i)
		if cue == 0 {
			kind, cue = gainsay.OriginLink, h.linkLeft.startingAt(words, i)
		}
		if cue == 0 {
			continue
		}
		at := h.toName(words, i+cue)
		n, ok := h.nameFrom(s, words, at)
		if ok {
			any = true
			h.add(kind, n, offset, spanOf(words, i, n.last))
		}
	}
	return any
}

// toName goes from the end of a cue to the name, over "can be found at the following
// link:" and "the newspaper".
func (h *hunt) toName(words []word, at int) int {
	for at < len(words) && !upper(words[at].text) {
		if strings.ContainsAny(words[at].before, ".;!?") {
			return len(words)
		}
		at++
	}
	return at
}

// nameFrom is the outlet named at words[at:]: one that is known, else the row of
// capitals there.
func (h *hunt) nameFrom(s string, words []word, at int) (naming, bool) {
	if at >= len(words) {
		return naming{}, false
	}
	if n, ok := h.knownAt(s, words, at); ok {
		return n, true
	}
	last := capitalRun(words, at)
	name := possessed(s[words[at].start:words[last-1].end])
	if last-at == 1 && (len(name) < 3 || englishFunction[strings.ToLower(name)]) {
		return naming{}, false
	}
	return printedNaming(name, at, last), true
}

const (
	// datelineMost is how far into a paragraph a dateline's agency may stand.
	datelineMost = 90
	// datelineBodies is how many paragraphs of the report may stand before it.
	datelineBodies = 4
	// datelineLines is how many lines may.
	datelineLines = 60
	// placeWords is how many words a place that is not in capital letters may have, with its date.
	placeWords = 7
)

// dateline finds the agency of a wire dateline: "HARBOUR CITY, Feb 3 (Reuters) -",
// "(CNN) The ferry …".
func (h *hunt) dateline(l *line) {
	s := l.span.In(h.page.text)
	for _, part := range h.page.parts { // a caption may have run into the paragraph
		if part.Span.Start == l.span.Start && part.Kind == gainsay.Caption {
			s = s[part.Span.Len():]
		}
	}
	offset := l.span.End - len(s)
	open := strings.IndexByte(s[:min(len(s), datelineMost)], '(')
	if open < 0 {
		return
	}
	length := strings.IndexByte(s[open:min(len(s), open+datelineMost)], ')')
	if length < 0 || !placeBefore(s[:open], dashAfter(s[open+length+1:])) {
		return
	}
	inside, after := s[open+1:open+length], s[open+length+1:]
	words := wordsOf(inside, nameMost+1)
	if len(words) == 0 || len(words) > nameMost {
		return
	}
	dashed := dashAfter(after)
	for i := 0; i < len(words); i++ {
		n, ok := h.knownAt(inside, words, i)
		if !ok && dashed && i == 0 && open > 0 && allCapital(words) && !weekdays[words[0].text] {
			n, ok = printedNaming(inside, 0, len(words)), true
		}
		if !ok || !dashed && (open > 0 || n.last-n.first < len(words)) {
			continue
		}
		h.add(gainsay.OriginWire, n, offset, gainsay.Span{Start: 0, End: open + length + 1})
		i = n.last - 1
	}
}

// placeBefore tells whether what stands before the agency may be a place and a date:
// nothing, words of which the first is in capital letters throughout, or, where a
// dash follows the agency, names alone.
func placeBefore(s string, dashed bool) bool {
	words := wordsOf(s, shapeMost+1)
	if len(words) == 0 {
		return strings.TrimFunc(s, blank) == ""
	}
	if len(words) > shapeMost || strings.ContainsAny(s, "\"“?!") {
		return false
	}
	first := words[0].text
	if first == "Photo" || first == "Image" || first == "Video" {
		if len(words) == 1 {
			return false
		}
		first = words[1].text
	}
	return len(first) > 1 && allUpper(first) && upper(first) || dashed && len(words) <= placeWords && names(words)
}

func dashAfter(s string) bool {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	for _, dash := range [...]string{"-", "–", "—", "―", "_", ":"} {
		if strings.HasPrefix(s, dash) {
			return true
		}
	}
	return false
}

func allCapital(words []word) bool {
	for i := range words {
		if !upper(words[i].text) {
			return false
		}
	}
	return true
}

// signatureLines is how far from the ends of the report a line of agencies is its
// signature; elsewhere it is the credit of a picture.
const signatureLines = 3

// signature finds the agencies that sign a text: "(AFP)" or "— AP" at its end, a line
// of nothing else under the headline or at the end.
func (h *hunt) signature() {
	lines := h.page.lines
	for i := range lines {
		l := &lines[i]
		if l.signed && !l.picture && (i <= h.page.picked+signatureLines || i >= len(lines)-signatureLines) {
			h.agencies(l.span, 0)
		}
	}
	for i := len(lines) - 1; i >= 0; i-- {
		if l := &lines[i]; l.kind == "" {
			h.closing(l)
			return
		}
	}
}

// agencies notes the agencies of a span in which nothing else is named.
func (h *hunt) agencies(span gainsay.Span, from int) {
	s := span.In(h.page.text)[from:]
	words := wordsOf(s, shapeMost)
	namings := h.namings(s, words)
	if len(namings) == 0 || len(words) == shapeMost || namings[0].first != 0 {
		return
	}
	for _, n := range namings {
		if n.agency {
			h.add(gainsay.OriginWire, n, span.Start+from, spanOf(words, n.first, n.last))
		}
	}
}

// closing finds the signature at the end of the last paragraph.
func (h *hunt) closing(l *line) {
	s := l.span.In(h.page.text)
	tail := strings.TrimRight(s, " .)/")
	from := max(strings.LastIndexAny(tail, "(/"), strings.LastIndex(tail, "— ")+2, strings.LastIndex(tail, " - ")+2)
	if from <= 2 || len(s)-from > 40 || !endsSentence(strings.TrimRight(s[:from], " (/—–-")) {
		return
	}
	h.agencies(l.span, from)
}
