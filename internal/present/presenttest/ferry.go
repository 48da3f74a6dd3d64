// Package presenttest turns an invented affair into a dossier by hand, for the
// tests of the presenters. Nothing in it happened; only tests may import it.
package presenttest

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"gainsay"
)

// The articles of the affair, by their numbers on screen.
const (
	Wire    = iota + 1 // the agency's report
	Herald             // a copy of it whose quotation lost its "not"
	Post               // reported independently
	Ship               // rewritten from Post, an emoji in its name, an impossible figure
	Harbour            // in Chinese script: cannot be read
	Almina             // in Arabic script, and cited
	Scoop              // hostile: markup, controls, marks that turn the writing
	Late               // a later report
)

// Hostile is the title of the article Scoop.
const Hostile = "\"><script>document.title='owned'</script> & the \u202EHalvard\u202C \"affair\""

func texts() []gainsay.Article {
	return []gainsay.Article{
		{ID: "wire", File: "01-wire.txt", Outlet: gainsay.Outlet{Name: "Osmer Wire", Language: "en"}, Language: "en", Published: "2031-03-04T18:02:00Z",
			Title: "Ferry strikes pier at Port Osmer", Text: `PORT OSMER (Osmer Wire) — The ferry Halvard struck the northern pier of Port Osmer on Tuesday at 14:20, injuring 14 passengers, the harbour office said.

"We have not put a date on the inquiry, and we will not be hurried," said Dana Velk, the harbour office's spokeswoman.

Velk denied that the pilot had been asleep. "The pilot was awake and at his post," she said.

The owners, Carrow Lines, said the ferry was travelling at 9 knots.

Photo: Osmer Wire`,
			Furniture: []gainsay.Furniture{{Kind: gainsay.Credit}}},
		{ID: "herald", File: "02-herald.txt", Outlet: gainsay.Outlet{Name: "Bay Herald", Language: "en"}, Language: "en", Published: "2031-03-04T19:40:00Z",
			Title: "Fourteen hurt as ferry hits pier", Text: `The ferry Halvard struck the northern pier of Port Osmer on Tuesday at 14:20, injuring 14 passengers, the harbour office said, according to Osmer Wire.

"We have put a date on the inquiry, and we will not be hurried," said Dana Velk, the harbour office's spokeswoman.

Velk denied that the pilot had been asleep. "The pilot was awake and at his post," she said.

Don't miss: Ten harbours to see before you retire`,
			Furniture: []gainsay.Furniture{{Kind: gainsay.Teaser}}},
		{ID: "post", File: "03-post.txt", Outlet: gainsay.Outlet{Name: "The Tarvian Post", Language: "en"}, Language: "en", Published: "2031-03-04T21:15:00Z",
			Title: "Union says the pilot of the Halvard was asleep", Text: `The pilot of the ferry Halvard was asleep when it struck a pier on Tuesday, the seamen's union said.

"He had been on watch for nineteen hours; he was asleep," Oren Taal, the union's chair, told the Post. Taal said that the harbour master, Ilse Brandt, had told him that the office knew of it.

Eleven passengers were hurt, the Saint Aud hospital said.

The ferry was making 19 knots, Taal said.`},
		{ID: "ship", File: "04-ship.txt", Outlet: gainsay.Outlet{Name: "Ship 🚢 Online", Language: "en"}, Language: "en", Published: "2031-03-05T07:30:00Z",
			Title: "“He slept”: union blames pilot 🚢", Text: `The union of seamen accuses: the pilot of Halvard slept, it was reported by The Tarvian Post.

"He had been nineteen hours on the watch and slept," has told the chair Oren Taal. The ferry had 4,200% of its permitted passengers on board.

The blow happened on Monday. On Tuesday at 14:20 the ferry was already towed away.`},
		{ID: "harbour", File: "05-harbour.txt", Outlet: gainsay.Outlet{Name: "海港日报", Language: "zh"}, Language: "zh", Published: "2031-03-05",
			Title: "渡轮“哈尔瓦德”号撞上码头，十四人受伤", Text: "渡轮“哈尔瓦德”号星期二撞上奥斯默港北码头，十四人受伤。\n港务局发言人说，领航员当时清醒。"},
		{ID: "almina", File: "06-almina.txt", Outlet: gainsay.Outlet{Name: "صحيفة الميناء", Language: "ar"}, Language: "en", Published: "2031-03-05T09:00:00Z",
			Title: "ميناء أوسمر: the pilot “awake”", Text: `Ilse Brandt (إلزه برانت), the harbour master, said on Wednesday that Oren Taal had said for her what she never said. "I knew of nothing," she said.

Carrow Lines said it might pay for the damage.`},
		{ID: "scoop", File: `07-<scoop>&"co".txt`, Outlet: gainsay.Outlet{Name: `<b>Scoop</b> & "Co"`, Language: "en"}, Language: "en", Published: "2031-03-05T10:00:00Z",
			Title: Hostile, Text: "Seen from <script>alert(\"the pier\")</script> & told\r\nby \x1b[31mTaal\x1b[0m: \"he was \u202Epeelsa\u202C, I'm <em>sure</em> of it\".\r\n\r\nZero\u200Bwidth, a\tt\u0001ab, a family 👨\u200D👩\u200D👧 and </mark></div>.\r\n"},
		{ID: "late", File: "08-late.txt", Outlet: gainsay.Outlet{Domain: "evening.example"}, Language: "en", Published: "2031-03-06T20:00:00Z",
			Title: "Injured in ferry crash now 17; Carrow Lines denies owing anything", Text: `Seventeen people are now known to have been hurt in Tuesday's crash, the harbour office said on Thursday.

Carrow Lines denied that it would pay for the damage.

The inquiry opens on 2 April, Velk said.`},
	}
}

// A builder finds words in the texts, so that no offset is written by hand.
type builder struct {
	t testing.TB
	d *gainsay.Dossier
}

// Ferry is the affair: a ferry strikes a pier, and nobody agrees how. It has
// every kind of finding that a presenter has to show.
func Ferry(t testing.TB) *gainsay.Dossier {
	b := &builder{t: t, d: &gainsay.Dossier{Story: gainsay.Story{ID: "halvard-4f1c", Title: "The ferry Halvard strikes a pier at Port Osmer", Origins: 4}}}
	for _, a := range texts() {
		a.Hash = gainsay.Hash(a.Text)
		b.d.Readings = append(b.d.Readings, gainsay.Reading{Article: a})
	}
	b.furnish()
	b.statements()
	b.d.Claims = b.claims()
	b.d.Disputes = b.disputes()
	b.d.Discrepancies = b.discrepancies()
	b.d.Quotes = b.quotes()
	b.lineage()
	b.d.Timeline = b.timeline()
	return b.d
}

// span finds words that stand once in the article.
func (b *builder) span(n int, words string) gainsay.Span {
	b.t.Helper()
	text := b.d.Readings[n-1].Article.Text
	at := strings.Index(text, words)
	if at < 0 || words == "" {
		b.t.Fatalf("article %d has no %q", n, words)
	}
	return gainsay.Span{Start: at, End: at + len(words)}
}

// at is the evidence for words of an article.
func (b *builder) at(n int, words string, chain ...gainsay.Hop) gainsay.Evidence {
	b.t.Helper()
	a := &b.d.Readings[n-1].Article
	return gainsay.Evidence{Article: a.ID, File: a.File, Span: b.span(n, words), Chain: chain}
}

func (b *builder) hop(n int, words, actor string) gainsay.Hop {
	b.t.Helper()
	return gainsay.Hop{Name: words, Actor: actor, Span: b.span(n, words)}
}

func (b *builder) furnish() {
	b.d.Readings[Wire-1].Article.Furniture[0].Span = b.span(Wire, "Photo: Osmer Wire")
	b.d.Readings[Herald-1].Article.Furniture[0].Span = b.span(Herald, "Don't miss: Ten harbours to see before you retire")
	b.d.Readings[Herald-1].Article.Origins = []gainsay.DeclaredOrigin{{Name: "Osmer Wire", Kind: gainsay.OriginText, Span: b.span(Herald, "according to Osmer Wire")}}
	b.d.Readings[Harbour-1].Unread = "Chinese cannot be read yet"
	for n, names := range map[int][]string{Wire: {"Dana Velk", "Carrow Lines"}, Post: {"Oren Taal", "Ilse Brandt"}, Almina: {"Ilse Brandt"}} {
		for _, name := range names {
			r := &b.d.Readings[n-1]
			r.Actors = append(r.Actors, gainsay.Actor{Name: name, Kind: gainsay.Person, Names: []string{name}})
			r.Mentions = append(r.Mentions, gainsay.Mention{Span: b.span(n, name), Kind: gainsay.NameMention, Actor: len(r.Actors) - 1})
		}
	}
}

// say adds a statement to an article; within is the ID of the one it stands in.
func (b *builder) say(n int, content string, manner gainsay.Manner, stance gainsay.Stance, within string, chain ...gainsay.Hop) {
	b.t.Helper()
	r := &b.d.Readings[n-1]
	s := gainsay.Statement{ID: "s" + strconv.Itoa(len(r.Statements)+1), Within: within, Content: []gainsay.Span{b.span(n, content)}, Manner: manner, Stance: stance, Chain: chain}
	for _, h := range chain {
		s.Source = append(s.Source, h.Span)
	}
	if len(chain) == 0 {
		s.Unknown = "the sentence names nobody"
	}
	r.Statements = append(r.Statements, s)
}

func (b *builder) statements() {
	office := b.hop(Wire, "the harbour office", "Harbour Office of Port Osmer")
	velk := b.hop(Wire, "Dana Velk", "Dana Velk")
	b.say(Wire, "The ferry Halvard struck the northern pier of Port Osmer on Tuesday at 14:20, injuring 14 passengers", gainsay.Indirect, gainsay.Asserts, "", office)
	b.say(Wire, "We have not put a date on the inquiry, and we will not be hurried,", gainsay.Direct, gainsay.Asserts, "", velk)
	b.say(Wire, "that the pilot had been asleep", gainsay.Indirect, gainsay.Denies, "", velk)
	b.say(Wire, "The pilot was awake and at his post,", gainsay.Direct, gainsay.Asserts, "", velk)
	b.say(Herald, "We have put a date on the inquiry, and we will not be hurried,", gainsay.Direct, gainsay.Asserts, "", b.hop(Herald, "Dana Velk", "Dana Velk"))
	taal := b.hop(Post, "Oren Taal", "Oren Taal")
	b.say(Post, "He had been on watch for nineteen hours; he was asleep,", gainsay.Direct, gainsay.Asserts, "", taal)
	b.say(Post, "that the harbour master, Ilse Brandt, had told him that the office knew of it", gainsay.Indirect, gainsay.Asserts, "", taal)
	b.say(Post, "the office knew of it", gainsay.Indirect, gainsay.Asserts, "s2", taal, b.hop(Post, "Ilse Brandt", "Ilse Brandt"))
	b.say(Post, "The ferry was making 19 knots", gainsay.Indirect, gainsay.Asserts, "", taal)
	b.say(Ship, "He had been nineteen hours on the watch and slept,", gainsay.Direct, gainsay.Asserts, "", b.hop(Ship, "The Tarvian Post", "The Tarvian Post"), b.hop(Ship, "Oren Taal", "Oren Taal"))
	b.say(Almina, "I knew of nothing,", gainsay.Direct, gainsay.Denies, "", b.hop(Almina, "Ilse Brandt", "Ilse Brandt"))
	b.say(Almina, "it might pay for the damage", gainsay.Indirect, gainsay.Hedges, "", b.hop(Almina, "Carrow Lines", "Carrow Lines"))
	b.say(Scoop, "he was \u202Epeelsa\u202C, I'm <em>sure</em> of it", gainsay.Direct, gainsay.Asserts, "")
	b.say(Late, "that it would pay for the damage", gainsay.Indirect, gainsay.Denies, "", b.hop(Late, "Carrow Lines", "Carrow Lines"))
}

// Spans lists the words that findings and statements rest on, by the id that
// their mark has on the page of this one story.
func Spans(d *gainsay.Dossier) map[string]string {
	all := map[string]string{}
	add := func(list ...gainsay.Evidence) {
		for _, e := range list {
			i := slices.IndexFunc(d.Readings, func(r gainsay.Reading) bool { return r.Article.ID == e.Article })
			if i >= 0 && !e.Span.Empty() {
				id := "a" + strconv.Itoa(i+1) + "-" + strconv.Itoa(e.Span.Start) + "-" + strconv.Itoa(e.Span.End)
				all[id] = e.Span.In(d.Readings[i].Article.Text)
			}
		}
	}
	for _, c := range d.Disputes {
		for _, p := range slices.Concat(c.Affirm, c.Deny) {
			add(p.Evidence...)
		}
	}
	for _, c := range d.Discrepancies {
		for _, v := range c.Values {
			add(v.Evidence)
		}
	}
	for _, q := range d.Quotes {
		add(q.Variants...)
	}
	for _, l := range d.Lineage {
		add(l.Evidence...)
	}
	for _, e := range d.Timeline {
		add(e.Evidence...)
	}
	for _, r := range d.Readings {
		for _, s := range r.Statements {
			for _, c := range s.Content {
				add(gainsay.Evidence{Article: r.Article.ID, Span: c})
			}
		}
	}
	return all
}

// Single is a story of one report.
func Single(t testing.TB) *gainsay.Dossier {
	b := &builder{t: t, d: Ferry(t)}
	post := b.d.Readings[Post-1]
	post.Article.Origins = []gainsay.DeclaredOrigin{{Name: "Saint Aud hospital", Kind: gainsay.OriginCited, Span: b.span(Post, "the Saint Aud hospital said")}}
	return &gainsay.Dossier{
		Story:    gainsay.Story{ID: "halvard-77aa", Title: post.Article.Title, Origins: 1},
		Readings: []gainsay.Reading{post},
		Claims:   []gainsay.Claim{{ID: "c1", Text: "The ferry was making 19 knots", Positions: []gainsay.Position{{Actor: "Oren Taal", Stance: gainsay.Asserts, Origins: 1, Evidence: []gainsay.Evidence{b.at(Post, "The ferry was making 19 knots")}}}}},
		Groups:   [][]string{{"03-post.txt"}},
		Timeline: []gainsay.Event{{Date: post.Article.Published, Kind: gainsay.Published, What: "The Tarvian Post", Evidence: []gainsay.Evidence{{Article: "post", File: "03-post.txt"}}}},
	}
}
