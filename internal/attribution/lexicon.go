package attribution

import (
	_ "embed"
	"fmt"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

//go:embed cues.txt
var cueText string

// A frame is a shape that the content of a cue may take.
type frame uint8

const (
	clauseFrame frame = 1 << iota // a clause or a quotation
	infinitiveFrame
	objectFrame
	prepositionFrame
)

// A cue is what the lexicon says of one lemma in one word class.
type cue struct {
	section uint8 // the number of its section in the lexicon, from 1
	frames  frame
	stance  gainsay.Stance
	manner  gainsay.Manner // Belief, Intention, or Indirect for speech of any manner
}

// A lexicon tells cues by lemma, verbs and nouns apart.
type lexicon struct {
	verbs, nouns map[string][]cue
	sections     uint8
}

// readLexicon reads the text format that stands at the head of cues.txt.
func readLexicon(text string) (*lexicon, error) {
	lex := &lexicon{verbs: map[string][]cue{}, nouns: map[string][]cue{}}
	var section map[string][]cue
	var entry cue
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			var err error
			if section, entry, err = lex.section(strings.Fields(strings.Trim(line, "[]"))); err != nil {
				return nil, gainsay.E(gainsay.Invalid, fmt.Sprintf("read the cue lexicon, line %d", n+1), "%w", err)
			}
		case section == nil:
			return nil, gainsay.E(gainsay.Invalid, fmt.Sprintf("read the cue lexicon, line %d", n+1), "words before the first section")
		default:
			for lemma := range strings.FieldsSeq(line) {
				section[lemma] = append(section[lemma], entry)
			}
		}
	}
	return lex, nil
}

func (lex *lexicon) section(head []string) (map[string][]cue, cue, error) {
	if len(head) != 4 {
		return nil, cue{}, fmt.Errorf("a section has four words: class, frames, stance, manner")
	}
	lex.sections++
	c := cue{section: lex.sections, stance: gainsay.Stance(head[2])}
	for _, letter := range head[1] {
		switch letter {
		case 'c':
			c.frames |= clauseFrame
		case 'x':
			c.frames |= infinitiveFrame
		case 'o':
			c.frames |= objectFrame
		case 'p':
			c.frames |= prepositionFrame
		default:
			return nil, cue{}, fmt.Errorf("no frame is named %q", letter)
		}
	}
	switch head[3] {
	case "speech":
		c.manner = gainsay.Indirect
	case "belief":
		c.manner = gainsay.Belief
	case "intention":
		c.manner = gainsay.Intention
	default:
		return nil, cue{}, fmt.Errorf("no manner is named %q", head[3])
	}
	switch head[0] {
	case "verb":
		return lex.verbs, c, nil
	case "noun":
		return lex.nouns, c, nil
	}
	return nil, cue{}, fmt.Errorf("no class is named %q", head[0])
}

// cues is what the lexicon says of token t as it is tagged.
func (lex *lexicon) cues(t *doc.Token) []cue {
	switch t.Tag {
	case doc.VERB:
		return lex.verb(t)
	case doc.NOUN:
		return lex.nouns[t.Lemma]
	}
	return nil
}

// verb is what the lexicon says of a verb. The lemma of a rare verb is guessed from its
// ending, and may have lost its "e" or got one: "conced", "toute".
func (lex *lexicon) verb(t *doc.Token) []cue {
	if c := lex.verbs[t.Lemma]; c != nil || int(t.End-t.Start) == len(t.Lemma) {
		return c
	}
	if c := lex.verbs[t.Lemma+"e"]; c != nil {
		return c
	}
	if stem, ok := strings.CutSuffix(t.Lemma, "e"); ok {
		return lex.verbs[stem]
	}
	return nil
}
