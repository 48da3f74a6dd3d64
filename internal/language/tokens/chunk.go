package tokens

import "strings"

// chunk emits the tokens of atoms that no white space parts.
func (s *splitter) chunk(atoms []atom) {
	if len(atoms) == 1 {
		s.atom(atoms[0])
		return
	}
	if first, last, ok := s.address(atoms); ok {
		for _, a := range atoms[:first] {
			s.emit(a.start, a.end)
		}
		s.emit(atoms[first].start, atoms[last-1].end)
		s.plain(atoms[last:])
		return
	}
	s.plain(atoms)
}

// plain emits atoms one after another, merging where a rule says so.
func (s *splitter) plain(atoms []atom) {
	for i := 0; i < len(atoms); {
		n := s.merged(atoms, i)
		if n == 1 {
			s.atom(atoms[i])
		} else {
			s.joined(atoms[i : i+n])
		}
		i += n
	}
}

// joined emits merged atoms as one token, but for a clitic at its end.
func (s *splitter) joined(atoms []atom) {
	last := atoms[len(atoms)-1]
	if last.kind == word && atoms[0].kind == word {
		s.clitics(atoms[0].start, last.end)
		return
	}
	if last.kind == number && atoms[0].kind == number {
		s.unit(atoms[0].start, last.end)
		return
	}
	s.emit(atoms[0].start, last.end)
}

// of is the text of an atom.
func (s *splitter) of(a atom) string { return s.text[a.start:a.end] }

// is tells whether atom i of atoms is the mark m.
func (s *splitter) is(atoms []atom, i int, m string) bool {
	return i >= 0 && i < len(atoms) && s.of(atoms[i]) == m
}

// merged is the number of atoms from i on that make one token.
func (s *splitter) merged(atoms []atom, i int) int {
	switch atoms[i].kind {
	case word:
		return s.mergedWord(atoms, i)
	case number:
		return s.mergedNumber(atoms, i)
	}
	return s.mergedMark(atoms, i)
}

func (s *splitter) mergedWord(atoms []atom, i int) int {
	prefixes := 0
	for s.prefixed(atoms, i) {
		prefixes, i = prefixes+2, i+2
	}
	return prefixes + s.mergedNext(atoms, i)
}

// prefixed tells a prefix at atom i that a hyphen joins to a word.
func (s *splitter) prefixed(atoms []atom, i int) bool {
	if i+2 >= len(atoms) || atoms[i+2].kind != word || !isPrefix(s.of(atoms[i])) {
		return false
	}
	h := s.of(atoms[i+1])
	return h == "-" || h == "‐" || h == "‑"
}

// mergedNext is the number of atoms that make one token with the word at atom i.
func (s *splitter) mergedNext(atoms []atom, i int) int {
	here := s.of(atoms[i])
	if i+1 >= len(atoms) {
		return 1
	}
	switch s.of(atoms[i+1]) {
	case ".":
		if !s.is(atoms, i+2, ".") && s.abbreviated(here, atoms[i+1].start) {
			return 2
		}
	case "&":
		if i+2 < len(atoms) && atoms[i+2].kind == word && capitals(here) && capitals(s.of(atoms[i+2])) {
			return 3
		}
	case "$":
		if capitals(here) && i+2 < len(atoms) && atoms[i+2].kind == number {
			return 2
		}
	}
	return 1
}

// mergedNumber joins the parts of times, dates, fractions and telephone numbers.
func (s *splitter) mergedNumber(atoms []atom, i int) int {
	n := 1
	for i+n+1 < len(atoms) && atoms[i+n+1].kind == number {
		if sep := s.of(atoms[i+n]); sep != ":" && sep != "/" {
			break
		}
		n += 2
	}
	if n > 1 {
		return n
	}
	for i+n+1 < len(atoms) && atoms[i+n+1].kind == number && s.is(atoms, i+n, "-") {
		n += 2
	}
	if n >= 5 || n == 3 && atoms[i].end-atoms[i].start == 3 && atoms[i+2].end-atoms[i+2].start == 4 {
		return n
	}
	// "3." at the start of a line numbers an entry of a list.
	if i == 0 && atoms[0].before >= lineBreak && len(atoms) == 2 && s.is(atoms, 1, ".") && atoms[0].end-atoms[0].start <= 2 {
		return 2
	}
	return 1
}

func (s *splitter) mergedMark(atoms []atom, i int) int {
	here := s.of(atoms[i])
	n := 1
	for i+n < len(atoms) && runsOn(here, s.of(atoms[i+n])) {
		n++
	}
	if n > 1 {
		return n
	}
	if i+1 >= len(atoms) {
		return 1
	}
	switch next := s.of(atoms[i+1]); here {
	case "#", "@":
		if i == 0 && atoms[i+1].kind != mark {
			return 2
		}
	case ".":
		if i == 0 && atoms[i+1].kind == number {
			return 2
		}
	case "+":
		if i == 0 && atoms[i+1].kind == number {
			return 2
		}
	case "'", "’", "`":
		if i > 0 && atoms[i-1].kind != mark && isClitic(next) || i > 0 && s.is(atoms, i-1, ".") && isClitic(next) {
			return 2
		}
		if i == 0 && (elided(next) || decade(next)) {
			return 2
		}
	case ":", ";":
		if i == 0 && next == "-" && i+3 == len(atoms) && mouth(s.of(atoms[i+2])) {
			return 3
		}
		if i == 0 && i+2 == len(atoms) && mouth(next) {
			return 2
		}
	case "[":
		if next == "…" && s.is(atoms, i+2, "]") {
			return 3
		}
	}
	return 1
}

// runsOn tells whether two marks belong to one token: "...", "--", "!?", "”".
func runsOn(first, next string) bool {
	switch first {
	case "!", "?":
		return next == "!" || next == "?"
	case ".", "-", "*", "=", "_", "~", "+", "<", ">", "'", "`", "’", "‘", "–", "—", "…", "#", "|":
		return next == first
	}
	return false
}

func mouth(s string) bool { return s == ")" || s == "(" || s == "D" || s == "P" }

// address tells whether the chunk holds a web or mail address, and which atoms
// make it: the marks before it and the punctuation after it are left out.
func (s *splitter) address(atoms []atom) (first, last int, ok bool) {
	if len(atoms) < 3 {
		return 0, 0, false
	}
	chunk := s.text[atoms[0].start:atoms[len(atoms)-1].end]
	if !strings.Contains(chunk, "://") && !strings.HasPrefix(chunk, "www.") && !mailLike(chunk) && !pathLike(s.of(atoms[0]), chunk) {
		return 0, 0, false
	}
	first, last = 0, len(atoms)
	for first < last && atoms[first].kind == mark {
		first++
	}
	for last > first && atoms[last-1].kind == mark && !s.is(atoms, last-1, "/") {
		last--
	}
	return first, last, last-first > 1
}

// mailLike tells an "@" between a word and a name with a stop in it.
func mailLike(chunk string) bool {
	at := strings.IndexByte(chunk, '@')
	if at <= 0 || at+1 >= len(chunk) || !letter(chunk[at-1]) && !digit(chunk[at-1]) {
		return false
	}
	return strings.IndexByte(chunk[at:], '.') > 1
}

// pathLike tells an address without a scheme: "town.example/news/today".
func pathLike(host, chunk string) bool {
	dot := strings.LastIndexByte(host, '.')
	return dot > 0 && len(host)-dot > 2 && len(chunk) > len(host) && chunk[len(host)] == '/' && lower(host[dot+1]) && strings.HasPrefix(chunk, host)
}
