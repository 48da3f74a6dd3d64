package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay/internal/world"
)

// A Gazetteer finds names of the table of the world in a run of tokens. It is
// a trie over folded words, kept in one open-addressed table, and read-only.
type Gazetteer struct {
	slots    []slot
	mask     uint64
	kinds    []world.Kind // by node; NoKind where no name ends
	caps     []bool       // by node: the name is printed in capitals only, as "WHO" is
	given    map[uint64]world.Gender
	courtesy map[uint64]bool // words that stand before a person's name
}

// A slot is an edge of the trie; to is 0 in a free slot, as nothing leads to the root.
type slot struct {
	edge uint64 // of the node it leaves and the word it reads
	to   int32
}

// NewGazetteer builds the gazetteer of a table of the world.
func NewGazetteer(t *world.Table) *Gazetteer {
	g := &Gazetteer{kinds: []world.Kind{world.NoKind}, caps: []bool{false}, given: map[uint64]world.Gender{}, courtesy: map[uint64]bool{}}
	edges := map[uint64]int32{}
	enter := func(name string, kind world.Kind) {
		if kind != world.OutletKind { // "The Guardian" is a name with its article, "the Kremlin" is none
			name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
		}
		node := int32(0)
		for _, w := range words(name) {
			e := edge(node, w)
			to, ok := edges[e]
			if !ok {
				to = int32(len(g.kinds))
				g.kinds, g.caps = append(g.kinds, world.NoKind), append(g.caps, true)
				edges[e] = to
			}
			node = to
		}
		if node == 0 {
			return
		}
		if g.kinds[node] == world.NoKind {
			g.kinds[node] = kind
		}
		g.caps[node] = g.caps[node] && name == strings.ToUpper(name)
	}
	t.EachName(enter)
	for _, w := range strings.Fields(peoples) {
		enter(w, world.PeopleKind)
	}
	t.EachGiven(func(name string, gender world.Gender) { g.given[hash(name)] = gender })
	for _, w := range strings.Fields(beforePeople) {
		g.courtesy[hash(w)] = true
	}
	size := 8
	for size < 2*len(edges) {
		size *= 2
	}
	g.slots, g.mask = make([]slot, size), uint64(size-1)
	for e, to := range edges { // the order decides only where a slot lies, never what is found
		at := e & g.mask
		for g.slots[at].to != 0 {
			at = (at + 1) & g.mask
		}
		g.slots[at] = slot{e, to}
	}
	return g
}

func (g *Gazetteer) step(node int32, word uint64) (int32, bool) {
	e := edge(node, word)
	for at := e & g.mask; g.slots[at].to != 0; at = (at + 1) & g.mask {
		if g.slots[at].edge == e {
			return g.slots[at].to, true
		}
	}
	return 0, false
}

// longest is the end of the longest name of the table that begins at token
// first and ends before last, and its kind; first itself when there is none.
func (g *Gazetteer) longest(looks []look, first, last int) (end int, kind world.Kind) {
	end = first
	node, caps := int32(0), true
	for i := first; i < last; i++ {
		if looks[i].hash == 0 { // a mark that folds to nothing: the hyphen of "Jean-Pierre"
			continue
		}
		next, ok := g.step(node, looks[i].hash)
		if !ok {
			break
		}
		node = next
		caps = caps && looks[i].shape&allCaps != 0
		if k := g.kinds[node]; k != world.NoKind && (caps || !g.caps[node]) {
			end, kind = i+1, k
		}
	}
	return end, kind
}

// edge mixes a node and a word into the key of an edge.
func edge(node int32, word uint64) uint64 {
	h := word ^ (uint64(node)+1)*0x9e3779b97f4a7c15
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}

// words are the hashes of the words of a name, cut where the tokenizer cuts.
func words(name string) []uint64 {
	var out []uint64
	start := 0
	for i, r := range name + " " {
		if r == ' ' || r == '-' || r == '/' {
			if h := hash(name[start:i]); i > start && h != 0 {
				out = append(out, h)
			}
			start = i + 1
		}
	}
	return out
}

// hash is a hash of the word as world.Fold has it; 0 when nothing is left of it.
// It takes letters apart itself so that no token costs an allocation.
func hash(w string) uint64 {
	h := uint64(14695981039346656037)
	n := 0
	for i := 0; i < len(w); {
		c := w[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= c && c <= 'Z':
				c += 'a' - 'A'
			case c == '.' || c == '\'' || c == '-' || c == '`':
				continue
			}
			h = (h ^ uint64(c)) * 1099511628211
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(w[i:])
		i += size
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		for _, c := range []byte(world.Plain(unicode.ToLower(r))) {
			h = (h ^ uint64(c)) * 1099511628211
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return h
}

// beforePeople are titles that stand before a person's name and are no part of it.
const beforePeople = "mr mrs ms miss dr prof professor sir dame lord lady rev reverend fr father sister brother rabbi imam ayatollah " +
	"sheikh president premier chancellor king queen prince princess emperor emir sultan senator sen representative rep congressman " +
	"congresswoman governor gov mayor secretary minister general gen lt lieutenant col colonel maj major capt captain sgt sergeant " +
	"cpl corporal adm admiral cmdr commander officer detective sheriff judge justice chief ambassador chairman chairwoman director " +
	"spokesman spokeswoman spokesperson commissioner attorney pope cardinal bishop archbishop herr frau monsieur madame doctor coach " +
	"councillor councilman candidate leader inspector constable private marshal baron count duke earl viscount baroness duchess aunt uncle " +
	"secretarygeneral directorgeneral presidentelect vicepresident" // hyphens are folded away

// peoples are words for people by faith, tongue or part of the world, which name nobody.
const peoples = "Arabs Arab Jews Jew Jewish Muslims Muslim Moslem Christians Christian Catholics Catholic Protestants Protestant Orthodox Hindus " +
	"Hindu Sikhs Sikh Buddhists Buddhist Sunnis Sunni Shiites Shiite Shia Shias Shi'ite Kurds Kurd Kurdish Islamic Islamist Islamists Europeans " +
	"European Africans African Asians Asian Westerners Western Easterners Eastern Latinos Latino Latinas Hispanics Hispanic Anglo Slavic Slavs Baltic " +
	"Balkan Nordic Scandinavian Chechens Chechen Tatars Tatar Catalans Catalan Basques Basque Scots Scottish Welsh English " +
	"Englishman Scotsman Uyghurs Uyghur Uighurs Uighur Tibetans Tibetan Rohingya Pashtuns Pashtun Tamils Tamil Sinhalese Bengalis Bengali Punjabis " +
	"Punjabi Hutus Hutu Tutsis Tutsi Zulus Zulu Roma Gypsies Yazidis Yazidi Druze Alawites Alawite Maronites Maronite Copts Copt Coptic Nazis Nazi " +
	"Marxist Marxists Communist Communists Zionist Zionists Californian Californians Texan Texans Parisian Parisians Londoners Londoner " +
	"Muscovites Muscovite Berliners Berliner Soviets Soviet Yugoslav Bavarian Bavarians Siberian Sicilian Sicilians Venetian Crimean Crimeans"
