package eval

import (
	"strings"
	"unicode"

	"gainsay"
)

// A StoryScore is how a dossier stands to the marks of its story. Parts that the
// story has no marks for are nil.
type StoryScore struct {
	disputes      count
	disputesFound []int // which of the marked ones
	discrepancies discrepancyScore
	quotes        *count
	groups        *count
	lineage       *count
	chains        *count
	statements    *statementScore
}

// ScoreStory compares a dossier and the readings of its articles with the marks.
// files are the names of the story's texts.
func ScoreStory(gold *StoryGold, files []string, d *gainsay.Dossier, readings []gainsay.Reading) StoryScore {
	disputes, found := scoreDisputes(gold.Disputes, d.Disputes)
	said := make(map[string][]*gainsay.Statement)
	for i := range readings {
		file := placed(readings[i].Article.File, gainsay.Span{}).file
		for j := range readings[i].Statements {
			said[file] = append(said[file], &readings[i].Statements[j])
		}
	}
	return StoryScore{
		disputes:      disputes,
		disputesFound: found,
		discrepancies: scoreDiscrepancies(gold, d.Discrepancies),
		quotes:        scoreQuotes(gold.Quotes, d.Quotes),
		groups:        scoreGroups(gold.Groups, d.Groups),
		lineage:       scoreLineage(gold.Lineage, d.Lineage),
		chains:        scoreChains(gold.Chains, said),
		statements:    scoreStatements(gold, files, said),
	}
}

// assign gives each prediction in turn the first mark that is the same and not
// yet found, and returns the marks found, in their order.
func assign(pred, gold int, same func(p, g int) bool) []int {
	taken := make([]bool, gold)
	for p := range pred {
		for g := range gold {
			if !taken[g] && same(p, g) {
				taken[g] = true
				break
			}
		}
	}
	found := []int{}
	for g, t := range taken {
		if t {
			found = append(found, g)
		}
	}
	return found
}

// A side is one side of a dispute: its evidence, and the words that name its actors.
type side struct {
	places []place
	names  map[string]bool
}

func sideOf(positions []gainsay.Position) side {
	s := side{names: map[string]bool{}}
	for _, p := range positions {
		for _, e := range p.Evidence {
			s.places = append(s.places, placed(e.File, e.Span))
		}
		nameWords(p.Actor, s.names)
	}
	return s
}

func markedSide(marks []goldMark) side {
	s := side{places: places(marks), names: map[string]bool{}}
	for _, m := range marks {
		nameWords(m.Actor, s.names)
	}
	return s
}

func (s side) namesOneOf(t side) bool {
	for name := range s.names {
		if t.names[name] {
			return true
		}
	}
	return false
}

// scoreDisputes counts a dispute as found when both sides meet the marked
// evidence, or one does and the other names a marked actor.
func scoreDisputes(gold []goldDispute, pred []gainsay.Dispute) (count, []int) {
	found := assign(len(pred), len(gold), func(p, g int) bool {
		affirm, deny := sideOf(pred[p].Affirm), sideOf(pred[p].Deny)
		goldAffirm, goldDeny := markedSide(gold[g].Affirm), markedSide(gold[g].Deny)
		a, n := touch(affirm.places, goldAffirm.places), touch(deny.places, goldDeny.places)
		return a && n || a && deny.namesOneOf(goldDeny) || n && affirm.namesOneOf(goldAffirm)
	})
	c := count{pred: len(pred), gold: len(gold)}
	c.hit(len(found))
	return c, found
}

// scoreQuotes counts pairs of variants from two files that are set side by side.
func scoreQuotes(gold []goldQuote, pred []gainsay.Quotes) *count {
	var marked, given [][2]place
	for _, q := range gold {
		marked = append(marked, pairs(places(q.Variants))...)
	}
	for _, q := range pred {
		var at []place
		for _, v := range q.Variants {
			at = append(at, placed(v.File, v.Span))
		}
		given = append(given, pairs(at)...)
	}
	if len(marked) == 0 && len(given) == 0 {
		return nil
	}
	same := func(a, b [2]place) bool {
		return a[0].meets(b[0]) && a[1].meets(b[1]) || a[0].meets(b[1]) && a[1].meets(b[0])
	}
	c := &count{pred: len(given), gold: len(marked)}
	for _, a := range given {
		for _, b := range marked {
			if same(a, b) {
				c.right++
				break
			}
		}
	}
	for _, b := range marked {
		for _, a := range given {
			if same(a, b) {
				c.found++
				break
			}
		}
	}
	return c
}

// pairs are the pairs of places that stand in two files.
func pairs(at []place) [][2]place {
	var out [][2]place
	for i := range at {
		for j := range i {
			if at[i].file != at[j].file {
				out = append(out, [2]place{at[j], at[i]})
			}
		}
	}
	return out
}

// scoreGroups counts pairs of files with one origin.
func scoreGroups(gold, pred [][]string) *count {
	if len(gold) == 0 {
		return nil
	}
	marked, given := links(gold), links(pred)
	c := &count{pred: len(given), gold: len(marked)}
	for l := range given {
		if marked[l] {
			c.hit(1)
		}
	}
	return c
}

func links(groups [][]string) map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, g := range groups {
		for _, a := range g {
			for _, b := range g {
				if x, y := placed(a, gainsay.Span{}).file, placed(b, gainsay.Span{}).file; x < y {
					out[[2]string{x, y}] = true
				}
			}
		}
	}
	return out
}

// scoreLineage counts pairs of an article and whom it took from.
func scoreLineage(gold []goldEdge, pred []gainsay.Lineage) *count {
	var given []goldEdge
	for _, l := range pred {
		given = append(given, goldEdge{From: l.From, To: l.To})
	}
	given, gold = uniqueEdges(given), uniqueEdges(gold)
	if len(given) == 0 && len(gold) == 0 {
		return nil
	}
	found := assign(len(given), len(gold), func(p, g int) bool {
		return given[p].To == gold[g].To && sameOrigin(given[p].From, gold[g].From)
	})
	c := &count{pred: len(given), gold: len(gold)}
	c.hit(len(found))
	return c
}

// uniqueEdges drops edges without an end, and repeated ones.
func uniqueEdges(edges []goldEdge) []goldEdge {
	var out []goldEdge
	seen := map[goldEdge]bool{}
	for _, e := range edges {
		if e.From == "" || e.To == "" {
			continue
		}
		e.To = placed(e.To, gainsay.Span{}).file
		if !seen[e] {
			seen[e] = true
			out = append(out, e)
		}
	}
	return out
}

// sameOrigin tells whether two origins, files or outlets' names, are the same.
func sameOrigin(a, b string) bool {
	if strings.HasSuffix(a, ".txt") || strings.HasSuffix(b, ".txt") {
		return placed(a, gainsay.Span{}).file == placed(b, gainsay.Span{}).file
	}
	x, y := outletWords(a), outletWords(b)
	shared, all := 0, len(y)
	for w := range x {
		if y[w] {
			shared++
		} else {
			all++
		}
	}
	return all > 0 && 2*shared >= all
}

// isWord tells what a word is made of, as \w does.
func isWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)
}
