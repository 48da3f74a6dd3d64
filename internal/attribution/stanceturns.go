package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// A turn is a phrase of words that takes a stance by being said: "I doubt", "no
// comment", "that is not the case". It hangs on one word; before and after are what must
// stand on its sides in the gist of the clause, "" for anything. Their parts stand in the
// order of the text, alternatives between bars. "SELF" is whoever speaks, "THAT" a pronoun for what another said, "~" one word
// more or none that does not negate, "END" the end of the sentence.
type turn struct {
	before, after string
	stance        gainsay.Stance
	first         bool // only where it stands in the first sentence of what is said
}

// Turns that several words share.
var (
	hardTo    = turn{before: "hard|difficult|impossible|early|soon|tough to", stance: gainsay.Hedges, first: true}
	hardlyBe  = turn{before: "hard|difficult|impossible|tough to", stance: gainsay.Doubts}
	wary      = turn{before: "SELF ~", stance: gainsay.Doubts}
	unmoved   = turn{before: "SELF ~ not|never", stance: gainsay.Doubts}
	puzzled   = turn{before: "SELF ~ not|never", after: "why|how", stance: gainsay.Doubts}
	faithful  = turn{before: "SELF have no|little", stance: gainsay.Doubts}
	wavering  = turn{before: "SELF ~", stance: gainsay.Hedges, first: true}
	mute      = turn{before: "SELF ~ not|never", stance: gainsay.Declines}
	notGoing  = turn{before: "not|never go to", stance: gainsay.Declines}
	vowing    = turn{before: "SELF ~", stance: gainsay.Commits}
	bound     = turn{before: "SELF ~ ~", after: "to", stance: gainsay.Commits}
	about     = turn{before: "SELF ~", after: "to", stance: gainsay.Commits}
	lastingly = turn{before: "END|but SELF will|shall", stance: gainsay.Commits}
	pleading  = turn{before: "SELF ~", stance: gainsay.Demands}
	opposing  = turn{before: "SELF", stance: gainsay.Denies}
	scornful  = turn{before: "THAT ~ ~", stance: gainsay.Denies}
	hollow    = turn{before: "without|no", stance: gainsay.Denies}
	owning    = turn{before: "SELF ~", stance: gainsay.Confirms}
)

// questionWords begin a question that is reported.
const questionWords = "whether|if|how|what|who|why|when|where|which"

// questionWord tells one of the questionWords, in small letters.
func questionWord(word string) bool {
	return word != "" && strings.Contains("|"+questionWords+"|", "|"+word+"|")
}

// turns are told by the word that they hang on, a lemma. They follow the classes of
// Searle (1976) for acts and of Hyland (1998) for hedges.
var turns = map[string][]turn{
	// doubt
	"doubt":       {{before: "SELF", stance: gainsay.Doubts}, {before: "SELF have|share|express ~ ~", stance: gainsay.Doubts}, {before: "there ~", stance: gainsay.Doubts}},
	"question":    {{before: "SELF", after: "whether|if|how|why|that|his|her|their|its|SELF", stance: gainsay.Doubts}, {before: "SELF have|raise ~ ~", after: "about|whether|over", stance: gainsay.Doubts}},
	"reservation": {{before: "SELF have|share|express ~ ~", stance: gainsay.Doubts}},
	"misgiving":   {{before: "SELF have|share|express ~ ~", stance: gainsay.Doubts}},
	"skeptical":   {wary}, "sceptical": {wary}, "doubtful": {wary}, "dubious": {wary}, "unconvinced": {wary}, "disbelieving": {wary},
	"convince": {unmoved}, "convinced": {unmoved}, "persuade": {unmoved}, "persuaded": {unmoved}, "buy": {unmoved}, "imagine": {hardlyBe},
	"see":        {{before: "SELF ~ not|never", after: "how|why|reason|point|sense|need", stance: gainsay.Doubts}, {before: hardlyBe.before, after: "how|why|what", stance: gainsay.Doubts}},
	"understand": {puzzled}, "comprehend": {puzzled}, "fathom": {puzzled, hardlyBe}, "grasp": {puzzled},
	"believe": {hardlyBe}, "picture": {hardlyBe}, "envision": {hardlyBe}, "envisage": {hardlyBe}, "conceive": {hardlyBe},
	"confidence": {faithful}, "faith": {faithful}, "trust": {faithful},
	"certain": {{before: "far from", stance: gainsay.Doubts}}, "sure": {{before: "far from", stance: gainsay.Doubts}}, "clear": {{before: "far from", stance: gainsay.Doubts}},
	"think": {{before: "what make ~", stance: gainsay.Doubts}},

	// what is left open
	"know":    {{before: "SELF ~ not", after: questionWords + "|yet|END", stance: gainsay.Hedges, first: true}, {before: "END who", after: questionWords, stance: gainsay.Hedges, first: true}, hardTo},
	"say":     {hardTo, {before: "SELF can|could|ca not", after: questionWords, stance: gainsay.Hedges, first: true}, {before: "SELF will|would|wo not", after: questionWords, stance: gainsay.Hedges}, {before: "nothing ~ to", stance: gainsay.Declines}, notGoing, {before: "SELF never", after: "that|it|this|so|such|SELF", stance: gainsay.Denies}},
	"tell":    {hardTo, {before: "time will|can", stance: gainsay.Hedges, first: true}},
	"predict": {hardTo}, "judge": {hardTo}, "assess": {hardTo}, "gauge": {hardTo}, "estimate": {hardTo}, "determine": {hardTo},
	"idea":    {{before: "SELF have no", stance: gainsay.Hedges, first: true}, {before: "SELF not have", stance: gainsay.Hedges, first: true}},
	"clue":    {{before: "SELF have no", stance: gainsay.Hedges, first: true}, {before: "SELF not have", stance: gainsay.Hedges, first: true}},
	"guess":   {{before: "anyone|anybody ~", stance: gainsay.Hedges, first: true}},
	"rule":    {{before: "SELF ~ not", after: "~ ~ out", stance: gainsay.Hedges}},
	"exclude": {{before: "SELF ~ not", stance: gainsay.Hedges}}, "discount": {{before: "SELF ~ not", stance: gainsay.Hedges}}, "preclude": {{before: "SELF ~ not", stance: gainsay.Hedges}},
	"depend":    {{before: "it|that|this|much|all ~", after: "on|upon", stance: gainsay.Hedges, first: true}},
	"decide":    {{before: "SELF not", stance: gainsay.Hedges, first: true}},
	"decision":  {{before: "SELF make no ~", stance: gainsay.Hedges, first: true}, {before: "SELF not make ~", stance: gainsay.Hedges, first: true}, {before: "no ~", after: "make|reach|take", stance: gainsay.Hedges, first: true}},
	"mind":      {{before: "SELF not make up ~", stance: gainsay.Hedges, first: true}},
	"undecided": {wavering}, "torn": {wavering}, "ambivalent": {wavering}, "agnostic": {wavering}, "unsure": {wavering}, "noncommittal": {wavering},
	"open": {{before: "keep|leave ~ option|door|possibility", stance: gainsay.Hedges, first: true}},

	// silence
	"comment":   {{before: "no ~", stance: gainsay.Declines}, mute, notGoing, {before: "decline|refuse|unable to", stance: gainsay.Declines}},
	"elaborate": {mute, notGoing}, "speculate": {mute, notGoing}, "discuss": {{before: "SELF will|would|can|could|ca|wo not", stance: gainsay.Declines}, notGoing}, "disclose": {mute, notGoing},
	"answer":  {{before: "SELF will|would|can|could|ca|wo not", stance: gainsay.Declines}, notGoing},
	"add":     {{before: "nothing ~ to", stance: gainsay.Declines}},
	"liberty": {{before: "not at", stance: gainsay.Declines}}, "position": {{before: "SELF not in", after: "to", stance: gainsay.Declines}},
	"deny":  {{before: "confirm nor|or", stance: gainsay.Declines}, opposing},
	"refer": {{before: "SELF ~", after: "you", stance: gainsay.Refers}},

	// commitment
	"promise": {vowing}, "pledge": {vowing}, "vow": {vowing}, "guarantee": {vowing},
	"commit": {vowing, bound}, "committed": {bound}, "dedicated": {bound}, "determined": {bound}, "resolved": {bound},
	"commitment": {{before: "SELF have|make|renew|reaffirm|honor|honour|keep ~ ~", after: "to", stance: gainsay.Commits}},
	"prepared":   {about}, "ready": {about}, "willing": {about}, "poised": {about},
	"prepare": {about}, "intend": {about}, "plan": {about, {before: "SELF ~", after: "on", stance: gainsay.Commits}},
	"word": {{before: "have my|our", stance: gainsay.Commits}, {before: "give ~ my|our", stance: gainsay.Commits}},
	"rest": {{before: "not", after: "until|till", stance: gainsay.Commits}},

	"continue": {lastingly}, "fight": {lastingly}, "keep": {lastingly}, "ensure": {lastingly}, "defend": {lastingly}, "protect": {lastingly},
	"rebuild": {lastingly}, "build": {lastingly}, "support": {lastingly}, "pursue": {lastingly}, "stand": {lastingly}, "respond": {lastingly},

	// demand
	"time":      {{before: "it ~", after: "to|for|that", stance: gainsay.Demands, first: true}},
	"incumbent": {{before: "it ~", after: "on|upon", stance: gainsay.Demands}}, "imperative": {{before: "it ~", after: "that|for", stance: gainsay.Demands}},
	"call": {{before: "SELF ~", after: "on|for|upon", stance: gainsay.Demands}}, "urge": {pleading}, "demand": {pleading}, "implore": {pleading}, "beg": {pleading},
	"appeal": {{before: "SELF ~", after: "to|for", stance: gainsay.Demands}}, "insist": {{before: "SELF ~", after: "on|upon", stance: gainsay.Demands}},

	// denial and confirmation
	"case":     {{before: "that|this|it|which not|never", after: "END", stance: gainsay.Denies}},
	"truth":    {{before: "no ~", after: "to|in|whatsoever|END", stance: gainsay.Denies}, {before: "further|farther|far from", stance: gainsay.Denies}},
	"do":       {{before: "SELF never", after: "that|it|this|so|such", stance: gainsay.Denies}, {before: "SELF have nothing to", after: "with", stance: gainsay.Denies}},
	"happen":   {{before: "that|it|this never", stance: gainsay.Denies}},
	"disagree": {opposing}, "reject": {opposing}, "refute": {opposing}, "dispute": {opposing},
	"merit": {hollow}, "basis": {hollow}, "foundation": {hollow}, "substance": {hollow},
	"weight": {{before: "not hold", stance: gainsay.Denies}}, "water": {{before: "not hold", stance: gainsay.Denies}},
	"nonsense": {scornful}, "propaganda": {scornful}, "fabrication": {scornful}, "fiction": {scornful}, "lie": {scornful}, "rubbish": {scornful}, "hogwash": {scornful},
	"malarkey": {scornful}, "baloney": {scornful}, "garbage": {scornful}, "hoax": {scornful}, "fantasy": {scornful}, "bunk": {scornful}, "slander": {scornful}, "smear": {scornful},
	"confirm": {owning, mute}, "acknowledge": {owning}, "admit": {owning}, "concede": {owning},
	"agree": {{before: "SELF ~", after: "with|that|END", stance: gainsay.Confirms}},
}

// said is the stance of the first turn in what the statement says, "" for none.
func (r *reader) saidBy(st *said) gainsay.Stance {
	for k, c := range st.content {
		g := r.gist(c)
		opening := k == 0
		for i, t := range g {
			if t < 0 {
				opening = false
				continue
			}
			for _, s := range turns[r.lemma(t)] {
				if !r.fits(&s, t) {
					continue
				}
				if (opening || !s.first) && r.matchesBefore(st, g[:i], s.before) && r.matchesAfter(st, g[i+1:], s.after) &&
					!((s.stance == gainsay.Commits || s.stance == gainsay.Demands) && r.perfect(t)) && !(r.quoteOf[t] >= 0 && s.stance != gainsay.Denies && r.past(t)) {
					return s.stance
				}
			}
		}
	}
	return ""
}

// promised tells whether a sentence of what is said undertakes something.
func (r *reader) promised(st *said) bool {
	for _, c := range st.content {
		g := r.gist(c)
		for i := range g {
			if (i == 0 || g[i-1] < 0) && r.undertakes(st, g[i:]) {
				return true
			}
		}
	}
	return false
}

// undertakes tells a sentence that begins with "I will" or "we will not" and a verb for
// what one does.
func (r *reader) undertakes(st *said, g []int) bool {
	if len(g) < 3 || g[0] < 0 || g[1] < 0 || r.d.Tokens[g[0]].Tag != doc.PRON || !r.nominative(g[0]) || !r.selfOf(st, g[0]) {
		return false
	}
	v := -1
	switch r.lemma(g[1]) {
	case "will", "shall", "'ll", "’ll", "wo":
		v = g[2]
		if v >= 0 && negating(r.lemma(v)) && len(g) > 3 {
			v = g[3]
		}
	case "go":
		if len(g) > 3 && strings.EqualFold(r.d.Word(g[1]), "going") && g[2] >= 0 && r.lemma(g[2]) == "to" && r.quoteOf[g[1]] >= 0 && !r.past(g[1]) {
			v = g[3]
		}
	}
	return v >= 0 && r.d.Tokens[v].Tag == doc.VERB && r.dynamic(v) && r.tree.Child(v, doc.AuxPass) < 0 && !(st.verb >= 0 && guessing[r.lemma(st.verb)])
}

// fits tells whether the word that the turn hangs on is of the right class: what one
// does oneself is a verb or an adjective, what another's words are called is a noun.
func (r *reader) fits(s *turn, i int) bool {
	tag := r.d.Tokens[i].Tag
	switch strings.TrimRight(s.before, "~ ") {
	case "SELF":
		return tag != doc.NOUN || r.lex.nouns[r.lemma(i)] == nil && !misgivings[r.lemma(i)]
	case "THAT":
		return tag == doc.NOUN
	}
	return true
}

// gist is the tokens of a span that carry its turn: no marks, articles, adverbs or
// helping verbs, but what negates. A -1 stands between sentences.
func (r *reader) gist(c gainsay.Span) []int {
	first, last := r.d.TokensIn(c)
	out := make([]int, 0, last-first)
	end := 0
	for i := first; i < last; i++ {
		if i >= end {
			if i > first {
				out = append(out, -1)
			}
			end = int(r.sentenceOf(i).Last)
		}
		switch l := r.lemma(i); r.d.Tokens[i].Tag {
		case doc.PUNCT, doc.INTJ:
			continue
		case doc.DET:
			if l != "no" && l != "neither" && l != "all" && l != "much" && l != "that" && l != "this" {
				continue
			}
		case doc.ADV:
			if !negating(l) && !questionWord(l) && l != "far" && l != "further" {
				continue
			}
		case doc.AUX:
			if l == "be" || l == "do" || l == "have" {
				continue
			}
		}
		out = append(out, i)
	}
	return out
}

func negating(lemma string) bool {
	switch lemma {
	case "not", "n't", "n’t", "never", "no", "neither", "nor", "hardly":
		return true
	}
	return false
}

// matchesBefore tells whether the gist ends with the parts of a pattern.
func (r *reader) matchesBefore(st *said, g []int, pattern string) bool {
	for pattern != "" {
		part := pattern
		if cut := strings.LastIndexByte(pattern, ' '); cut >= 0 {
			pattern, part = pattern[:cut], pattern[cut+1:]
		} else {
			pattern = ""
		}
		at := -1
		if len(g) > 0 {
			at = g[len(g)-1]
		}
		if part == "~" {
			// One word more or none: it is passed over only where what stands before it matches.
			if at >= 0 && !negating(r.lemma(at)) && !open(r.lemma(at)) && !r.is(st, at, lastPart(pattern)) {
				g = g[:len(g)-1]
			}
			continue
		}
		if !r.is(st, at, part) {
			return false
		}
		g = g[:max(0, len(g)-1)]
	}
	return !r.supposed(g)
}

// open tells a word after which nothing is done yet: "may be willing", "want to confirm".
func open(lemma string) bool { return lemma == "to" || lemma == "may" || lemma == "might" }

// perfect tells what one has done or been, not what one does: "had been willing".
func (r *reader) perfect(i int) bool {
	for c := range r.tree.Children(i) {
		if r.rel(c) == doc.Aux && r.lemma(c) == "have" {
			return true
		}
	}
	return r.tree.Child(i, doc.Cop) > 0 && r.d.Word(r.tree.Child(i, doc.Cop)) == "been"
}

// past tells a word that tells of the past: "we did not know", "I doubted", "he was sure".
func (r *reader) past(i int) bool {
	for c := range r.tree.Children(i) {
		switch r.rel(c) {
		case doc.Aux, doc.AuxPass, doc.Cop:
			switch strings.ToLower(r.d.Word(c)) {
			case "did", "was", "were", "had":
				return true
			}
		}
	}
	return r.d.Tokens[i].Tag == doc.VERB && strings.HasSuffix(r.d.Word(i), "ed") && r.tree.Child(i, doc.Aux, doc.AuxPass, doc.Cop) < 0
}

// nominative tells a token that can be a subject: a noun, or a pronoun in its plain form.
func (r *reader) nominative(i int) bool {
	switch r.d.Tokens[i].Tag {
	case doc.NOUN, doc.PROPN:
		return true
	case doc.PRON:
	default:
		return false
	}
	switch strings.ToLower(r.d.Word(i)) {
	case "i", "we", "he", "she", "it", "they":
		return true
	}
	return false
}

// pointed tells a pronoun for what another said.
func pointed(lemma string) bool {
	switch lemma {
	case "that", "this", "it", "these", "those", "they":
		return true
	}
	return false
}

// supposed tells that the gist ends with a word that makes what follows a condition.
func (r *reader) supposed(g []int) bool {
	if len(g) == 0 || g[len(g)-1] < 0 {
		return false
	}
	switch r.lemma(g[len(g)-1]) {
	case "if", "unless", "when", "until", "because", "where", "who", "which", "whether", "wish", "hope", "ensure":
		return true
	}
	return false
}

// lastPart is the nearest part of a pattern that is no "~".
func lastPart(pattern string) string {
	parts := strings.Fields(pattern)
	for i := len(parts) - 1; i >= 0; i-- {
		if parts[i] != "~" {
			return parts[i]
		}
	}
	return ""
}

// matchesAfter tells whether the gist begins with the parts of a pattern.
func (r *reader) matchesAfter(st *said, g []int, pattern string) bool {
	parts := strings.Fields(pattern)
	for k, part := range parts {
		at := -1
		if len(g) > 0 {
			at = g[0]
		}
		if part == "~" {
			if k+1 < len(parts) && at >= 0 && !r.is(st, at, parts[len(parts)-1]) {
				g = g[1:]
			}
			continue
		}
		if !r.is(st, at, part) {
			return false
		}
		g = g[min(1, len(g)):]
	}
	return true
}

// is tells whether token i, -1 for the end of a sentence, is one of the alternatives.
func (r *reader) is(st *said, i int, part string) bool {
	for alternative := range strings.SplitSeq(part, "|") {
		switch {
		case alternative == "END":
			if i < 0 {
				return true
			}
		case i < 0:
		case alternative == "SELF":
			if r.nominative(i) && r.selfOf(st, i) {
				return true
			}
		case alternative == "THAT":
			if pointed(r.lemma(i)) && r.rel(i) != doc.Det && (r.d.Tokens[i].Tag == doc.PRON || r.d.Tokens[i].Tag == doc.DET) {
				return true
			}
		case alternative == "not":
			if l := r.lemma(i); l == "not" || l == "n't" || l == "n’t" || l == "cannot" {
				return true
			}
		case strings.EqualFold(r.lemma(i), alternative):
			return true
		}
	}
	return false
}
