package eval

import (
	"gainsay"
)

// A discrepancyScore counts discrepancies found, and what desks fear most.
type discrepancyScore struct {
	count
	which      []int // marked ones that were found
	classRight int   // of those, the ones of the right class
	lookAlikes int   // flagged although the editor listed it as no discrepancy
	sure       int   // printed as sure
	sureRight  int
}

func (d *discrepancyScore) add(e discrepancyScore) {
	d.count.add(e.count)
	d.classRight += e.classRight
	d.lookAlikes += e.lookAlikes
	d.sure += e.sure
	d.sureRight += e.sureRight
}

// scoreDiscrepancies counts each mark once; what the editor marked as unsure
// counts neither way.
func scoreDiscrepancies(gold *StoryGold, pred []gainsay.Discrepancy) discrepancyScore {
	s := discrepancyScore{count: count{pred: len(pred), gold: len(gold.Discrepancies)}}
	found := make([]bool, len(gold.Discrepancies))
	for i := range pred {
		d := &pred[i]
		same := sameAs(d, gold.Discrepancies)
		right := false
		for _, m := range same {
			if !found[m] {
				found[m], right = true, true
				if classOf(&gold.Discrepancies[m]) == string(d.Class) {
					s.classRight++
				}
				break
			}
		}
		if len(same) == 0 && len(sameAs(d, gold.Unsure)) > 0 {
			s.pred--
			continue
		}
		if len(same) == 0 && meetsTwoOf(d, gold.NotDiscrepancies) {
			s.lookAlikes++
		}
		if d.Certainty == gainsay.Sure {
			s.sure++
			if right {
				s.sureRight++
			}
		}
	}
	s.which = []int{}
	for m, f := range found {
		if f {
			s.which = append(s.which, m)
		}
	}
	s.hit(len(s.which))
	return s
}

func classOf(g *goldDiscrepancy) string {
	if g.Class == "" {
		return string(gainsay.Conflict)
	}
	return g.Class
}

// marksMet are the marks of g that values of d meet.
func marksMet(d *gainsay.Discrepancy, g *goldDiscrepancy) []goldMark {
	var out []goldMark
	for i := range d.Values {
		at := placed(d.Values[i].File, d.Values[i].Span)
		for _, m := range g.Values {
			if !m.Span.Empty() && at.meets(placed(m.File, m.Span)) {
				out = append(out, m)
			}
		}
	}
	return out
}

// sameAs are the marked discrepancies that d is: two of its values meet two
// marked ones that are not the same, or, for an implausible one, one does.
func sameAs(d *gainsay.Discrepancy, gold []goldDiscrepancy) []int {
	var out []int
	for i := range gold {
		met := marksMet(d, &gold[i])
		if gold[i].Class == string(gainsay.Implausible) && d.Class == gainsay.Implausible {
			if len(met) > 0 {
				out = append(out, i)
			}
			continue
		}
		if holdsTwoValues(met) {
			out = append(out, i)
		}
	}
	return out
}

func holdsTwoValues(met []goldMark) bool {
	for i := range met {
		for j := range i {
			a, b := met[i], met[j]
			if plainValue(a.Value) != plainValue(b.Value) && placed(a.File, a.Span) != placed(b.File, b.Span) {
				return true
			}
		}
	}
	return false
}

func meetsTwoOf(d *gainsay.Discrepancy, gold []goldDiscrepancy) bool {
	for i := range gold {
		at := map[place]bool{}
		for _, m := range marksMet(d, &gold[i]) {
			at[placed(m.File, m.Span)] = true
		}
		if len(at) >= 2 {
			return true
		}
	}
	return false
}

// scoreChains counts marked nested chains of which two hops are found in their
// order in a statement whose content meets the marked one.
func scoreChains(gold []goldChain, said map[string][]*gainsay.Statement) *count {
	c := &count{}
	for i := range gold {
		g := &gold[i]
		if len(g.Hops) < 2 {
			continue
		}
		c.gold++
		for _, s := range said[placed(g.File, gainsay.Span{}).file] {
			if carriesChain(s, g) {
				c.hit(1)
				break
			}
		}
	}
	if c.gold == 0 {
		return nil
	}
	return c
}

func carriesChain(s *gainsay.Statement, g *goldChain) bool {
	met := false
	for _, x := range s.Content {
		met = met || meets(x, g.Content)
	}
	if !met {
		return false
	}
	last := -1
	for _, h := range s.Chain {
		for k, hop := range g.Hops {
			if meets(h.Span, hop) {
				if last >= 0 && last < k {
					return true
				}
				last = k
				break
			}
		}
	}
	return false
}

// A statementScore stands beside exhaustively marked statements.
type statementScore struct {
	count
	speaker   int // found ones whose first hop that is no declared origin names the marked source
	furniture int // marked furniture that gave a statement
}

// scoreStatements pairs each marked statement with the free one whose content
// overlaps it most, if by half (intersection over union).
func scoreStatements(gold *StoryGold, files []string, said map[string][]*gainsay.Statement) *statementScore {
	if len(gold.Statements) == 0 {
		return nil
	}
	s := &statementScore{count: count{gold: len(gold.Statements)}}
	used := map[*gainsay.Statement]bool{}
	for i := range gold.Statements {
		g := &gold.Statements[i]
		var best *gainsay.Statement
		most := -1.0
		for _, x := range said[fileOf(g.Doc, files)] {
			if o := overlap(x, g.Content); !used[x] && o > most {
				best, most = x, o
			}
		}
		if best == nil || most < 0.5 {
			continue
		}
		used[best] = true
		s.hit(1)
		if namesSource(best, g.Chain[0]) {
			s.speaker++
		}
	}
	for _, n := range gold.NotStatements {
		if fromFurniture(said[fileOf(n.Doc, files)], n.Span) {
			s.furniture++
		}
	}
	for _, f := range files {
		for _, x := range said[f] {
			if x.Manner != gainsay.Belief && x.Manner != gainsay.Intention {
				s.pred++
			}
		}
	}
	return s
}

// fileOf is the file that doc names, by its first three bytes or whole.
func fileOf(doc string, files []string) string {
	file := doc
	for _, f := range files {
		if len(f) >= 3 && f[:3] == doc {
			file = f
		}
	}
	return file
}

func overlap(s *gainsay.Statement, content gainsay.Span) float64 {
	most := 0.0
	for _, x := range s.Content {
		if shared := min(x.End, content.End) - max(x.Start, content.Start); shared > 0 {
			most = max(most, float64(shared)/float64(x.Cover(content).Len()))
		}
	}
	return most
}

func namesSource(s *gainsay.Statement, source string) bool {
	want, got := map[string]bool{}, map[string]bool{}
	nameWords(source, want)
	for i := range s.Chain {
		if !s.Chain[i].Declared {
			nameWords(s.Chain[i].Name, got)
			nameWords(s.Chain[i].Actor, got)
			break
		}
	}
	return side{names: want}.namesOneOf(side{names: got})
}

func fromFurniture(said []*gainsay.Statement, furniture gainsay.Span) bool {
	for _, s := range said {
		for _, x := range s.Content {
			if x.Meets(furniture) {
				return true
			}
		}
	}
	return false
}

// LookAlikes are those of the dossier's discrepancies that the editor lists as
// none, each as what the editor says of it.
func LookAlikes(gold *StoryGold, d *gainsay.Dossier) []string {
	var out []string
	for i := range d.Discrepancies {
		x := &d.Discrepancies[i]
		if len(sameAs(x, gold.Discrepancies)) > 0 || len(sameAs(x, gold.Unsure)) > 0 {
			continue
		}
		for j := range gold.NotDiscrepancies {
			if n := &gold.NotDiscrepancies[j]; meetsTwoOf(x, gold.NotDiscrepancies[j:j+1]) {
				out = append(out, n.About+": "+n.Why)
			}
		}
	}
	return out
}
