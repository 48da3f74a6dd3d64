package refer

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// readRight reads "-elect" and the complement: "of the Harbour Union", "for the
// ministry", "of research at the Mill Trust".
func (s *scan) readRight(p *phrase, last int) {
	p.last = p.close
	if s.word(p.last) == "-" && s.lower(p.last+1) == "elect" {
		p.last += 2
		p.status = gainsay.Elect
	}
	link := s.lower(p.last)
	if !links(link) {
		return
	}
	if p.of != "" && link != "of" && link != "for" {
		s.skipPost(p, last)
		return
	}
	if s.readBody(p, p.last, last) {
		return
	}
	at := s.behindField(p.last, last)
	if at > 0 && s.readBody(p, at, last) {
		return
	}
	if spokes(s.lower(p.close-1)) && p.of == "" && (link == "for" || link == "of") {
		s.readNoun(p, last)
	}
}

// links tells the prepositions before a complement.
func links(w string) bool {
	switch w {
	case "of", "for", "at", "with", "in", "to", "from":
		return true
	}
	return false
}

// readBody reads the body or state behind the preposition at token at, and tells
// whether there is one.
func (s *scan) readBody(p *phrase, at, last int) bool {
	link, i := s.lower(at), at+1
	if i < last && s.class[i]&determiner != 0 {
		i++
	}
	start := i
	for i < last && i < start+4 && !s.taken(i) && (s.class[i]&(modifier|bodyNoun|plainAdj) != 0 || s.adjectiveAt(i) || s.plainAt(i)) {
		i++
	}
	if name := s.nameAt(i); i < last && name >= 0 && int(s.d.Names[name].First) == i {
		n := s.d.Names[name]
		switch {
		case n.Kind == gainsay.Person && link != "for" && link != "to":
			return false // "a portrait of the minister of Jane Doe" gives no body
		case n.Kind == gainsay.Other && (n.Last == n.First+1 || link == "in"):
			return false
		case n.Kind == gainsay.Place && (link == "in" || link == "from") && !p.plural:
			return false // where she lives or works, not for whom
		}
		if end := s.ownedBody(int(n.Last), last); end > 0 {
			p.of, p.ofName = s.bodyOf(s.nameOf(name), strings.ToLower(s.text(int(n.Last)+1, end))), name
			p.ofAt, p.ofEnd, p.last = i, end, end
			return true
		}
		if p.of == "" || n.Kind != gainsay.Place {
			p.of, p.ofName = s.nameOf(name), name
			p.ofAt, p.ofEnd = i, int(n.Last)
		}
		p.last = int(n.Last)
		if n.Kind == gainsay.Place && link != "of" && s.lower(p.last) == "at" {
			s.readEmployer(p, last) // "president for Europe at Nordbank"
		}
		return true
	}
	if i > start && s.class[i-1]&bodyNoun != 0 && p.of == "" {
		p.of = strings.ToLower(s.text(start, i))
		p.ofAt, p.ofEnd = start, i
		if st, from, ok := s.stateWord(start, start); ok && from == start && i > start+1 {
			p.of = s.bodyOf(st, strings.ToLower(s.text(start+1, i)))
		}
		p.last = i
		return true
	}
	return false
}

// readEmployer reads the body behind "at" at token p.last, which goes before a place.
func (s *scan) readEmployer(p *phrase, last int) {
	at := p.last + 1
	if s.lower(at) == "the" {
		at++
	}
	name := s.nameAt(at)
	if at >= last || name < 0 || int(s.d.Names[name].First) != at || s.d.Names[name].Kind != gainsay.Organisation {
		return
	}
	p.of, p.ofName, p.ofAt, p.ofEnd, p.last = s.nameOf(name), name, at, int(s.d.Names[name].Last), int(s.d.Names[name].Last)
}

// ownedBody is the end of the body that the name ending before token i owns:
// "police union" in "Norland's police union"; 0 when there is none.
func (s *scan) ownedBody(i, last int) int {
	if !s.possessive(i) {
		return 0
	}
	end := 0
	for j := i + 1; j < last && j < i+7; j++ {
		switch {
		case s.nameAt(j) < 0 && s.class[j]&bodyNoun != 0:
			end = j + 1
		case s.nameAt(j) >= 0 || s.class[j]&(modifier|plainAdj) != 0 || s.d.Parsed && s.d.Tokens[j].Rel == doc.Compound || s.plainAt(j):
		default:
			return end
		}
	}
	return end
}

// behindField is the preposition behind the field that somebody is of: "at" in
// "professor of river law at the university"; 0 when there is none.
func (s *scan) behindField(at, last int) int {
	if w := s.lower(at); w != "of" && w != "for" && w != "in" {
		return 0
	}
	for j := at + 1; j < last && j <= at+5; j++ {
		w := s.lower(j)
		if j > at+1 && (w == "at" || w == "for" || w == "with") {
			return j
		}
		if s.mark(j) || s.possessive(j) || s.is(j, pronoun) || s.kindAt(j) == gainsay.Person || s.d.Parsed && (s.d.Tokens[j].Tag == doc.VERB || s.d.Tokens[j].Tag == doc.AUX) {
			return 0
		}
	}
	return 0
}

// skipPost takes in where somebody is posted to, when his name stands behind:
// "Norland's ambassador to Chile, Lena Aalto".
func (s *scan) skipPost(p *phrase, last int) {
	if s.lower(p.last) != "to" {
		return
	}
	at := p.last + 1
	if s.lower(at) == "the" {
		at++
	}
	name := s.nameAt(at)
	if at >= last || name < 0 || s.d.Names[name].Kind == gainsay.Person {
		return
	}
	if end := int(s.d.Names[name].Last); end < last && (s.kindAt(end) == gainsay.Person || s.word(end) == ",") {
		p.last = end
	}
}

// readNoun takes the common noun for which a spokesman speaks: "for the organisers".
func (s *scan) readNoun(p *phrase, last int) {
	i := p.last + 1
	if i < last && s.class[i]&determiner != 0 {
		i++
	}
	start := i
	for i < last && i < start+3 && s.nameAt(i) < 0 && s.d.Parsed && (s.d.Tokens[i].Tag == doc.NOUN || s.d.Tokens[i].Tag == doc.ADJ) {
		i++
	}
	if i == start || s.d.Tokens[i-1].Tag != doc.NOUN {
		return
	}
	p.of, p.ofAt, p.ofEnd, p.last = strings.ToLower(s.text(start, i)), start, i, i
}

// partyAdjective tells words that name a party when they have a capital: "the
// Democratic nominee".
func (s *scan) partyAdjective(i int) bool {
	switch s.word(i) {
	case "Democratic", "Republican", "Libertarian", "Socialist", "Communist", "Conservative", "Liberal", "Labour", "Green", "Tory":
		return s.nameAt(i) < 0
	}
	return false
}

// bindName finds whose role the phrase is: the name right behind the title, the
// name before the phrase in apposition, the name behind its comma, or the name of
// which the phrase is said.
func (s *scan) bindName(p *phrase, first, last int) {
	at := p.close
	if p.status == gainsay.Elect {
		at += 2
	}
	for at+1 < last && (s.class[at]&courtesy != 0 || shortRank(s.lower(at))) { // "spokeswoman Mrs. Berg", "spokesman Col. Berg"
		at++
		if s.word(at) == "." {
			at++
		}
	}
	if s.kindAt(at) == gainsay.Person && at < last {
		p.name = s.nameAt(at)
		s.readBehind(p, int(s.d.Names[p.name].Last), last)
		return
	}
	if name := s.apposed(p.from, first); name >= 0 && !s.listed(p, last) {
		p.name = name
		return
	}
	if at := s.behindDuty(p.last, last); s.word(at) == "," && s.kindAt(at+1) == gainsay.Person && at+1 < last && (p.fixed || p.of != "") {
		n := s.d.Names[s.nameAt(at+1)]
		if int(n.Last) >= last || s.mark(int(n.Last)) || said(s.lower(int(n.Last))) {
			p.name = s.nameAt(at + 1)
		}
		return
	}
	if s.kindAt(p.last) == gainsay.Person && p.last > p.close && p.last < last { // "president of Peru Jane Doe"
		p.name = s.nameAt(p.last)
		return
	}
	p.name = s.saidOf(p, first)
}

// behindDuty is the comma behind a complement of common nouns that begins at token i,
// "head of safety, Rita Bauer,"; i itself where none stands there.
func (s *scan) behindDuty(i, last int) int {
	if !links(s.lower(i)) {
		return i
	}
	for j := i + 1; j < min(last, i+5) && s.nameAt(j) < 0; j++ {
		if s.word(j) == "," {
			return j
		}
		if w := s.word(j); w[0] < 'a' || w[0] > 'z' {
			break
		}
	}
	return i
}

// apposed is the person whose name, with an age or without, stands before the
// comma before token i; -1 when there is none.
func (s *scan) apposed(i, first int) int {
	if s.word(i-1) != "," {
		return -1
	}
	i -= 2
	if i-1 > first && s.word(i-1) == "," && age(s.word(i)) {
		i -= 2
	}
	if i < first || s.kindAt(i) != gainsay.Person {
		return -1
	}
	return s.nameAt(i)
}

// age tells a number of one or two figures.
func age(w string) bool {
	return len(w) > 0 && len(w) <= 2 && w[0] >= '1' && w[0] <= '9' && w[len(w)-1] >= '0' && w[len(w)-1] <= '9'
}

// saidOf is the person of whom the phrase is the predicate, "Berg is the mayor of
// Lowmoor", by the tree; -1 when there is none, and where it is denied.
func (s *scan) saidOf(p *phrase, first int) int {
	if !s.d.Parsed {
		return -1
	}
	head := int32(p.close - 1)
	name, copula := -1, false
	for j := p.first - 1; j >= max(first, p.first-mostAside); j-- {
		t := &s.d.Tokens[j]
		if t.Head != head {
			continue
		}
		switch {
		case t.Rel == doc.Cop:
			copula = t.Lemma == "be"
		case t.Lemma == "not" || t.Lemma == "never" || t.Rel == doc.Aux:
			return -1
		case t.Rel == doc.Nsubj && s.kindAt(j) == gainsay.Person:
			name = s.nameAt(j)
		}
	}
	if !copula {
		return -1
	}
	return name
}

// mostAside is how many tokens may stand between a name and what is said of it.
const mostAside = 12

// bindNames hands a plural title to each of the names behind it: "the writers
// Anna Berg and Tom Hale".
func (s *scan) bindNames(p *phrase, last int, out *[]phrase) {
	at := p.close
	for n := 0; n < mostBearers && at < last && s.kindAt(at) == gainsay.Person; n++ {
		one := *p
		one.name, one.last, one.plural = s.nameAt(at), p.close, false
		*out = append(*out, one)
		at = int(s.d.Names[one.name].Last)
		if w := s.lower(at); w != "and" && w != "," {
			break
		}
		at++
	}
}

// readBehind reads the body behind the name: "economist Rita Bauer of Nordbank",
// "Rita Bauer, of the Mill Trust", "Sen. Rita Bauer (R-Ohio)".
func (s *scan) readBehind(p *phrase, i, last int) {
	if p.of != "" || s.readSeat(p, i, last) {
		return
	}
	if s.word(i) == "," && s.lower(i+1) == "of" {
		i++
	}
	w := s.lower(i)
	if i+1 >= last || w != "of" && w != "at" && w != "from" {
		return
	}
	at := i + 1
	if s.lower(at) == "the" {
		at++
	}
	name := s.nameAt(at)
	if at >= last || name < 0 || int(s.d.Names[name].First) != at {
		return
	}
	n := s.d.Names[name]
	if n.Kind == gainsay.Organisation || n.Kind == gainsay.State || w == "of" && n.Kind == gainsay.Place || w != "from" && n.Last > n.First+1 && n.Kind != gainsay.Person ||
		w != "from" && n.Kind == gainsay.Person && n.Last == n.First+1 {
		p.of, p.ofName, p.last = s.nameOf(name), name, int(n.Last)
		p.ofAt, p.ofEnd = at, int(n.Last)
	}
}

// readSeat reads the party and the seat that stand behind a member's name in
// American papers: "(R-Ohio)", ", D-Va.,".
func (s *scan) readSeat(p *phrase, i, last int) bool {
	if w := s.word(i); w != "(" && w != "," || i+3 >= last || len(s.word(i+1)) != 1 || s.word(i+2) != "-" {
		return false
	}
	switch s.word(i + 1) {
	case "R", "D", "I":
	default:
		return false
	}
	at := i + 3
	end := at + 1
	if name := s.nameAt(at); name >= 0 {
		end = int(s.d.Names[name].Last)
		p.ofName = name
	}
	p.of, p.ofAt, p.ofEnd = s.text(at, end), at, end
	return true
}

// shortRank tells the short forms of ranks and offices that stand before a name
// beside another title: "spokesman Col. Berg".
func shortRank(w string) bool {
	switch strings.TrimSuffix(w, ".") {
	case "sen", "rep", "gov", "gen", "col", "lt", "maj", "capt", "sgt", "adm", "cmdr", "det", "supt", "del":
		return true
	}
	return false
}
