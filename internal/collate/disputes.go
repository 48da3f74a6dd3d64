package collate

import (
	"slices"
	"sort"
	"strings"

	"gainsay"
)

// A clash is one place where one side denies what another says.
type clash struct {
	affirm int          // index in story.said of the statement denied, -1 where only the denial tells of it
	owner  int          // the member whose claim it is, -1 when it is given by a description
	by     string       // the owner as printed, where it is no member
	words  gainsay.Span // of the denial's article: the words that name the claim, where affirm is -1
	deny   int          // index in story.said of the denial
	bare   bool         // the denial names no content: "dismissed the remark"
	object *utterance   // the denial's own object, prepared for comparison; nil where it is the content
	told   *utterance   // what the denial says was claimed, behind the owner; nil where it does not
}

// findDisputes finds claims on which principals take opposite sides.
//
// It starts from denials that name what they deny: a statement within the
// denial's own content ("dismissed Rossi's claim that …"), the claim of another
// side, named or pointed to ("rejected his remarks"), or what another says in
// almost the same words. Clashes of the same sides over one matter are one
// dispute, and every article's statements to the point are its evidence.
func (s *story) findDisputes() []gainsay.Dispute {
	var clashes []clash
	for i := range s.said {
		switch s.said[i].st.Stance {
		case gainsay.Denies, gainsay.Doubts:
			if c, ok := s.denied(i); ok {
				clashes = append(clashes, c)
			}
		case gainsay.Asserts:
			if c, ok := s.contradicted(i); ok {
				clashes = append(clashes, c)
			} else if c, ok := s.contradicts(i); ok {
				clashes = append(clashes, c)
			}
		case gainsay.Declines, gainsay.Commits, gainsay.Confirms:
			if c, ok := s.contradicts(i); ok {
				clashes = append(clashes, c)
			}
		}
	}
	var out []gainsay.Dispute
	s.matter = s.matters(s.groupClashes(clashes))
	for _, m := range s.matter {
		out = append(out, s.dispute(m))
	}
	out = append(out, s.changedPositions()...)
	sort.SliceStable(out, func(a, b int) bool { return articlesIn(&out[a]) > articlesIn(&out[b]) })
	for i := range out {
		out[i].Claim = claimID(i + 1)
	}
	return out
}

func articlesIn(d *gainsay.Dispute) int {
	files := map[string]bool{}
	for _, side := range [][]gainsay.Position{d.Affirm, d.Deny} {
		for _, p := range side {
			for _, e := range p.Evidence {
				files[e.Article+e.File] = true
			}
		}
	}
	return len(files)
}

// groupClashes gathers clashes of the same two sides over one matter. What names
// no content is of the matter that the two sides dispute already.
func (s *story) groupClashes(clashes []clash) [][]clash {
	var groups [][]clash
	for _, bare := range []bool{false, true} {
		for _, c := range clashes {
			if c.bare != bare {
				continue
			}
			at := -1
			for g := range groups {
				if s.ofGroup(c, groups[g]) {
					at = g
					break
				}
			}
			if at < 0 {
				at = len(groups)
				groups = append(groups, nil)
			}
			groups[at] = append(groups[at], c)
		}
	}
	return groups
}

// mostCompared bounds with how many clashes of a group another is compared.
const mostCompared = 12

func (s *story) ofGroup(c clash, group []clash) bool {
	for _, other := range group[:min(len(group), mostCompared)] {
		if s.sameClash(c, other) {
			return true
		}
	}
	return false
}

// sameMatter is how alike statements on one side of the same two must be to
// concern one matter: less than for one claim, since the sides are the same.
const sameMatter = 0.2

func (s *story) sameClash(a, b clash) bool {
	if !s.sameOwner(a, b) || !s.sameDenier(a, b) {
		return false
	}
	if a.bare || b.bare {
		return true
	}
	return likeness(s.claimed(a), s.claimed(b)) >= sameMatter || likeness(&s.said[a.deny], &s.said[b.deny]) >= sameMatter
}

// inHeading tells a statement that stands in a line of its own without a full stop.
func (s *story) inHeading(u *utterance) bool {
	r := &s.readings[u.article]
	n := s.sentenceAt(u.article, u.span.Start)
	if n < 0 {
		return false
	}
	line := r.Sentences[n].Span
	if r.Article.Headline.Meets(line) {
		return true
	}
	text := strings.TrimRight(line.In(r.Article.Text), " \t\r\n\"'”’)]»*")
	alone := line.Start == 0 || r.Article.Text[line.Start-1] == '\n'
	return alone && len(text) < longestHeading && text != "" && !strings.ContainsAny(text[len(text)-1:], ".!?:;,") && strings.HasPrefix(r.Article.Text[line.Start+len(text):], "\n")
}

// longestHeading bounds, in bytes, a headline.
const longestHeading = 200

func (s *story) sameOwner(a, b clash) bool {
	if a.owner < 0 || b.owner < 0 {
		return a.owner == b.owner && a.by == b.by && a.by != ""
	}
	return s.cast.sameSide(a.owner, b.owner)
}

// sameDenier tells whether the same side denies in both.
func (s *story) sameDenier(a, b clash) bool {
	x, y := s.sideOf(a.deny), s.sideOf(b.deny)
	if x < 0 || y < 0 {
		return x == y && s.said[a.deny].st.Speaker().Name == s.said[b.deny].st.Speaker().Name
	}
	return s.cast.sameSide(x, y)
}

// claimed is the statement that carries what is denied: the denial's own where it
// alone tells of it.
func (s *story) claimed(c clash) *utterance {
	if c.told != nil {
		return c.told
	}
	if c.affirm >= 0 {
		return &s.said[c.affirm]
	}
	if c.object != nil {
		return c.object
	}
	return &s.said[c.deny]
}

// sideOf is the member who makes a statement: its speaker, or the one whom the
// outermost hop names.
func (s *story) sideOf(i int) int {
	if m := s.said[i].speaker; m >= 0 {
		return m
	}
	return s.said[i].source
}

// dispute prints a group of clashes with the evidence of all articles: what the
// affirming side says to the same effect, and every denial of the other side.
func (s *story) dispute(m matter) gainsay.Dispute {
	group, affirm, deny := m.clashes, m.affirm, m.deny
	both := map[int]bool{}
	unite(both, affirm)
	unite(both, deny)
	s.affirmed = append(s.affirmed, claim{sorted(affirm)})
	s.atIssue = append(s.atIssue, claim{sorted(both)})
	d := gainsay.Dispute{Kind: gainsay.Opposed}
	d.Affirm = onceEach(plain(s.affirmations(sorted(affirm), m)))
	for _, c := range group {
		if c.affirm < 0 && (!c.bare || len(d.Affirm) == 0) {
			d.Affirm = s.addNamed(d.Affirm, c)
		}
	}
	d.Deny = s.denials(sorted(deny), affirm)
	d.Text = s.disputed(group, sorted(affirm))
	if s.saidForOther(group, s.sideOf(group[0].deny)) {
		d.Kind = gainsay.SaidForOther
		for p := range d.Affirm {
			if d.Affirm[p].Stance == gainsay.Commits { // nobody promises for another
				d.Affirm[p].Stance = gainsay.Asserts
			}
		}
	}
	return d
}

func sorted(set map[int]bool) []int {
	out := make([]int, 0, len(set))
	for i, in := range set {
		if in {
			out = append(out, i)
		}
	}
	sort.Ints(out)
	return out
}

// addNamed adds a claim of which only its denial tells: the position of the one
// who is said to have made it.
func (s *story) addNamed(positions []gainsay.Position, c clash) []gainsay.Position {
	u := &s.said[c.deny]
	ev := s.evidence(u.article, c.words, u.st.Chain)
	name, principal := c.by, ""
	if c.owner >= 0 {
		m := &s.cast.members[c.owner]
		if name = m.Name; m.principal != m.Name {
			principal = m.principal
		}
	}
	for i := range positions {
		if positions[i].Actor == name {
			positions[i].Evidence = append(positions[i].Evidence, ev)
			return positions
		}
	}
	return append(positions, gainsay.Position{Actor: name, For: principal, Stance: gainsay.Asserts, Origins: 1, Evidence: []gainsay.Evidence{ev}})
}

// onceEach leaves out evidence of a position that is there already, as that of a statement
// within another is.
func onceEach(positions []gainsay.Position) []gainsay.Position {
	for p := range positions {
		var kept []gainsay.Evidence
		for _, e := range positions[p].Evidence {
			if !slices.ContainsFunc(kept, func(k gainsay.Evidence) bool {
				return k.Article == e.Article && k.File == e.File && k.Span.Meets(e.Span)
			}) {
				kept = append(kept, e)
			}
		}
		positions[p].Evidence = kept
	}
	return positions
}

// affirmations are the positions of the affirming side. Of a statement in several
// pieces the evidence is the one that says what is denied.
func (s *story) affirmations(said []int, m matter) []stand {
	out := s.positions(said)
	all := s.retold(&m)
	for p := range out {
		for e, i := range out[p].said {
			u := &s.said[i]
			if len(u.st.Content) < 2 {
				continue
			}
			most := 0.0
			for _, piece := range u.st.Content {
				if l := s.nearest(s.wordsSaid(u.article, piece), all, u); l > most {
					most, out[p].Evidence[e].Span = l, piece
				}
			}
		}
	}
	return out
}

// retold are the wordings of what a matter affirms that stand by themselves: what denials
// say was claimed, and what is not quoted; all where there are none.
func (s *story) retold(m *matter) []*utterance {
	all := s.propositions(m)
	var out []*utterance
	for _, u := range all {
		if u.st.Manner == gainsay.Indirect && len(u.st.Content) == 1 {
			out = append(out, u)
		}
	}
	if out == nil {
		return all
	}
	return out
}

// nearest is how alike words are to the closest of several wordings, but for those
// of one utterance.
func (s *story) nearest(words *utterance, all []*utterance, but *utterance) float64 {
	most := 0.0
	for _, x := range all {
		if x != but {
			most = max(most, likeness(words, x))
		}
	}
	return most
}

// denials are the positions of the denying side. Their evidence is the words that
// deny, from the verb to where the claim that is denied begins.
func (s *story) denials(said []int, affirm map[int]bool) []gainsay.Position {
	out := s.positions(said)
	for p := range out {
		if out[p].Stance == gainsay.Asserts || out[p].Stance == gainsay.Declines && s.refused(out[p].said) {
			out[p].Stance = gainsay.Denies // "the charges were false", "refused to let them in, contradicting …"
		}
		for e, i := range out[p].said {
			out[p].Evidence[e].Span = s.denialSpan(&s.said[i], affirm)
		}
	}
	return plain(s.merged(out))
}

// merged are stands of which no two are of one actor and one stance.
func (s *story) merged(stands []stand) []stand {
	var out []stand
	for _, x := range stands {
		k := slices.IndexFunc(out, func(o stand) bool { return o.Actor == x.Actor && o.Stance == x.Stance })
		if k < 0 {
			out = append(out, x)
			continue
		}
		out[k].said = append(out[k].said, x.said...)
		out[k].Evidence = append(out[k].Evidence, x.Evidence...)
		out[k].Origins = s.origins(s.articlesOf(out[k].said))
	}
	return out
}

// refused tells whether statements are refusals to do a thing, and not to speak of it.
func (s *story) refused(said []int) bool {
	for _, i := range said {
		u := &s.said[i]
		if !strings.Contains(s.words(u.article, gainsay.CoverAll(u.st.Cue)), "refus") {
			return false
		}
	}
	return true
}

// saidThen begins what a claim says, behind the noun that names it.
var saidThen = pattern(`,? (?:that|according to which) `)

func (s *story) denialSpan(u *utterance, affirm map[int]bool) gainsay.Span {
	cue, object := gainsay.CoverAll(u.st.Cue), s.object(u)
	if cue.Empty() || object.Start < cue.End || object.Start-cue.End > longestClause {
		return object
	}
	span := cue.Cover(object)
	if noun, ok := s.namesClaim(u); ok && noun.Span.Start >= cue.End {
		if k := saidThen().FindStringIndex(s.words(u.article, gainsay.Span{Start: noun.Span.End, End: span.End})); k != nil {
			span.End = noun.Span.End + k[0]
		}
	}
	for _, j := range sorted(affirm) {
		t := &s.said[j]
		if t.article == u.article && object.Holds(t.span) && t.span.Start > object.Start {
			span.End = min(span.End, s.trimmedEnd(u.article, gainsay.Span{Start: span.Start, End: t.span.Start}))
		}
	}
	return span
}

// trimmedEnd is where the words of a span end, blanks and opening marks left out.
func (s *story) trimmedEnd(a int, span gainsay.Span) int {
	return span.Start + len(strings.TrimRight(s.words(a, span), " \t\r\n\"“‘'"))
}

// whoSaid stands between one whose words are denied and those words.
var whoSaid = pattern(`\bwho (?:had |has )?(?:said|claimed|suggested|warned|argued|alleged) (?:that )?(.{20,})$`)

// calledUntrue is a claim that a denial calls untrue: "her claims about it are untrue".
var calledUntrue = pattern(`^(?:[A-Z]\w+, )?(.{8,}?) (?:is|are|was|were) (?:\w+ly )?(?:un|not )?(?:true|false|baseless|unfounded|wrong|lies?|a lie)\b`)

// disputed is the claim in dispute, in its clearest words.
func (s *story) disputed(group []clash, affirm []int) string {
	all := s.wordings(affirm)
	for _, c := range group {
		if c.told != nil {
			all = append(all, candidate{c.told.article, c.told.span, gainsay.Indirect, c.told})
		}
	}
	if len(all) > 0 {
		return s.clearestOf(all)
	}
	best := group[0]
	for _, c := range group {
		if best.bare && !c.bare {
			best = c
		}
	}
	u := &s.said[best.deny]
	words := strings.Fields(s.words(u.article, best.words))
	if len(words) > 0 && words[0] == "as" && u.span.Start < best.words.Start { // "it will not close, as some claimed"
		words = strings.Fields(s.words(u.article, gainsay.Span{Start: u.span.Start, End: best.words.Start}))
	}
	for k := 0; k+2 < len(words) && k < 12; k++ {
		if claimNouns[strings.TrimSuffix(strings.ToLower(words[k]), "s")] && words[k+1] == "that" {
			return sentenceCase(strings.Join(words[k+2:], " "))
		}
	}
	if m := calledUntrue().FindStringSubmatch(strings.Join(words, " ")); m != nil {
		words = strings.Fields(m[1])
	}
	if m := whoSaid().FindStringSubmatch(strings.Join(words, " ")); m != nil { // "remarks by Rossi, who had said …"
		words = strings.Fields(m[1])
	}
	if k := slices.Index(words, "as"); k > 1 { // "Rossi's criticism as politically motivated"
		words = words[:k]
	}
	return sentenceCase(strings.Join(words, " "))
}

// saidForOther tells whether what is affirmed is about the denier's own side:
// one says what another would do, and that other's side says no.
func (s *story) saidForOther(group []clash, denier int) bool {
	if denier < 0 {
		return false
	}
	side := "@" + s.cast.members[denier].principal
	for _, c := range group {
		if c.owner >= 0 && s.cast.sameSide(c.owner, denier) {
			continue
		}
		for _, t := range s.claimed(c).terms {
			if t.key == side {
				return true
			}
		}
	}
	return false
}
