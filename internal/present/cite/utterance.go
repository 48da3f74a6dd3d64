package cite

import (
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/present/wording"
)

// An Utterance is one utterance under the number by which the screen names it.
type Utterance struct {
	*gainsay.Quotes
	Number  int
	Alike   bool // every article prints the same words
	Finding int  // number, from 1, of the discrepancy that sets out all of its wordings; 0 where none does
}

// Utterances are the utterances of the dossier in the order in which they are
// read: first those whose sense or speaker changed on the way, last those that
// all print alike.
func (b *Book) Utterances() []Utterance {
	all := make([]Utterance, len(b.Dossier.Quotes))
	for i := range b.Dossier.Quotes {
		q := &b.Dossier.Quotes[i]
		all[i] = Utterance{Quotes: q, Alike: b.alike(q), Finding: b.findingOf(q)}
	}
	slices.SortStableFunc(all, func(x, y Utterance) int { return rank(x) - rank(y) })
	for i := range all {
		all[i].Number = i + 1
	}
	return all
}

// rank orders utterances by how much a reader has to know of what differs.
func rank(u Utterance) int {
	if u.Alike {
		return len(relations) + 1
	}
	if at := slices.Index(relations[:], u.Relation); at >= 0 {
		return at
	}
	return len(relations)
}

var relations = [...]gainsay.Relation{gainsay.SenseChanged, gainsay.SpeakerDiffers, gainsay.Stitched, gainsay.Reworded, gainsay.Trimmed, gainsay.Identical}

// alike tells whether all variants have the same words.
func (b *Book) alike(q *gainsay.Quotes) bool {
	if q.Relation != gainsay.Identical {
		return false
	}
	wordings, _ := b.Wordings(q.Variants)
	return len(wordings) == 1
}

// findingOf is the number of the first discrepancy about words among whose
// values all of the utterance's variants stand.
func (b *Book) findingOf(q *gainsay.Quotes) int {
	for i := range b.Dossier.Discrepancies {
		d := &b.Dossier.Discrepancies[i]
		if !wording.WordsMatter(d.Kind) {
			continue
		}
		missing := slices.ContainsFunc(q.Variants, func(e gainsay.Evidence) bool {
			return !slices.ContainsFunc(d.Values, func(v gainsay.Value) bool {
				return e.Article == v.Article && e.File == v.File && e.Span == v.Span
			})
		})
		if !missing {
			return i + 1
		}
	}
	return 0
}

// Events are the events of one line of the timeline in their order, and how
// many more there are: of too many those that are told most often stay. What is
// told of one moment in the same words stands once, with all its evidence.
func (b *Book) Events(kind string, most int) (events []gainsay.Event, more int) {
	all := b.events(kind)
	if len(all) <= most {
		return all, 0
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return len(all[j].Evidence) - len(all[i].Evidence) })
	order = order[:most]
	slices.Sort(order)
	for _, i := range order {
		events = append(events, all[i])
	}
	return events, len(all) - most
}

func (b *Book) events(kind string) []gainsay.Event {
	var events []gainsay.Event
	at := map[string]int{}
	for _, e := range b.Dossier.Timeline {
		if e.Kind != kind {
			continue
		}
		key := e.Date + "\x00" + strings.ToLower(strings.Join(strings.Fields(e.What), " "))
		i, ok := at[key]
		if !ok || e.What == "" || kind == gainsay.Published {
			i = len(events)
			at[key] = i
			e.Evidence = slices.Clone(e.Evidence)
			events = append(events, e)
			continue
		}
		events[i].Evidence = append(events[i].Evidence, e.Evidence...)
	}
	return events
}

// Says tells whether the description of an event has the words already, but for
// case and punctuation, so that they need not stand twice.
func Says(what, words string) bool {
	w := plain(words)
	return w != "" && strings.Contains(plain(what), strings.TrimPrefix(w, "that ")) || beginsAlike(what, words)
}

// beginsAlike tells whether the description breaks off within the words.
func beginsAlike(what, words string) bool {
	what, cut := strings.CutSuffix(what, ellipsis)
	if !cut {
		return false
	}
	if _, said, named := strings.Cut(what, ": "); named {
		what = said
	}
	begin := strings.TrimPrefix(plain(what), "that ")
	return begin != "" && strings.HasPrefix(strings.TrimPrefix(plain(words), "that "), begin)
}

func plain(s string) string {
	return strings.ToLower(strings.Trim(strings.Join(strings.Fields(s), " "), " .,;:!?\"'“”‘’"))
}
