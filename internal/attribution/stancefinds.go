package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// stanced reads token i as a cue that takes a stance by fixed words, where the judge has
// found none: "cast doubt on", "called into question", "remain skeptical about", "told
// the crew to wait", "did not respond to". It goes by the order of the words behind the
// cue, as trees differ most on such phrases.
func (r *reader) stanced(i int, s *doc.Sentence) (said, bool) {
	if r.quoteOf[i] >= 0 || i == int(s.First) && r.d.Tokens[i].Tag != doc.VERB {
		return said{}, false // what is quoted is the speaker's own
	}
	switch r.d.Tokens[i].Tag {
	case doc.NOUN:
		if st, ok := r.pledge(i, s); ok {
			return st, true
		}
		return r.misgiving(i, s)
	case doc.ADJ:
		if st, ok := r.doer(i, s); ok {
			return st, true
		}
		if st, ok := r.unable(i, s); ok {
			return st, true
		}
		return r.doubter(i, s)
	case doc.VERB:
		if r.unsaid(i) || r.deprived(i) {
			return said{}, false
		}
		if st, ok := r.unanswered(i, s); ok {
			return st, true
		}
		if st, ok := r.sentOn(i, s); ok {
			return st, true
		}
		if st, ok := r.judged(i, s); ok {
			return st, true
		}
		if st, ok := r.toldTo(i, s); ok {
			return st, true
		}
		return r.doer(i, s)
	}
	return said{}, false
}

// inquiries are what is sent on to another who is to answer it.
var inquiries = map[string]bool{"question": true, "inquiry": true, "enquiry": true, "query": true, "request": true, "call": true}

// sentOn reads "referred reporters to", "directed questions to", whatever the tree makes
// of the verb: it takes "referred reporters" for reporters who were referred.
func (r *reader) sentOn(i int, s *doc.Sentence) (said, bool) {
	switch r.lemma(i) {
	case "refer", "direct", "point", "forward":
	default:
		return said{}, false
	}
	j := i + 1
	for j < int(s.Last) && (r.d.Tokens[j].Tag == doc.DET || r.d.Tokens[j].Tag == doc.ADJ) {
		j++
	}
	if j+2 >= int(s.Last) || !listeners[r.lemma(j)] && !inquiries[r.lemma(j)] || r.lemma(j+1) != "to" {
		return said{}, false
	}
	end := r.cueRange(i)[0].first
	first := end
	for first > int(s.First) && r.nominalWord(first-1) && end-first < longestAside {
		first--
	}
	content := r.trim(tokenRange{j + 2, r.reach(i, j+2, s)})
	if first == end || !r.startsName(first) || content.Empty() {
		return said{}, false
	}
	return said{verb: i, head: r.nominal(first, end), source: tokenRange{first, end}, cue: []tokenRange{{end, j + 2}},
		content: []gainsay.Span{content}, stance: gainsay.Refers, manner: gainsay.Indirect}, true
}

// stand makes the statement of a cue that ends before token from, whose source is named
// by the subject of verb v.
func (r *reader) stand(cue int, v int, from int, stance gainsay.Stance, s *doc.Sentence) (said, bool) {
	st := said{verb: cue, head: -1, stance: stance, manner: gainsay.Indirect}
	if source, _, pass := r.subject(v, 0); source >= 0 && !(pass && source < v) {
		st.head, st.source = source, r.sourceRange(source, v)
	} else {
		return said{}, false
	}
	to := r.reach(v, from, s)
	if r.abstract(v, &st) || r.d.Tokens[st.head].Tag == doc.NUM {
		return said{}, false
	}
	if st.source.first >= from {
		to = min(to, st.source.first) // "In rejecting the claim, the court said …"
	} else if st.source.last > from {
		return said{}, false
	}
	if from >= to || st.source.empty() {
		return said{}, false
	}
	content := r.trim(tokenRange{from, to})
	if content.Empty() {
		return said{}, false
	}
	st.content = []gainsay.Span{content}
	begin := min(v, cue)
	st.cue = []tokenRange{{r.cueRange(begin)[0].first, from}}
	if st.source.first < from {
		st.cue[0].first = max(st.cue[0].first, st.source.last)
	}
	if st.cue[0].empty() {
		st.cue = []tokenRange{{begin, from}}
	}
	return st, true
}

// reach is where the words that begin at token from end, behind the cue of verb v: at
// the writer's afterthought, at a verb beside the cue, or at the end of the sentence.
func (r *reader) reach(v, from int, s *doc.Sentence) int {
	end := int(s.Last)
	for c := range r.tree.Children(v) {
		if r.rel(c) == doc.Conj && c > from && r.d.Tokens[c].Tag == doc.VERB {
			end = min(end, int(r.tree.Left[c]))
		}
	}
	for k := from; k+1 < end; k++ {
		switch w := r.d.Word(k); w {
		case ";", "—", "–", "--", "(":
			return k
		case ",":
			next := strings.ToLower(r.d.Word(k + 1))
			switch next {
			case "but", "while", "although", "though", "despite", "whereas", "yet", "given", "even", "after", "because", "since", "with", "in":
				return k
			}
			if r.added(k+1, end) {
				return k
			}
		}
	}
	return end
}

// governing are prepositions and conjunctions that tie what is doubted to the word of doubt.
var governing = map[string]bool{"about": true, "on": true, "over": true, "of": true, "that": true, "whether": true, "if": true, "regarding": true,
	"concerning": true, "around": true, "toward": true, "towards": true, "as": true}

// misgiving reads "cast doubt on", "raised questions about", "called into question".
func (r *reader) misgiving(n int, s *doc.Sentence) (said, bool) {
	l := r.lemma(n)
	if !misgivings[l] && l != "question" || r.negated(n) || n+2 >= int(s.Last) {
		return said{}, false
	}
	h := int(r.d.Tokens[n].Head)
	if h < int(s.First) || h >= n || r.d.Tokens[h].Tag != doc.VERB || n-h > 5 || r.negated(h) {
		return said{}, false
	}
	if _, taken := r.byVerb[h]; taken {
		return said{}, false
	}
	if r.caseOf(n) == "into" {
		if hl := r.lemma(h); hl != "call" && hl != "bring" && hl != "throw" {
			return said{}, false
		}
		return r.stand(n, h, n+1, gainsay.Doubts, s)
	}
	if hl := r.lemma(h); r.rel(n) != doc.Obj || !(hl == "cast" || hl == "throw" || hl == "raise" || hl == "pose" || l != "question" && (lightVerbs[hl] || hl == "share" || hl == "harbor")) {
		return said{}, false
	}
	for i := n + 1; i < min(n+6, int(s.Last)); i++ {
		switch w := r.lemma(i); {
		case governing[w]:
			if w == "about" || w == "of" || w == "on" || w == "over" || w == "as" || w == "around" {
				i++
			}
			return r.stand(n, h, i, gainsay.Doubts, s)
		case r.d.Tokens[i].Tag == doc.VERB || r.d.Tokens[i].Tag == doc.PUNCT:
			return said{}, false
		}
	}
	return said{}, false
}

// doubter reads "remain skeptical about", "were unsure whether".
func (r *reader) doubter(i int, s *doc.Sentence) (said, bool) {
	as, ok := attitudes[r.lemma(i)]
	if !ok || as != gainsay.Doubts && as != gainsay.Hedges || i+2 >= int(s.Last) || !governing[r.lemma(i+1)] {
		return said{}, false
	}
	v := i
	if h := int(r.d.Tokens[i].Head); r.rel(i) == doc.Xcomp && h >= int(s.First) && h < i {
		v = h
	} else if r.tree.Child(i, doc.Cop) < 0 {
		return said{}, false
	}
	if as = r.attitude(i, as); as == gainsay.Asserts {
		return said{}, false
	}
	from := i + 1
	if w := r.lemma(from); w != "whether" && w != "if" && w != "that" {
		from++
	}
	return r.stand(i, v, from, as, s)
}

// unable reads "was unable to confirm the sale".
func (r *reader) unable(i int, s *doc.Sentence) (said, bool) {
	switch r.lemma(i) {
	case "unable", "unwilling", "reluctant":
	default:
		return said{}, false
	}
	if i+3 >= int(s.Last) || r.lemma(i+1) != "to" || !silent[r.lemma(i+2)] || r.negated(i) {
		return said{}, false
	}
	return r.stand(i, i, i+3, gainsay.Declines, s)
}

// unanswered reads "did not respond to requests", "would not discuss the case".
func (r *reader) unanswered(v int, s *doc.Sentence) (said, bool) {
	l := r.lemma(v)
	if !r.negated(v) || !answering[l] || l == "name" || l == "release" || l == "return" && !r.returns(v) {
		return said{}, false
	}
	from := r.cueRange(v)[0].last
	if from < int(s.Last) && r.d.Tokens[from].Tag == doc.PART {
		return said{}, false
	}
	st, ok := r.stand(v, v, from, gainsay.Declines, s)
	if ok && (l == "respond" || l == "reply" || l == "answer") && !r.wantsAnswer(st.content) {
		return said{}, false
	}
	return st, ok
}

// wantsAnswer tells a content that names what is to be answered: words, not a treatment
// or a lever.
func (r *reader) wantsAnswer(spans []gainsay.Span) bool {
	first, last := r.d.TokensIn(gainsay.CoverAll(spans))
	for i := first; i < last; i++ {
		if l := r.lemma(i); l == "ask" || inquiries[l] || answers[l] || listeners[l] || len(r.lex.nouns[l]) > 0 {
			return true
		}
	}
	return false
}

// doer reads a verb that takes a stance by itself, by the word behind it: "promising to
// pay", "refuses to leave", "rejected both claims", "question how it was built".
func (r *reader) doer(v int, s *doc.Sentence) (said, bool) {
	from := r.cueRange(v)[0].last
	if from+1 >= int(s.Last) || r.negated(v) || r.tree.Child(v, doc.NsubjPass, doc.AuxPass) >= 0 || r.governor(v) >= 0 {
		return said{}, false
	}
	if st, ok := r.pointsTo(v, from, s); ok {
		return st, true
	}
	entries := r.entries(v)
	if r.lemma(v) == "promising" {
		entries = r.lex.verbs["promise"]
	}
	if len(entries) == 0 {
		entries, from = r.withParticles(v, from)
	}
	for _, c := range entries {
		if c.manner != gainsay.Indirect || c.stance == gainsay.Asserts || c.stance == gainsay.Confirms {
			continue
		}
		if c.frames&infinitiveFrame != 0 && r.lemma(from) == "to" && r.d.Tokens[from+1].Tag == doc.VERB {
			return r.stand(v, v, from, c.stance, s)
		}
		if owed := owing[r.lemma(v)]; owed && c.frames&objectFrame != 0 && r.tree.Child(v, doc.Obj) >= from && r.beginsPhrase(from) && r.tree.Child(v, doc.Ccomp, doc.Xcomp, doc.Iobj) < 0 {
			return r.stand(v, v, from, c.stance, s)
		}
		turns := c.stance == gainsay.Denies || c.stance == gainsay.Doubts
		if turns && c.frames&objectFrame != 0 && (r.tree.Child(v, doc.Obj) >= from || from > v+1) && r.beginsPhrase(from) {
			st, ok := r.stand(v, v, from, c.stance, s)
			if ok && c.stance == gainsay.Doubts && r.contests(v, &option{kind: byObject, spans: st.content, head: r.tree.Child(v, doc.Obj)}) {
				return said{}, false
			}
			return st, ok
		}
		if turns && strings.HasSuffix(r.d.Word(from), "ing") && (r.d.Tokens[from].Tag == doc.VERB || r.d.Tokens[from].Tag == doc.AUX) {
			return r.stand(v, v, from, c.stance, s) // "denied having paid"
		}
		if w := strings.ToLower(r.d.Word(from)); turns && (w == "that" || questionWord(w)) && r.d.Tokens[from].Tag != doc.PRON {
			return r.stand(v, v, from, c.stance, s)
		}
	}
	return said{}, false
}

// owing are verbs of promise and demand whose object is what is promised or demanded.
var owing = map[string]bool{"promise": true, "pledge": true, "threaten": true, "vow": true, "demand": true, "request": true}

// withParticles is what the lexicon says of verb v with the words right behind it,
// "pushed back against", and where the words behind those begin.
func (r *reader) withParticles(v, from int) ([]cue, int) {
	key, found, end := r.lemma(v), []cue(nil), from
	for i := from; i < min(from+2, len(r.d.Tokens)-2); i++ {
		key += "_" + r.lemma(i)
		if c := r.lex.verbs[key]; len(c) > 0 {
			found, end = c, i+1
		}
	}
	return found, end
}

// pointsTo reads "referring to the law", "citing a report".
func (r *reader) pointsTo(v, from int, s *doc.Sentence) (said, bool) {
	l := r.lemma(v)
	if !pointing[l] && l != "refer" && l != "point" || r.d.Tokens[v].Tag != doc.VERB {
		return said{}, false
	}
	if r.lemma(from) == "to" {
		from++
	} else if l == "refer" || l == "point" || l == "allude" {
		return said{}, false
	}
	if from+1 >= int(s.Last) || !r.beginsPhrase(from) {
		return said{}, false
	}
	st, ok := r.stand(v, v, from, gainsay.Refers, s)
	if !ok || r.mention[st.head] < 0 && r.d.Tokens[st.head].Tag != doc.PROPN {
		return said{}, false
	}
	return st, true
}

// beginsPhrase tells a token with which a noun phrase begins.
func (r *reader) beginsPhrase(i int) bool {
	switch r.d.Tokens[i].Tag {
	case doc.DET, doc.ADJ, doc.NOUN, doc.PROPN, doc.NUM:
		return true
	case doc.PRON:
		return r.rel(i) == doc.NmodPoss
	}
	return false
}

// pledge reads a noun of promise, demand or refusal with its owner and an infinitive that
// the tree may have hung elsewhere: "with his promise to build a wall".
func (r *reader) pledge(n int, s *doc.Sentence) (said, bool) {
	from := n + 1
	if from+1 >= int(s.Last) || r.lemma(from) != "to" || r.d.Tokens[from].Tag != doc.PART || r.d.Tokens[from+1].Tag != doc.VERB {
		return said{}, false
	}
	stance := gainsay.Stance("")
	for _, c := range r.lex.nouns[r.lemma(n)] {
		if stance == "" && c.manner == gainsay.Indirect && c.frames&infinitiveFrame != 0 {
			stance = c.stance
		}
	}
	owner := r.nounSource(n, -1)
	if stance == "" || owner < 0 || r.negated(n) {
		return said{}, false
	}
	source := r.sourceRange(owner, n)
	content := r.trim(tokenRange{from, r.reach(n, from, s)})
	if source.empty() || source.last > from || content.Empty() {
		return said{}, false
	}
	return said{verb: n, head: owner, stance: stance, manner: gainsay.Indirect, source: source, cue: []tokenRange{{n, n + 1}}, content: []gainsay.Span{content}}, true
}

// judging are verbs that say of a claim what it is worth.
var judging = map[string]bool{"call": true, "deem": true, "label": true, "brand": true, "declare": true, "rate": true, "judge": true, "rule": true, "find": true,
	"consider": true, "describe": true, "dub": true, "term": true}

// judged reads "deemed the claim false" and "sidestepped questions about the loan".
func (r *reader) judged(v int, s *doc.Sentence) (said, bool) {
	o := r.tree.Child(v, doc.Obj)
	if o <= v || r.negated(v) {
		return said{}, false
	}
	if l := r.lemma(o); evading[r.lemma(v)] && (answers[l] || l == "question") {
		return r.stand(v, v, r.cueRange(v)[0].last, gainsay.Declines, s)
	}
	end := o + 1
	if !judging[r.lemma(v)] || end >= int(s.Last) {
		return said{}, false
	}
	if l := r.lemma(end); l == "as" || l == "to" {
		end++
	}
	for end+1 < int(s.Last) && end < o+5 && !untruths[r.lemma(end)] {
		switch r.d.Tokens[end].Tag {
		case doc.DET, doc.ADJ, doc.ADV, doc.PUNCT:
			end++
			continue
		}
		break
	}
	if end >= int(s.Last) || r.d.Tokens[end].Tag == doc.VERB || !untruths[r.lemma(end)] {
		return said{}, false
	}
	st, ok := r.stand(v, v, r.cueRange(v)[0].last, gainsay.Denies, s)
	if first, last := r.d.TokensIn(gainsay.CoverAll(st.content)); ok && (end+1 >= last || r.d.Tokens[end+1].Tag != doc.CCONJ) {
		st.content = []gainsay.Span{r.d.SpanOf(first, end+1)}
	}
	return st, ok
}

// returns tells "returned a call", "returned requests for comment".
func (r *reader) returns(v int) bool {
	o := r.tree.Child(v, doc.Obj)
	if o < 0 {
		return false
	}
	switch r.lemma(o) {
	case "call", "request", "message", "email", "e-mail", "question", "inquiry":
		return true
	}
	return false
}

// toldTo reads a verb by which others are told to act, with the infinitive wherever the
// tree has hung it: "advised visitors to leave their bags at home".
func (r *reader) toldTo(v int, s *doc.Sentence) (said, bool) {
	directs := false
	for _, c := range r.entries(v) {
		directs = directs || c.stance == gainsay.Demands && c.manner == gainsay.Indirect && c.frames&infinitiveFrame != 0
	}
	if !directs || r.negated(v) {
		return said{}, false
	}
	o := r.tree.Child(v, doc.Obj, doc.Iobj)
	if o < v || o-v > 8 {
		return said{}, false
	}
	for i := o + 1; i+1 < min(int(s.Last), o+8); i++ {
		if r.lemma(i) == "to" && r.d.Tokens[i].Tag == doc.PART {
			next := i + 1
			for next+1 < int(s.Last) && r.d.Tokens[next].Tag == doc.PUNCT {
				next++
			}
			if r.d.Tokens[next].Tag != doc.VERB && r.d.Tokens[next].Tag != doc.AUX {
				return said{}, false
			}
			return r.stand(v, v, i, gainsay.Demands, s)
		}
		if t := r.d.Tokens[i].Tag; t == doc.VERB || t == doc.PUNCT || t == doc.SCONJ {
			return said{}, false
		}
	}
	return said{}, false
}
