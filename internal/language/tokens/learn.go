package tokens

// BoundaryFeatures is the number of features that the boundary classifier has.
const BoundaryFeatures = allFeatures

// A Gap is a place where a sentence may begin, for the trainer.
type Gap struct {
	At       int // byte where the token after the gap begins
	Features [10]uint16
}

// Gaps calls each for every gap within a line that the classifier is asked
// about. Answers says where sentences begin in truth, by byte.
func Gaps(text string, answers func(at int) bool, each func(Gap)) {
	s := splitter{text: text}
	s.eachChunk()
	if len(s.tokens) == 0 {
		return
	}
	b := newBounds(&s)
	first := 0
	for i := 1; i < len(s.tokens); i++ {
		b.pass(i - 1)
		at := int(s.tokens[i].Start)
		if b.gaps[i] == spaced {
			each(Gap{at, b.gapFeatures(i, first)})
		}
		if b.gaps[i] == blankLine || answers(at) {
			first = i
			b.quotes, b.brackets = 0, 0
		}
	}
}
