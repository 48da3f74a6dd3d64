package attribution

import "gainsay/internal/language/doc"

// documents are things that say what stands in them.
var documents = map[string]bool{
	"report": true, "study": true, "poll": true, "survey": true, "assessment": true, "document": true, "letter": true, "data": true,
	"paper": true, "statement": true, "analysis": true, "research": true, "review": true, "article": true, "book": true, "record": true,
	"file": true, "filing": true, "email": true, "memo": true, "transcript": true, "figure": true, "statistic": true, "evidence": true,
	"slide": true, "video": true, "footage": true, "image": true, "photo": true, "photograph": true, "picture": true, "recording": true, "chart": true,
	"map": true, "table": true, "graph": true, "average": true, "result": true, "estimate": true, "count": true, "tally": true, "ad": true, "test": true,
	"lawsuit": true, "complaint": true, "indictment": true, "ruling": true, "law": true, "resolution": true, "bill": true, "investigation": true,
}

// showing are verbs by which things, too, are said to say something.
var showing = map[string]bool{
	"suggest": true, "imply": true, "cast": true, "signal": true, "underscore": true, "highlight": true, "underline": true, "raise": true, "show": true, "indicate": true,
	"reflect": true, "demonstrate": true, "mean": true, "solidify": true, "illustrate": true,
}

// aims are what is only meant to be done: "with the aim of convincing them".
var aims = map[string]bool{"aim": true, "goal": true, "purpose": true, "effort": true, "attempt": true, "bid": true, "way": true, "intention": true}

// deeds are verbs that tell of speech with a clause, and with a plain object of doing
// something: "maintained that it leaks", "maintained the road".
var deeds = map[string]bool{
	"maintain": true, "hold": true, "continue": true, "begin": true, "start": true, "guarantee": true, "determine": true, "project": true,
	"volunteer": true, "add": true, "rule": true, "prove": true, "submit": true, "advance": true, "charge": true, "observe": true,
}

// doing tells a verb of deeds with a plain object that no quotation stands in.
func (r *reader) doing(v int, content *option) bool {
	if r.d.Tokens[v].Tag != doc.VERB || !deeds[r.lemma(v)] || r.tree.Child(v, doc.CompoundPrt) >= 0 || content.kind != byObject && content.kind != byPhrase && content.kind != byPhraseBare {
		return false
	}
	return len(r.quotedIn(content.spans)) == 0
}

// abstract tells a source that is neither an actor nor a document and only shows
// something: "the talks underscore …" is the outlet's own judgement.
func (r *reader) abstract(v int, st *said) bool {
	if st.head >= 0 && aims[r.lemma(st.head)] && r.d.Tokens[st.head].Tag == doc.NOUN {
		return true
	}
	if st.head >= 0 && r.thing(st.head) && (owing[r.lemma(v)] || r.lemma(v) == "reject" || r.lemma(v) == "answer" || r.lemma(v) == "respond") {
		return true
	}
	if st.head < 0 || !showing[r.lemma(v)] || r.d.Tokens[st.head].Tag != doc.NOUN && r.d.Tokens[st.head].Tag != doc.PRON {
		return false
	}
	if m := r.mention[st.head]; m >= 0 && r.d.Mentions[m].Actor >= 0 && r.lemma(st.head) != "it" {
		return false
	}
	return !documents[r.lemma(st.head)] && r.namedBeside(st) == nil
}

// thing tells a common noun in the singular that means no actor the text tells of, nor a
// document: "a wildfire threatened homes", "the job demands patience".
func (r *reader) thing(i int) bool {
	if r.d.Tokens[i].Tag != doc.NOUN || documents[r.lemma(i)] || r.d.Word(i) != r.lemma(i) {
		return false
	}
	if m := r.mention[i]; m >= 0 {
		return false
	}
	switch l := r.lemma(i); l[max(0, len(l)-2):] {
	case "er", "or", "an", "st", "ee", "nt": // voter, senator, woman, activist, trustee, resident
		return false
	}
	return true
}
