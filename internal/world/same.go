package world

import "strings"

// A spelling is a folded word as a form of a given name, a family name or a place.
type spelling struct {
	of   spellingKind
	word string
}

type spellingKind uint8

const (
	givenSpelling spellingKind = iota + 1
	familySpelling
	placeSpelling
)

func spellingOf(kind string) spellingKind {
	switch kind {
	case "given":
		return givenSpelling
	case "family":
		return familySpelling
	case "place":
		return placeSpelling
	}
	return 0
}

// SameName tells whether a and b can be two forms of one name: equal but for
// spelling and transliteration, titles, initials, nicknames, a short form of a
// full name, or two names of one entry of the table. It knows nothing of who is
// meant: two people of one name are kept apart by SameActor.
func SameName(a, b string) bool { return Default().sameName(a, b) }

func (t *Table) sameName(a, b string) bool {
	return t.sameBody(a, b) || t.samePerson(nameWords(a), nameWords(b)) && !t.twoEntries(a, b)
}

// twoEntries tells names of two entries of the table that are no people.
func (t *Table) twoEntries(a, b string) bool {
	ea, ok := t.entry(a)
	eb, also := t.entry(b)
	return ok && also && ea.kind != PersonKind && eb.kind != PersonKind
}

// sameBody is sameName for what is no person: a word more makes it another body.
func (t *Table) sameBody(a, b string) bool {
	ka, kb := key(a), key(b)
	if ka == "" || kb == "" {
		return false
	}
	if ka == kb {
		return true
	}
	if ea, ok := t.entry(a); ok && ea.kind != PersonKind {
		if eb, ok := t.entry(b); ok && eb.kind != PersonKind {
			return ea.kind == eb.kind && ea.at == eb.at && ea.kind != AdjectiveKind && ea.kind != PeopleKind &&
				(ea.kind != CapitalKind || t.capital(ea.at, a) == t.capital(eb.at, b)) && (ea.kind != SeatKind)
		}
	}
	if t.sameSpelling(placeSpelling, ka, kb) || corporateStem(ka) == corporateStem(kb) {
		return true
	}
	return abbreviates(a, b) || abbreviates(b, a)
}

// samePerson compares the words of two names of people.
func (t *Table) samePerson(a, b []string) bool {
	a, sa := cutSuffix(a)
	b, sb := cutSuffix(b)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(a) > len(b) {
		a, b, sa, sb = b, a, sb, sa
	}
	if sa != sb && (len(a) > 1 || sa != "") {
		return false // "Donald Trump" is not "Donald Trump Jr."
	}
	if len(a) == 1 {
		return t.sameFamily(a[0], familyOf(b))
	}
	fa, fb := familyOf(a), familyOf(b)
	if !t.sameFamily(fa, fb) {
		return t.begins(b, a)
	}
	if surnameFirst(a) || surnameFirst(b) {
		return joinedAfter(a) == joinedAfter(b) || sound(joinedAfter(a)) == sound(joinedAfter(b))
	}
	if len(a) > 2 && middleInitial(a[1]) && middleInitial(b[1]) && a[1][0] != b[1][0] {
		return false // "Ada B. Cole" is not "Ada R. Cole"
	}
	return t.sameGiven(a[0], b[0]) || (len(b) > 2 && fb != b[1] && len(a[0]) > 1 && t.sameGiven(a[0], b[1]))
}

// middleInitial tells a word between the names that is an initial, or two: "b", "h.w.".
func middleInitial(w string) bool {
	return len(w) == 1 || strings.IndexByte(w, '.') == 1 || initials(w) && len(w) == 2
}

// begins tells that the shorter name is the longer one without its last word, as a
// second family name is often left out: "Laura Solis" and "Laura Solis Rivera".
func (t *Table) begins(long, short []string) bool {
	if len(long) != len(short)+1 || len(short) < 2 || surnameFirst(long) {
		return false
	}
	last := len(short) - 1
	for i := range last {
		if !t.sameGiven(short[i], long[i]) {
			return false
		}
	}
	return len(short[last]) > 2 && t.sameFamily(short[last], long[last])
}

// joinedAfter is what stands behind the first word, as one: "jin ping" and "jinping" meet.
func joinedAfter(words []string) string { return strings.Join(words[1:], "") }

func (t *Table) sameFamily(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < 3 || len(b) < 3 {
		return false
	}
	return sound(a) == sound(b) || t.sameSpelling(familySpelling, a, b)
}

// sameGiven tells equal given names, an initial, a nickname, and spellings.
func (t *Table) sameGiven(a, b string) bool {
	if a == b || sound(a) == sound(b) {
		return true
	}
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	if initials(a) && a[0] == b[0] || initials(b) && a[0] == b[0] {
		return true // "jd" for "james"
	}
	return t.sameSpelling(givenSpelling, a, b) || t.nickname(a, b) || t.nickname(b, a)
}

// initials tells a word of two or three letters without a vowel: "jd", "hr".
func initials(w string) bool { return len(w) <= 3 && !strings.ContainsAny(w, "aeiouy") }

func (t *Table) nickname(short, name string) bool {
	for _, n := range t.short[short] {
		if n == name {
			return true
		}
	}
	return false
}

func (t *Table) sameSpelling(of spellingKind, a, b string) bool {
	g := t.spellings[spelling{of, a}]
	return g != 0 && g == t.spellings[spelling{of, b}]
}

// nameWords are the folded words of a name, titles left out.
func nameWords(name string) []string {
	words := strings.Fields(strings.ReplaceAll(Fold(name), ",", " "))
	for len(words) > 1 && honorific(words[0]) {
		words = words[1:]
	}
	return words
}

// honorific tells words that stand before a name and are no part of it.
func honorific(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend",
		"fr", "father", "sister", "brother", "pope", "rabbi", "imam", "ayatollah", "sheikh", "president", "vice", "prime",
		"minister", "premier", "chancellor", "king", "queen", "prince", "princess", "emperor", "emir", "sultan",
		"senator", "sen", "representative", "rep", "congressman", "congresswoman", "governor", "gov", "mayor",
		"secretary", "general", "gen", "lt", "lieutenant", "col", "colonel", "maj", "major", "capt", "captain", "sgt",
		"sergeant", "cpl", "corporal", "adm", "admiral", "cmdr", "commander", "officer", "detective", "sheriff",
		"judge", "justice", "chief", "ambassador", "herr", "frau", "monsieur", "madame", "mme", "señor", "senor", "don", "the":
		return true
	}
	return false
}

// cutSuffix parts "jr", "sr" and roman numerals from the end of a name's words.
func cutSuffix(words []string) (rest []string, suffix string) {
	if n := len(words); n > 1 {
		switch words[n-1] {
		case "jr", "sr", "ii", "iii", "iv", "vi", "vii", "viii":
			return words[:n-1], words[n-1]
		}
	}
	return words, ""
}

// corporateStem is the folded name of a company without what its register adds: "Inc.", "plc".
func corporateStem(k string) string {
	stem, last, ok := cutLast(k)
	for ok {
		switch strings.Trim(last, ".") {
		case "inc", "incorporated", "corp", "corporation", "ltd", "limited", "llc", "llp", "plc", "gmbh", "ag", "sa", "spa", "nv", "bv", "ab", "asa", "oyj", "kk", "co", "company":
			k = strings.TrimRight(stem, ",")
		default:
			return k
		}
		stem, last, ok = cutLast(k)
	}
	return k
}

func cutLast(s string) (rest, last string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i <= 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// familyOf is the word of a name by which its bearer is called: the last, or
// the first where the family name stands first.
func familyOf(words []string) string {
	words, _ = cutSuffix(words)
	switch {
	case len(words) == 0:
		return ""
	case surnameFirst(words):
		return words[0]
	}
	return words[len(words)-1]
}

// surnameFirst tells Chinese, Korean and Vietnamese names, by their family name.
func surnameFirst(words []string) bool {
	if len(words) < 2 || len(words) > 3 {
		return false
	}
	switch words[0] {
	case "xi", "li", "wang", "zhang", "liu", "chen", "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "ma", "zhu",
		"hu", "guo", "he", "gao", "lin", "luo", "zheng", "liang", "xie", "song", "tang", "deng", "feng", "cao", "peng",
		"zeng", "xiao", "tian", "dong", "pan", "yuan", "cai", "jiang", "yu", "du", "ye", "cheng", "wei", "su", "lu",
		"ding", "ren", "shen", "yao", "qin", "mao", "jia", "kim", "park", "choi", "jung", "jeong", "moon", "yoon", "kang",
		"cho", "chung", "hwang", "ahn", "shin", "han", "hong", "roh", "ban", "nguyen", "tran", "pham", "phan", "vo", "dang", "tsai", "hsieh", "lai", "chiang", "wen":
		return !westernGiven(words[0])
	}
	return false
}

// westernGiven tells the few family names of the list above that are as often given names elsewhere.
func westernGiven(w string) bool {
	return w == "kim" || w == "park" || w == "song" || w == "ye" || w == "he"
}

// abbreviates tells whether short is the initials of long's words, small words
// left out or not: "EAEU" is not, "UN" and "IAEA" are.
func abbreviates(short, long string) bool {
	s := strings.ReplaceAll(short, ".", "")
	if len(s) < 2 || len(s) > 8 || strings.ContainsAny(s, " -") || strings.ToUpper(s[:1]) != s[:1] || strings.ToUpper(s[len(s)-1:]) != s[len(s)-1:] {
		return false
	}
	var all, big, own []byte // own keeps small letters: "TfL"
	words := strings.Fields(strings.ReplaceAll(long, "-", " "))
	if len(words) < 2 {
		return false
	}
	for _, w := range words {
		all, own = append(all, w[0]&^0x20), append(own, w[0])
		if w[0] >= 'A' && w[0] <= 'Z' && !strings.EqualFold(w, "the") {
			big = append(big, w[0])
		}
	}
	return s == string(big) || s == string(all) || len(s) > 2 && s == string(own)
}

// SameName is the package's SameName by the entries of this table.
func (t *Table) SameName(a, b string) bool { return t.sameName(a, b) }

// FamilyKey is a coarse form of the word by which the bearer of a name is
// called: people whom SameName holds for one share it, but for a few spellings.
func FamilyKey(name string) string { return sound(familyOf(nameWords(name))) }

// NameWords are the folded words of a name, titles of courtesy and rank before it left out.
func NameWords(name string) []string { return nameWords(name) }

// Abbreviates tells whether short is made of the initials of long's words.
func Abbreviates(short, long string) bool { return abbreviates(short, long) }
