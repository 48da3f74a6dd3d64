package tokens

// bounds decides where sentences begin. wrapped is the width of the lines of a
// text whose lines are broken for looks only, 0 where an end of line means one.
type bounds struct {
	*splitter
	wrapped int
}

func newBounds(s *splitter) *bounds {
	b := &bounds{splitter: s}
	b.wrapped = b.width()
	return b
}

// of is the text of token i.
func (b *bounds) of(i int) string { return b.text[b.tokens[i].Start:b.tokens[i].End] }

// begins tells whether a sentence begins at token i.
func (b *bounds) begins(i int) bool {
	switch b.gaps[i] {
	case blankLine:
		return true
	case lineBreak:
		return b.newLine(i) || b.afterStop(i)
	}
	return b.afterStop(i)
}

// width is how long lines are in a text that is wrapped: most of its lines that
// an end of line follows without a blank one end in the middle of a sentence,
// at about the same width. It is 0 for other texts.
func (b *bounds) width() int {
	var lines, open, longest int
	start := int32(0)
	for i := 1; i < len(b.tokens); i++ {
		if b.gaps[i] < lineBreak {
			continue
		}
		if b.gaps[i] == lineBreak {
			lines++
			size := int(b.tokens[i-1].End - start)
			if !terminal(b.of(i-1)) && startsLower(b.of(i)) && size < 120 {
				open++
				longest = max(longest, size)
			}
		}
		start = b.tokens[i].Start
	}
	if open < 2 || open*3 < lines {
		return 0
	}
	return longest
}

// newLine tells whether the end of line before token i ends a sentence.
func (b *bounds) newLine(i int) bool {
	if b.wrapped == 0 {
		// Plain text of one line a paragraph. A line that goes on with a small
		// letter after a long open one was broken by hand.
		return !startsLower(b.of(i)) || terminal(b.of(i-1)) || b.lineLength(i-1) < 50
	}
	if bullet(b.of(i)) {
		return true
	}
	return b.lineLength(i-1) < b.wrapped*6/10 && !startsLower(b.of(i))
}

// lineLength is the number of bytes of the line that ends with token last, and
// at most 200: longer ones are all alike.
func (b *bounds) lineLength(last int) int {
	first := last
	for first > 0 && b.gaps[first] < lineBreak && b.tokens[last].End-b.tokens[first].Start < 200 {
		first--
	}
	return int(b.tokens[last].End - b.tokens[first].Start)
}

// afterStop tells whether the tokens before i end a sentence.
func (b *bounds) afterStop(i int) bool {
	if b.gaps[i] == glued {
		return false
	}
	last, closed := i-1, false
	for last > 0 && b.closes(last) {
		last, closed = last-1, true
	}
	next := b.of(i)
	switch stop := b.of(last); {
	case stop == ".":
		return !startsLower(next) && !continues(next)
	case endsInStop(stop):
		return b.afterAbbreviation(stop, i)
	case ellipsis(stop):
		return !startsLower(next) && !continues(next)
	case stop[0] == '!' || stop[0] == '?':
		return !startsLower(next) && !continues(next) && !(closed && b.attributed(i))
	}
	return false
}

// closes tells whether token i is a closing quotation mark or bracket that
// stands close to what is before it.
func (b *bounds) closes(i int) bool {
	if b.gaps[i] != glued {
		return false
	}
	switch b.of(i) {
	case `"`, "”", "’", "'", "''", "’’", ")", "]", "»":
		return true
	}
	return false
}

// attributed tells whether token i begins "she asked" or "Smith shouted".
func (b *bounds) attributed(i int) bool {
	for j := i; j < i+4 && j < len(b.tokens) && b.gaps[j] <= spaced; j++ {
		switch b.of(j) {
		case "said", "says", "asked", "asks", "told", "wrote", "added", "shouted", "cried", "wondered", "replied":
			return true
		}
	}
	return false
}

// afterAbbreviation tells whether a sentence ends with the abbreviation stop
// and the next begins at token i.
func (b *bounds) afterAbbreviation(stop string, i int) bool {
	if b.gaps[i] >= lineBreak {
		return true
	}
	next := b.of(i)
	if startsLower(next) || continues(next) || digit(next[0]) {
		return false
	}
	if listNumber(stop) {
		return false
	}
	return stopOf(stop[:len(stop)-1]) != beforeName && opens(next)
}

// opens tells words that begin a sentence far more often than a name.
func opens(w string) bool {
	switch w {
	case "The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "We", "I", "You", "But", "And", "This", "That",
		"These", "Those", "There", "If", "When", "While", "As", "For", "So", "His", "Her", "Their", "Its", "My", "Our",
		"Not", "No", "What", "Who", "How", "Why", "After", "Before", "Since", "Although", "However", "Yet", "Some",
		"Many", "Most", "Both", "All", "To", "By", "From", "With", "Now", "Then", "\"", "“", "‘", "``":
		return true
	}
	return false
}

// continues tells marks that no sentence begins with.
func continues(w string) bool {
	switch w {
	case ",", ";", ":", ".", "?", "!", ")", "]", "”", "’", "%", "--", "—", "–", "»":
		return true
	}
	return false
}

func bullet(w string) bool {
	switch w {
	case "-", "*", "•", "–", "—", "·", "●", "▪", "◦", "►", ">":
		return true
	}
	return listNumber(w)
}

func listNumber(w string) bool {
	return len(w) >= 2 && len(w) <= 3 && digit(w[0]) && w[len(w)-1] == '.'
}

// terminal tells whether w ends a sentence or closes what ends one.
func terminal(w string) bool {
	switch w {
	case ".", "!", "?", `"`, "”", "’", "''", ")", "…", "...", ":":
		return true
	}
	return false
}

func endsInStop(w string) bool {
	return len(w) > 1 && w[len(w)-1] == '.' && w[0] != '.'
}

func ellipsis(w string) bool {
	return w == "…" || len(w) > 1 && w[0] == '.' && w[1] == '.'
}
