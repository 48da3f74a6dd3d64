package tokens

// bounds decides where sentences begin: at blank lines, at ends of line where
// those mean something, and within lines where a linear classifier over what
// stands on both sides says so.
type bounds struct {
	*splitter
	wrapped          int    // width of lines that are broken for looks only, 0 where an end of line means one
	style            int    // how often a stop is followed by a small letter: 0 hardly ever, 1 at times, 2 often
	stopped          []bool // by token: its paragraph has a stop in it
	quotes, brackets int    // open in the sentence so far
}

func newBounds(s *splitter) *bounds {
	b := &bounds{splitter: s, stopped: make([]bool, len(s.tokens))}
	b.wrapped = b.width()
	b.survey()
	return b
}

// survey looks the text over for style and stopped.
func (b *bounds) survey() {
	stops, small, first := 0, 0, 0
	found := false
	for i := 0; i <= len(b.tokens); i++ {
		if i == len(b.tokens) || b.gaps[i] == blankLine || b.gaps[i] == lineBreak && b.wrapped == 0 {
			for j := first; found && j < i; j++ {
				b.stopped[j] = true
			}
			first, found = i, false
		}
		if i == 0 || i == len(b.tokens) || b.gaps[i] == glued {
			continue
		}
		if w := b.of(i - 1); w == "." || w[0] == '?' || w[0] == '!' {
			found = true
			stops++
			if startsLower(b.of(i)) {
				small++
			}
		}
	}
	switch {
	case small*3 > stops && small > 1:
		b.style = 2
	case small*12 > stops && small > 1:
		b.style = 1
	}
}

// of is the text of token i.
func (b *bounds) of(i int) string { return b.text[b.tokens[i].Start:b.tokens[i].End] }

// begins tells whether a sentence begins at token i, the one before it having
// begun at token sentence. It is asked for every token in turn.
func (b *bounds) begins(i, sentence int) bool {
	b.pass(i - 1)
	begins := false
	switch b.gaps[i] {
	case blankLine:
		begins = true
	case lineBreak:
		begins = b.newLine(i) || b.classified(i, sentence)
	case spaced:
		begins = b.classified(i, sentence)
	}
	if begins {
		b.quotes, b.brackets = 0, 0
	}
	return begins
}

// classified tells whether the classifier sees a boundary before token i.
func (b *bounds) classified(i, sentence int) bool {
	if sure := b.of(i - 1); lower(sure[0]) && lower(sure[len(sure)-1]) && lower(b.of(i)[0]) {
		return false // by far the most frequent case
	}
	if b.dateline(i, sentence) || b.style == 0 && b.gaps[i-1] == glued && b.closes(i-1) && startsLower(b.of(i)) {
		return false
	}
	if b.closes(i-1) && i >= 2 && (b.of(i-2) == "?" || b.of(i-2) == "!") && b.namedSpeaker(i) {
		return false
	}
	sum := 0
	for _, f := range b.gapFeatures(i, sentence) {
		sum += int(int8(boundaryWeights[f]))
	}
	return sum > threshold
}

// threshold is the sum of weights from which a gap is a boundary, chosen on the
// training parts.
const threshold = -3

// dateline tells whether token i follows the dash after a place and a date or an
// agency: "TARN, Bay State (AP) —".
func (b *bounds) dateline(i, sentence int) bool {
	const longest = 16 // tokens
	if i-sentence > longest || i-sentence < 2 || b.gaps[sentence] < lineBreak {
		return false
	}
	switch b.of(i - 1) {
	case "-", "--", "–", "—":
		return wordClass(b.of(sentence)) == nextCapitals || b.of(i-2) == ")"
	}
	return false
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
		if speaking(b.of(j)) {
			return true
		}
	}
	return false
}

func speaking(w string) bool {
	switch w {
	case "said", "says", "asked", "asks", "told", "wrote", "added", "shouted", "cried", "wondered", "replied":
		return true
	}
	return false
}

// namedSpeaker tells whether token i begins a name of at most three words with a verb of
// speech right behind it, "Berg asked", which belongs to the question before it.
func (b *bounds) namedSpeaker(i int) bool {
	for j := i; j < i+4 && j < len(b.tokens) && b.gaps[j] <= spaced; j++ {
		w := b.of(j)
		if j > i && speaking(w) {
			return true
		}
		if w[0] < 'A' || w[0] > 'Z' || opens(w) {
			return false
		}
	}
	return false
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
