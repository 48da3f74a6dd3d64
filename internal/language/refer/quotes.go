package refer

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// findSpeakers tells of the words between quotation marks whose they are, where a
// name in the sentence says so: who speaks says "I" of himself, and never "he".
// A sentence that is quoted whole goes with the one before or behind in its quotation.
func (r *reading) findSpeakers() {
	r.quoted = make([]int32, len(r.d.Tokens))
	for i := range r.quoted {
		r.quoted[i] = -1
	}
	if !r.d.Parsed {
		return
	}
	speakers := make([]int, len(r.d.Sentences))
	for at, s := range r.d.Sentences {
		speakers[at] = -1
		if !r.quotes(s) {
			continue
		}
		speakers[at] = r.speakerIn(s)
		if speakers[at] < 0 && at > 0 && r.whole(s) {
			speakers[at] = speakers[at-1]
		}
	}
	for at := len(speakers) - 1; at >= 0; at-- {
		s := r.d.Sentences[at]
		if speakers[at] < 0 && at+1 < len(speakers) && r.quote[s.Last-1] && r.quote[r.d.Sentences[at+1].First] {
			speakers[at] = speakers[at+1]
		}
		for i := s.First; i < s.Last; i++ {
			if r.quote[i] {
				r.quoted[i] = int32(speakers[at])
			}
		}
	}
}

// quotes tells that some of the sentence stands between quotation marks.
func (r *reading) quotes(s doc.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if r.quote[i] {
			return true
		}
	}
	return false
}

// whole tells that no word of the sentence stands outside of quotation marks.
func (r *reading) whole(s doc.Sentence) bool {
	for i := int(s.First); i < int(s.Last); i++ {
		if !r.quote[i] && !r.mark(i) {
			return false
		}
	}
	return true
}

// attributed is whom the pronoun at token i means when it says whose the quoted
// words of its sentence are ("…", she said): who was the subject of the last
// sentence that was not quoted whole, if it agrees. It is -1 otherwise.
func (r *reading) attributed(i int) int {
	at := r.sentence(i)
	if !r.d.Parsed || r.quote[i] || !isSubject(r.rel(i)) || !says(r.d.Tokens[r.d.Tokens[i].Head].Lemma) {
		return -1
	}
	if first := int(r.d.Sentences[at].First); !r.quote[min(first+1, i)] {
		return -1 // no quotation comes first
	}
	for back := at - 1; back >= max(0, at-reach); back-- {
		if r.whole(r.d.Sentences[back]) {
			continue
		}
		s := r.topicOf(back)
		if s < 0 {
			return -1
		}
		if a, _ := r.meantBy(s); a >= 0 && r.agrees(&r.actors[a], r.class[i]) {
			return a
		}
		return -1
	}
	return -1
}

// findSpeaker finds whose the quoted words of the sentence of token i are where a
// pronoun behind them says so, which findSpeakers could not know.
func (r *reading) findSpeaker(i int) {
	if !r.quote[i] || r.quoted[i] != -1 || !r.d.Parsed {
		return
	}
	speaker := int32(unknownSpeaker)
	first, last := r.bounds(i)
	for j := first; j < last; j++ {
		if r.class[j]&(male|female) == 0 || r.class[j]&pronoun == 0 || r.quote[j] {
			continue
		}
		if a := r.attributed(j); a >= 0 {
			speaker = int32(a)
		}
		break
	}
	for j := first; j < last; j++ {
		if r.quote[j] && r.quoted[j] == -1 {
			r.quoted[j] = speaker
		}
	}
}

// unknownSpeaker marks quoted words whose speaker has been looked for in vain.
const unknownSpeaker = -2

// inOwnWords is of whom somebody goes on to speak in his own words at token i, when
// the sentence before the quotation has him speak of one person more: of the
// subject of what he says, if there is one, else of whoever is named. It is -1
// when none or several can be meant.
func (r *reading) inOwnWords(list []candidate, i int) int {
	speaker := int(r.quoted[i])
	if speaker < 0 {
		return -1
	}
	at := r.sentence(i) - 1
	for at >= 0 && r.whole(r.d.Sentences[at]) {
		at--
	}
	s := r.topicOf(at)
	if s < 0 || r.sentence(i)-at > reach {
		return -1
	}
	if a, _ := r.meantBy(s); a != speaker {
		return -1
	}
	subjects, others := -1, -1
	for k := range list {
		c := &list[k]
		if r.sentence(c.first) != at {
			continue
		}
		if others = c.actor; len(list) > 1 {
			others = -1
		}
		head := r.headOf(c.first, c.last)
		if r.rel(head) == doc.Conj && r.d.Tokens[head].Head >= 0 {
			head = int(r.d.Tokens[head].Head)
		}
		if !isSubject(r.rel(head)) {
			continue
		}
		if subjects >= 0 {
			return -1
		}
		subjects = c.actor
	}
	if subjects >= 0 {
		return subjects
	}
	return others
}

// ownWords is the one of list whose words the pronoun at token i goes on to tell:
// "Berg's statement, in which she …", "Berg's remarks drew fire. She …". It is -1
// when there is none.
func (r *reading) ownWords(list []candidate, i int) int {
	if !r.d.Parsed || !isSubject(r.rel(i)) {
		return -1
	}
	opens, _ := r.bounds(i)
	for k := range list {
		c := &list[k]
		if r.sentence(c.first) == r.sentence(i) && r.owned(c.first, c.last, i) && uttered(r.lower(int(r.d.Tokens[r.headOf(c.first, c.last)].Head))) {
			return c.actor
		}
		if i == opens && !r.quote[i] && r.spokeBefore(c.actor, i) == 2 && uttered(r.lower(r.topicOf(r.sentence(i)-1))) {
			return c.actor
		}
	}
	return -1
}

// uttered tells nouns for what somebody says.
func uttered(w string) bool {
	switch w {
	case "statement", "statements", "remark", "remarks", "comment", "comments", "words", "speech", "claim", "claims", "letter", "interview",
		"announcement", "address", "testimony", "warning", "answer", "reply", "post", "tweet", "article", "essay", "book", "memoir":
		return true
	}
	return false
}

// speakerIn is the person whose name is the subject of the first verb of saying
// outside the quotation marks of a sentence, or -1.
func (r *reading) speakerIn(s doc.Sentence) int {
	for i := int(s.First); i < int(s.Last); i++ {
		if r.quote[i] || !says(r.d.Tokens[i].Lemma) || r.d.Tokens[i].Tag != doc.VERB {
			continue
		}
		subject := r.tree.Child(i, doc.Nsubj)
		if subject < 0 {
			continue
		}
		if at := r.nameAt(subject); at >= 0 && r.d.Names[at].Kind == gainsay.Person {
			return r.ofName[at]
		}
		return -1
	}
	return -1
}

// says tells the lemmas of verbs that stand beside quoted words.
func says(lemma string) bool {
	switch strings.ToLower(lemma) {
	case "say", "tell", "add", "write", "state", "announce", "declare", "explain", "insist", "argue", "warn", "claim", "reply", "respond",
		"answer", "note", "stress", "continue", "conclude", "recall", "admit", "acknowledge", "joke", "ask", "tweet", "post", "emphasize", "emphasise":
		return true
	}
	return false
}
