package presenttest

import "gainsay"

func (b *builder) positions() (asleep, knew, pay []gainsay.Position) {
	asleep = []gainsay.Position{
		{Actor: "Oren Taal", For: "the seamen's union", Stance: gainsay.Asserts, When: "2031-03-04", Origins: 2, Evidence: []gainsay.Evidence{
			b.at(Post, "he was asleep"), b.at(Post, "The pilot of the ferry Halvard was asleep"), b.at(Ship, "slept,", b.hop(Ship, "The Tarvian Post", ""), b.hop(Ship, "Oren Taal", "Oren Taal")),
			b.at(Scoop, "he was \u202Epeelsa\u202C, I'm <em>sure</em> of it")}},
		{Actor: "Dana Velk", For: "Harbour Office", Stance: gainsay.Denies, When: "2031-03-04", Origins: 1, Evidence: []gainsay.Evidence{
			b.at(Wire, "denied that the pilot had been asleep"), b.at(Herald, "denied that the pilot had been asleep"), b.at(Wire, "The pilot was awake and at his post")}},
	}
	knew = []gainsay.Position{
		{Actor: "Ilse Brandt", For: "Harbour Office", By: "Oren Taal", Stance: gainsay.Asserts, When: "2031-03-04", Origins: 1, Evidence: []gainsay.Evidence{
			b.at(Post, "the office knew of it", b.hop(Post, "Oren Taal", "Oren Taal"), b.hop(Post, "Ilse Brandt", "Ilse Brandt"))}},
		{Actor: "Ilse Brandt", For: "Harbour Office", Stance: gainsay.Denies, When: "2031-03-05", Origins: 1, Evidence: []gainsay.Evidence{b.at(Almina, "I knew of nothing,")}},
	}
	pay = []gainsay.Position{
		{Actor: "Carrow Lines", Stance: gainsay.Hedges, When: "2031-03-05", Origins: 1, Evidence: []gainsay.Evidence{b.at(Almina, "might pay for the damage")}},
		{Actor: "Carrow Lines", Stance: gainsay.Denies, When: "2031-03-06", Origins: 1, Evidence: []gainsay.Evidence{b.at(Late, "denied that it would pay for the damage")}},
	}
	return asleep, knew, pay
}

func (b *builder) claims() []gainsay.Claim {
	asleep, knew, pay := b.positions()
	return []gainsay.Claim{
		{ID: "c1", Text: "The pilot of the ferry Halvard was asleep", Positions: asleep},
		{ID: "c2", Text: "the office knew of it", Positions: knew},
		{ID: "c3", Text: "it would pay for the damage", Positions: pay},
		{ID: "c4", Text: "The inquiry opens on 2 April", Positions: []gainsay.Position{{Actor: "Dana Velk", Stance: gainsay.Asserts, Origins: 1,
			Evidence: []gainsay.Evidence{b.at(Late, "The inquiry opens on 2 April")}}}},
	}
}

func (b *builder) disputes() []gainsay.Dispute {
	asleep, knew, pay := b.positions()
	return []gainsay.Dispute{
		{Claim: "c1", Kind: gainsay.Opposed, Text: "The pilot of the ferry Halvard was asleep", Affirm: asleep[:1], Deny: asleep[1:]},
		{Claim: "c2", Kind: gainsay.SaidForOther, Text: "the office knew of it", Affirm: knew[:1], Deny: knew[1:]},
		{Claim: "c3", Kind: gainsay.Changed, Text: "it would pay for the damage", Affirm: pay[:1], Deny: pay[1:]},
	}
}

func (b *builder) value(text string, n int, words string) gainsay.Value {
	b.t.Helper()
	return gainsay.Value{Value: text, Evidence: b.at(n, words)}
}

func (b *builder) discrepancies() []gainsay.Discrepancy {
	return []gainsay.Discrepancy{
		{Kind: gainsay.QuantityKind, Class: gainsay.Conflict, Certainty: gainsay.Sure, About: "passengers injured, on 4 March",
			Why: "the same people are counted at the same moment, and 14 is no rounding of 11", OddOneOut: "11",
			Values: []gainsay.Value{b.value("14", Wire, "14 passengers"), b.value("14", Herald, "14 passengers"), b.value("14", Harbour, "十四人"), b.value("11", Post, "Eleven passengers")}},
		{Kind: gainsay.QuoteKind, Class: gainsay.Conflict, Certainty: gainsay.Sure, About: "the spokeswoman's answer lost its “not”",
			Why: "one wording denies what the other asserts", OddOneOut: "We have put a date on the inquiry",
			Values: []gainsay.Value{b.value("We have not put a date on the inquiry", Wire, "We have not put a date on the inquiry"), b.value("We have put a date on the inquiry", Herald, "We have put a date on the inquiry")}},
		{Kind: gainsay.QuantityKind, Class: gainsay.Update, Certainty: gainsay.Check, About: "people hurt", Why: "the later report counts again: 4 March, 6 March",
			Values: []gainsay.Value{b.value("14", Wire, "injuring 14 passengers"), b.value("17", Late, "Seventeen people")}},
		{Kind: gainsay.DateKind, Class: gainsay.Internal, Certainty: gainsay.Check, About: "the day of the crash", Why: "the article has the ferry towed away on the day on which the others have it strike",
			Values: []gainsay.Value{b.value("Monday", Ship, "The blow happened on Monday"), b.value("Tuesday", Ship, "On Tuesday at 14:20")}},
		{Kind: gainsay.QuantityKind, Class: gainsay.Implausible, Certainty: gainsay.Sure, About: "passengers on board", Why: "no ship carries 42 times what it is permitted",
			Values: []gainsay.Value{b.value("4,200%", Ship, "4,200% of its permitted passengers")}},
		{Kind: gainsay.QuantityKind, Class: gainsay.Conflict, Certainty: gainsay.Check, About: "the ferry's speed", Why: "two sources, two figures",
			Values: []gainsay.Value{b.value("9 knots", Wire, "9 knots"), b.value("19 knots", Post, "19 knots")}},
	}
}

func (b *builder) quotes() []gainsay.Quotes {
	return []gainsay.Quotes{
		{Speaker: "Dana Velk", Relation: gainsay.SenseChanged, Changes: []string{"“not” is left out"}, Variants: []gainsay.Evidence{
			b.at(Herald, "We have put a date on the inquiry, and we will not be hurried,"), b.at(Wire, "We have not put a date on the inquiry, and we will not be hurried,")}},
		{Speaker: "Oren Taal", Relation: gainsay.Reworded, Changes: []string{"other words for the same", "two sentences became one"}, Variants: []gainsay.Evidence{
			b.at(Post, "He had been on watch for nineteen hours; he was asleep,"),
			b.at(Ship, "He had been nineteen hours on the watch and slept,", b.hop(Ship, "The Tarvian Post", "The Tarvian Post"), b.hop(Ship, "Oren Taal", "Oren Taal")),
			b.at(Scoop, "he was \u202Epeelsa\u202C, I'm <em>sure</em> of it")}},
		{Speaker: "Dana Velk", Relation: gainsay.Identical, Variants: []gainsay.Evidence{
			b.at(Wire, "The pilot was awake and at his post,"), b.at(Herald, "The pilot was awake and at his post,")}},
	}
}

func (b *builder) lineage() {
	b.d.Lineage = []gainsay.Lineage{
		{From: "01-wire.txt", To: "02-herald.txt", How: gainsay.Edited, Share: 0.91, Why: "credit line, 91% shared text", Evidence: []gainsay.Evidence{b.at(Herald, "according to Osmer Wire")}},
		{From: "03-post.txt", To: "04-ship.txt", How: gainsay.Rewritten, Why: "credit line", Evidence: []gainsay.Evidence{b.at(Ship, "it was reported by The Tarvian Post")}},
		{From: "01-wire.txt", To: "05-harbour.txt", How: gainsay.Rewritten, Why: "a shared figure", Evidence: []gainsay.Evidence{b.at(Harbour, "十四人受伤")}},
		{From: "Saint Aud Radio", To: "07-<scoop>&\"co\".txt", How: gainsay.Cited, Why: "named in the text"},
	}
	b.d.Groups = [][]string{{"01-wire.txt", "02-herald.txt", "05-harbour.txt"}, {"03-post.txt", "04-ship.txt"}, {"06-almina.txt"}, {"07-<scoop>&\"co\".txt"}, {"08-late.txt"}}
}

func (b *builder) timeline() []gainsay.Event {
	events := []gainsay.Event{
		{Date: "2031-03-04T14:20", Kind: gainsay.Happened, What: "the ferry strikes the pier", Evidence: []gainsay.Evidence{b.at(Wire, "on Tuesday at 14:20"), b.at(Herald, "on Tuesday at 14:20")}},
		{Date: "2031-03-04", Kind: gainsay.Said, What: "Taal: the pilot was asleep", Evidence: []gainsay.Evidence{b.at(Post, "told the Post")}},
		{Date: "2031-03-05", Kind: gainsay.Said, What: "Brandt: “I knew of nothing”", Evidence: []gainsay.Evidence{b.at(Almina, "said on Wednesday")}},
		{Date: "2031-03-06", Kind: gainsay.Said, What: "the harbour office: seventeen hurt", Evidence: []gainsay.Evidence{b.at(Late, "said on Thursday")}},
		{Date: "2031-04-02", Kind: gainsay.Happened, What: "the inquiry opens", Evidence: []gainsay.Evidence{b.at(Late, "on 2 April")}},
	}
	for i := range b.d.Readings {
		a := &b.d.Readings[i].Article
		events = append(events, gainsay.Event{Date: a.Published, Kind: gainsay.Published, What: a.Title,
			Evidence: []gainsay.Evidence{{Article: a.ID, File: a.File}}})
	}
	return events
}
