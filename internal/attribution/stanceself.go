package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// speaksFor tells whether the source speaks for what token i means: somebody whom the
// source's own words name ("Lee's campaign said Lee would …"), or the body that it belongs
// to ("the spokesman said the company would …", "the minister said her ministry would …").
func (r *reader) speaksFor(st *said, i int) bool {
	if st.head < 0 || i >= st.source.first && i < st.source.last {
		return false
	}
	if m := r.mention[i]; m >= 0 && r.d.Mentions[m].Actor >= 0 && r.d.Tokens[i].Tag != doc.PRON {
		for k := st.source.first; k < st.source.last; k++ {
			if o := r.mention[k]; o >= 0 && r.d.Mentions[o].Actor == r.d.Mentions[m].Actor && r.bound(st, k) {
				return true
			}
		}
	}
	if m := r.mention[i]; attending[r.lemma(st.head)] && m >= 0 && r.d.Mentions[m].Actor >= 0 && r.d.Actors[r.d.Mentions[m].Actor].Kind == gainsay.Person {
		return true // "aides said Lee would go"
	}
	if r.d.Tokens[i].Tag != doc.NOUN || !bodies[r.lemma(i)] || !r.official(st) {
		return false
	}
	d := r.tree.Child(i, doc.Det, doc.NmodPoss)
	if d < 0 {
		return false
	}
	switch r.lemma(d) {
	case "the", "its", "his", "her", "their", "our":
		return true
	}
	return false
}

// bound tells whether the name at token k of the source is that of whom the source
// serves: its owner, or what stands behind "for" or "of".
func (r *reader) bound(st *said, k int) bool {
	if k == st.head {
		return true
	}
	for h, steps := k, 0; h != st.head; h, steps = int(r.d.Tokens[h].Head), steps+1 {
		if h < 0 || steps > maxClimb {
			return false
		}
		switch r.rel(h) {
		case doc.NmodPoss, doc.Nmod, doc.Flat, doc.Compound, doc.Appos:
		default:
			return false
		}
	}
	return serving[r.lemma(st.head)] || bodies[r.lemma(st.head)]
}

// official tells a source that speaks for a body: its spokesman, an office holder, or
// the body itself.
func (r *reader) official(st *said) bool {
	if serving[r.lemma(st.head)] {
		return true
	}
	for k := st.source.first; k < st.source.last; k++ {
		if serving[r.lemma(k)] {
			return true
		}
	}
	m := r.mentionOf(st)
	if m == nil || m.Actor < 0 {
		return bodies[r.lemma(st.head)]
	}
	a := &r.d.Actors[m.Actor]
	return a.SpeaksFor != "" || a.Kind == gainsay.Organisation
}

// namesPerson tells a pronoun for a person whom the source's own words name: "Lee's
// campaign said he would …".
func (r *reader) namesPerson(st *said, pronoun string) bool {
	if pronoun != "he" && pronoun != "she" || !serving[r.lemma(st.head)] && !bodies[r.lemma(st.head)] {
		return false
	}
	for k := st.source.first; k < st.source.last; k++ {
		if m := r.mention[k]; m >= 0 && k != st.head && r.d.Mentions[m].Actor >= 0 && r.d.Actors[r.d.Mentions[m].Actor].Kind == gainsay.Person && r.bound(st, k) {
			return true
		}
	}
	return false
}

// misjudged tells whether "it" or "they" may mean an actor that was taken for a person by
// its one word of a name alone, as no other word says so: a firm, a party.
func (r *reader) misjudged(actor int, pronoun string) bool {
	a := &r.d.Actors[actor]
	if a.Kind != gainsay.Person || pronoun != "it" && pronoun != "they" || strings.ContainsRune(a.Name, ' ') || pronoun == "they" && !strings.HasSuffix(a.Name, "s") {
		return false
	}
	for i := range r.d.Mentions[:min(len(r.d.Mentions), farMentions)] {
		m := &r.d.Mentions[i]
		if m.Actor != actor || pronoun == "they" {
			continue
		}
		if w := strings.ToLower(m.Span.In(r.d.Text())); w == "he" || w == "she" || w == "his" || w == "her" || w == "him" || strings.ContainsRune(w, ' ') {
			return false
		}
	}
	return true
}

// farMentions bounds how many mentions of a text are asked for a pronoun.
const farMentions = 500

// counted tells a source that tells what others would do: a poll, a study.
func (r *reader) counted(st *said) bool {
	if st.head < 0 {
		return false
	}
	switch r.lemma(st.head) {
	case "poll", "survey", "study", "analysis", "model", "research", "data":
		return true
	}
	return false
}

// several tells a source of more than one: "Lee and Berg said they would go".
func (r *reader) several(st *said) bool {
	c := r.tree.Child(st.head, doc.Conj)
	return c > st.head && c < st.source.last
}

// serving are those who speak for others.
var serving = map[string]bool{"spokesman": true, "spokeswoman": true, "spokesperson": true, "spokespeople": true, "representative": true, "aide": true,
	"adviser": true, "advisor": true, "lawyer": true, "attorney": true, "manager": true, "director": true, "chief": true, "chairman": true, "chairwoman": true,
	"chair": true, "president": true, "secretary": true, "minister": true, "official": true, "executive": true, "ceo": true, "head": true, "leader": true,
	"strategist": true, "agent": true, "publicist": true, "press": true}

// attending are those who speak for one person.
var attending = map[string]bool{"spokesman": true, "spokeswoman": true, "spokesperson": true, "aide": true, "adviser": true, "advisor": true, "campaign": true,
	"lawyer": true, "attorney": true, "publicist": true}

// bodies are nouns for what acts through those who speak for it.
var bodies = map[string]bool{"company": true, "firm": true, "group": true, "agency": true, "department": true, "ministry": true, "government": true,
	"administration": true, "office": true, "party": true, "union": true, "bank": true, "campaign": true, "organization": true, "organisation": true,
	"council": true, "committee": true, "board": true, "university": true, "school": true, "police": true, "team": true, "airline": true, "network": true,
	"city": true, "state": true, "country": true, "candidate": true, "nominee": true, "commission": true, "association": true, "foundation": true, "hospital": true,
	"military": true, "army": true, "navy": true, "force": true, "authority": true, "museum": true, "club": true, "league": true, "alliance": true, "coalition": true}
