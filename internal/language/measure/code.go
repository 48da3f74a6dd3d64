package measure

import "gainsay/internal/language/numeral"

// address returns the atom after a web or mail address that begins at atom i, or i.
func (f *finder) address(i int) int {
	w := f.a[i].Low
	if w != "http" && w != "https" && w != "www" && w != "ftp" || !f.touches(i+1) {
		return i
	}
	if n := f.next(i + 1); n != ":" && n != "." {
		return i
	}
	return f.chunkEnd(i)
}

// chunkEnd is the first atom after i that white space stands before.
func (f *finder) chunkEnd(i int) int {
	for i++; i < len(f.a) && f.a[i].Gap == numeral.None; i++ {
	}
	return i
}

// digitsEnd is the atom after a string of digits and separators that is no number.
func (f *finder) digitsEnd(i int) int {
	j := i + 1
	for j+1 < len(f.a) && f.touches(j) && f.touches(j+1) && f.a[j+1].Kind == numeral.Digits && f.a[j].Kind == numeral.Sign {
		j += 2
	}
	return j
}

// code returns the atom after digits at i that name and do not count: telephone
// numbers, addresses of the net, versions, "F-16", "B2", "#5"; or i.
func (f *finder) code(i int) int {
	if i > 0 && f.touches(i) {
		p := &f.a[i-1]
		switch {
		case p.Kind == numeral.Word && symbol(p.Low) == "" && !f.codeTouches(i-1):
			return f.digitsEnd(i)
		case p.Low == "#" || p.Low == "@" || p.Low == "_" || p.Low == "=" || p.Low == "\\":
			return f.digitsEnd(i)
		case p.Low == "-" && i > 1 && f.touches(i-1) && f.a[i-2].Kind == numeral.Word && !f.spelledNumber(i-2):
			return f.digitsEnd(i)
		case p.Low == "/" && i > 1 && f.touches(i-1):
			return f.digitsEnd(i)
		}
	}
	if next := f.phone(i); next > i {
		return next
	}
	return f.dotted(i)
}

// codeTouches tells a currency code glued to its number: "USD115".
func (f *finder) codeTouches(i int) bool { return isCode(f.a[i].Low) && f.upper(i) }

func (f *finder) spelledNumber(i int) bool { return numeral.Small(f.a[i].Low) >= 0 }

// phone reads a telephone number: at least seven digits in two or more groups that
// dashes, brackets or single spaces join, and that no range of amounts can be.
func (f *finder) phone(i int) int {
	digits, groups, dashes := len(f.a[i].Low), 1, 0
	plus := i > 0 && f.a[i-1].Low == "+" && f.touches(i)
	first := digits
	j := i + 1
	for j < len(f.a) && f.a[j].Gap <= numeral.Space {
		k := j
		for k < len(f.a) && k < j+2 && f.a[k].Kind == numeral.Sign && f.a[k].Gap <= numeral.Space && phoneSign(f.a[k].Low) {
			k++
		}
		if k >= len(f.a) || f.a[k].Kind != numeral.Digits || f.a[k].Gap > numeral.Space || f.a[k].Gap == numeral.Space && k == j && !plus && f.word(i-1) != "(" {
			break
		}
		if k > j {
			dashes++
		}
		digits += len(f.a[k].Low)
		groups++
		j = k + 1
	}
	phone := digits >= 7 && groups >= 3 && dashes >= 1 || groups == 2 && first == 3 && digits == 7 && dashes == 1 || plus && digits >= 7 || digits >= 7 && first <= 4 && f.word(i-1) == "(" && groups >= 2
	if !phone || groups == 3 && f.threeCounts(i) {
		return i
	}
	return j
}

// threeCounts tells a record of games such as "10-3-2" from a telephone number.
func (f *finder) threeCounts(i int) bool {
	return len(f.a[i].Low) <= 2 && i+2 < len(f.a) && len(f.a[i+2].Low) <= 1
}

func phoneSign(s string) bool {
	switch s {
	case "-", "–", "(", ")", "/", ".", "‑":
		return true
	}
	return false
}

// dotted passes over versions, addresses of the net and lists printed without
// spaces: three or more groups that make no number.
func (f *finder) dotted(i int) int {
	n, ok := numeral.Read(f.a, i)
	if !ok {
		return i
	}
	j := n.Last
	if j+1 < len(f.a) && (f.a[j].Low == "." || f.a[j].Low == ":") && f.touches(j) && f.touches(j+1) && f.a[j+1].Kind == numeral.Digits {
		return f.digitsEnd(i)
	}
	return i
}

// coded tells figures that letters or a dash go on: "3D", "5G", "16th", "24/7", "737-800".
func (f *finder) coded(q *found) bool {
	j := q.last
	if !f.touches(j) || j >= len(f.a) {
		return false
	}
	if f.a[j].Kind != numeral.Sign {
		return true
	}
	switch f.a[j].Low {
	case "/", ":", "@", "_", "=", "\\", "(":
		return true
	case "-", "–":
		return j+1 < len(f.a) && f.touches(j+1) && f.a[j+1].Kind == numeral.Digits
	}
	return false
}

// street tells the number of a house: "123 Random Street".
func (f *finder) street(q *found) bool {
	for k := q.last; k < q.last+4 && k < len(f.a) && f.a[k].Cap; k++ {
		switch f.a[k].Low {
		case "street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "drive", "lane", "square", "terrace", "place", "way", "court":
			return k > q.last
		}
	}
	return false
}

// label tells a word before atom i whose number names and does not count: "Article 5", "Flight 370".
func (f *finder) label(i int) bool {
	if i == 0 || f.a[i].Gap != numeral.Space && f.a[i].Gap != numeral.Line {
		return false
	}
	switch f.word(i - 1) {
	case "article", "articles", "chapter", "section", "page", "pages", "flight", "route", "highway", "room", "channel", "boeing", "airbus", "apollo", "level", "phase", "type", "version", "windows",
		"unit", "building", "apartment", "suite", "exit", "gate", "platform", "volume", "vol", "resolution", "division", "item", "figure", "table", "formula", "iphone", "galaxy", "pier", "ward", "district",
		"precinct", "zone", "tier", "round", "episode", "season", "lot", "box", "act", "rule", "clause", "paragraph", "appendix", "annex", "protocol", "bill", "amendment", "proposition", "lane", "interstate", "fiscal", "year", "week", "day", "stage", "grade", "class", "category", "magnitude", "playstation", "xbox", "mark", "line", "psalm", "verse", "number", "nos", "nr", "no":
		return !(f.word(i-1) == "no" && f.a[i].Kind == numeral.Word) && (f.a[i].Kind == numeral.Digits || f.a[i-1].Cap)
	}
	return false
}
