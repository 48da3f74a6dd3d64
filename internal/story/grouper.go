// Package story turns a stream of readings into stories: the articles about one
// event or one matter. Each article is put into a story when it arrives and
// stays there; memory is bounded by the stories kept open.
//
// An article is a vector of its words, weighted by how rare they are among all
// articles so far and among public texts that ship as a table, by where they
// stand, and by what they are (names and numbers tell events apart). It joins
// the open story that it is most like, if it is enough like it for the days
// that lie between. The method is single-pass clustering with time decay, after
// Allan, Papka and Lavrenko, "On-line New Event Detection and Tracking", SIGIR
// 1998; words only, so that a language that is not read is grouped as well, as
// far as its names and numbers are those of others.
package story

import (
	"cmp"
	"math"
	"slices"
	"time"

	"gainsay"
)

// tuning is what was measured on the marked sets, all three together;
// docs/eval/grouping.md says how.
type tuning struct {
	threshold float64 // similarity at which an article joins a story of its day
	perDay    float64 // added to it for each day between them
	mostDays  float64 // beyond which no more is added
	undated   float64 // added where either has no date

	otherLanguage float64 // added to it where only names and numbers are compared
	sharedNames   int     // of which so many must be shared

	centroid float64 // part of the similarity that is to the story's centroid; the rest is the mean over its articles

	halfLife       float64    // words, after which a word counts half
	titleWeight    float64    // of a word of the title, that of the text's first being 1
	tfPower        float64    // a word that stands n times counts n to this power
	idfPower       float64    // the same for its rarity
	boost          [3]float64 // by wordKind
	backgroundPart float64    // of an article that a text of the background counts for

	longest    int // words read of a text
	terms      int // kept of an article
	storyTerms int // kept of a story
	probes     int // terms by which open stories are looked up
	looks      int // stories that are compared
}

func measured() tuning {
	return tuning{threshold: 0.21, perDay: 0.01, mostDays: 25, undated: 0.02, centroid: 0.3,
		otherLanguage: 0.15, sharedNames: 4,
		halfLife: 75, titleWeight: 4.5, tfPower: 0.6, idfPower: 0.9, boost: [3]float64{1, 1, 1.5}, backgroundPart: 0.12,
		longest: 600, terms: 200, storyTerms: 400, probes: 24, looks: 32}
}

// Options are what a caller may choose of a Grouper.
type Options struct {
	// Stories is how many stories are kept open for further articles; beyond it
	// those that no article has joined for longest are closed. 0 means 10,000,
	// which take about 50 MB.
	Stories int
}

// A Grouper puts the articles of a stream into stories. Its decisions hang on
// the articles and their order alone. It is not safe for concurrent use.
type Grouper struct {
	reader
	stories []open
	index   map[wordHash][]int32 // term → stories that hold it
	added   int64                // articles
	names   map[string]int32     // IDs given → the open story of that ID, or noStory

	languages map[string]struct{} // of the articles so far
	scores    []float32           // by story: what the probes found
	met       []int32             // stories whose score is not 0
	spare     vector
	keep      int
}

// An open story is one that articles may still join.
type open struct {
	id     string
	sum    vector     // of its articles' vectors
	met    []wordHash // in order, the terms by which the index finds it
	length float64
	n      int    // articles
	day    int64  // of the latest article that has one, 0 when none has
	last   int64  // which article joined last
	speaks string // language of its first article
}

// NewGrouper makes a Grouper that has seen nothing.
func NewGrouper(options Options) *Grouper {
	return newGrouper(measured(), cmp.Or(options.Stories, 10_000))
}

func newGrouper(t tuning, keep int) *Grouper {
	return &Grouper{reader: reader{tuning: t, known: shipped(), counts: map[wordHash]float32{}},
		index: map[wordHash][]int32{}, names: map[string]int32{}, keep: keep,
		languages: map[string]struct{}{}}
}

// Add puts the article into a story, an open one or a new one, and returns the
// story's ID.
func (g *Grouper) Add(r *gainsay.Reading) string {
	a := &r.Article
	v := g.article(a)
	day := dayOf(a.Published)
	at := g.nearest(v, day)
	if at < 0 {
		at = g.abroadOf(v, day, a.Language)
	}
	if at < 0 {
		at = g.begin(g.name(a), a)
	}
	g.join(at, v, day)
	return g.stories[at].id
}

// Put puts the article into the story of that ID, which is opened where it is
// not open, whatever the article is like: so a stream is taken up again where
// it was left. A Grouper that was given by Put, in their order, the articles
// that another got by Add and the stories it found decides as that one does.
func (g *Grouper) Put(a *gainsay.Article, id string) {
	v := g.article(a)
	g.languages[a.Language] = struct{}{}
	at, known := g.names[id]
	if !known || at == noStory {
		at = g.begin(id, a)
	}
	g.join(at, v, dayOf(a.Published))
}

// Reserve sees to it that no story that Add founds gets one of the IDs.
func (g *Grouper) Reserve(ids []string) {
	for _, id := range ids {
		if _, taken := g.names[id]; !taken {
			g.names[id] = noStory
		}
	}
}

// noStory is the place of a story that is not open.
const noStory = -1

// begin opens a story.
func (g *Grouper) begin(id string, first *gainsay.Article) int32 {
	g.close()
	at := int32(len(g.stories))
	g.stories = append(g.stories, open{id: id, speaks: first.Language})
	g.scores = append(g.scores, 0)
	g.names[id] = at
	return at
}

// join adds the vector to the story and the story to the index.
func (g *Grouper) join(at int32, v vector, day int64) {
	s := &g.stories[at]
	if day != 0 {
		s.day = day
	}
	g.added++
	s.last = g.added
	g.spare = append(g.spare[:0], v...)
	for _, t := range g.spare.strongest(g.probes) {
		if k, met := slices.BinarySearch(s.met, t.term); !met && len(s.met) < g.storyTerms {
			s.met = slices.Insert(s.met, k, t.term)
			g.index[t.term] = append(g.index[t.term], at)
		}
	}
	g.spare = s.sum.plus(v, g.spare[:0])
	s.sum = append(s.sum[:0], g.spare.strongest(g.storyTerms)...)
	s.length = s.sum.length()
	s.n++
}

// nearest is the open story that v is most like, beyond what the days between
// them ask, or -1.
func (g *Grouper) nearest(v vector, day int64) int32 {
	best, most := int32(-1), 0.0
	for _, i := range g.candidates(v) {
		s := &g.stories[i]
		like := v.dot(s.sum) * (g.centroid/s.length + (1-g.centroid)/float64(s.n))
		over := like - g.needed(day, s.day)
		if over > most || over == most && best > i {
			best, most = i, over
		}
	}
	return best
}

// abroadOf is the open story of another language that v is most like in its
// names and numbers, or -1.
func (g *Grouper) abroadOf(v vector, day int64, language string) int32 {
	g.languages[language] = struct{}{}
	if language == "" || len(g.languages) < 2 {
		return -1
	}
	names := g.abroad(v)
	best, most := int32(-1), 0.0
	for _, i := range g.candidates(names) {
		s := &g.stories[i]
		if s.speaks == language || s.speaks == "" {
			continue
		}
		theirs := g.abroad(s.sum)
		over := names.dot(theirs) - g.needed(day, s.day) - g.otherLanguage
		if names.shared(theirs) >= g.sharedNames && (over > most || over == most && best > i) {
			best, most = i, over
		}
	}
	return best
}

// candidates are the stories that hold most of v's strongest terms.
func (g *Grouper) candidates(v vector) []int32 {
	g.spare = append(g.spare[:0], v...)
	for _, t := range g.spare.strongest(g.probes) {
		for _, s := range g.index[t.term] {
			if g.scores[s] == 0 {
				g.met = append(g.met, s)
			}
			g.scores[s] += t.w
		}
	}
	most := float32(0)
	for _, s := range g.met {
		most = max(most, g.scores[s])
	}
	found := make([]int32, 0, g.looks)
	for _, s := range g.met {
		if g.scores[s] >= most/4 {
			found = append(found, s)
		}
	}
	if len(found) > g.looks {
		slices.SortFunc(found, func(i, j int32) int { return cmp.Or(cmp.Compare(g.scores[j], g.scores[i]), cmp.Compare(i, j)) })
		found = found[:g.looks]
	}
	for _, s := range g.met {
		g.scores[s] = 0
	}
	g.met = g.met[:0]
	return found
}

// needed is the similarity that articles of two days must have.
func (g *Grouper) needed(a, b int64) float64 {
	if a == 0 || b == 0 {
		return g.threshold + g.undated
	}
	return g.threshold + g.perDay*min(math.Abs(float64(a-b)), g.mostDays)
}

// close makes room: when the open stories are too many, the quarter of them
// that no article has joined for longest is closed, and the index made anew.
func (g *Grouper) close() {
	if len(g.stories) < g.keep {
		return
	}
	last := make([]int64, len(g.stories))
	for i := range g.stories {
		last[i] = g.stories[i].last
	}
	slices.Sort(last)
	until := last[max(0, len(last)/4-1)] // one at least
	g.stories = slices.DeleteFunc(g.stories, func(s open) bool {
		if s.last <= until {
			g.names[s.id] = noStory
		}
		return s.last <= until
	})
	g.scores = g.scores[:len(g.stories)]
	clear(g.index)
	for i := range g.stories {
		g.names[g.stories[i].id] = int32(i)
		for _, term := range g.stories[i].met {
			g.index[term] = append(g.index[term], int32(i))
		}
	}
}

// dayOf is the day of a time of publication, in days since 1970, 0 when unknown.
func dayOf(published string) int64 {
	if len(published) < len(time.DateOnly) {
		return 0
	}
	at, err := time.Parse(time.DateOnly, published[:len(time.DateOnly)])
	if err != nil {
		return 0
	}
	return at.Unix() / (24 * 60 * 60)
}
