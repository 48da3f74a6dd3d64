package eval

import (
	"context"

	"gainsay"
	"gainsay/internal/language/conllu"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/tokens"
)

// treebanks are the treebanks whose dev parts are scored.
func treebanks() []string { return []string{"ewt", "gum"} }

func (b *Bench) treebank(name string) string { return b.gold("ud", "en_"+name+"-dev.conllu.gz") }

// trees scores tags, lemmas and trees on the tokens of the treebanks.
func (b *Bench) trees(ctx context.Context) ([]Score, error) {
	var out []Score
	for _, name := range treebanks() {
		gold, pred, err := b.parsed(b.treebank(name))
		if err != nil {
			return nil, err
		}
		s, err := scoreTrees(gold, pred)
		if err != nil {
			return nil, err
		}
		out = append(out, s.scores("trees/"+name+"-dev")...)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// parsed are the words of a CoNLL-U file as marked and as the program has them
// when it is given the words alone.
func (b *Bench) parsed(file string) (gold, pred []conllu.Row, err error) {
	in, err := open(file)
	if err != nil {
		return nil, nil, err
	}
	defer in.Close()
	if gold, err = readRows(in); err != nil {
		return nil, nil, err
	}
	again, err := open(file)
	if err != nil {
		return nil, nil, err
	}
	defer again.Close()
	docs, err := conllu.Read(again)
	if err != nil {
		return nil, nil, err
	}
	for i := range docs {
		pred = append(pred, b.rows(&docs[i])...)
	}
	return gold, pred, nil
}

// rows are the words of a document as the program analyses them.
func (b *Bench) rows(given *conllu.Document) []conllu.Row {
	d := &doc.Doc{
		Article:   &gainsay.Article{ID: given.ID, Text: given.Text, Language: "en"},
		Tokens:    given.Tokens,
		Sentences: given.Sentences,
	}
	b.pipe.Annotate(d)
	var out []conllu.Row
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			t := &d.Tokens[i]
			head := 0
			if t.Head >= 0 {
				head = int(t.Head-s.First) + 1
			}
			out = append(out, conllu.Row{Form: d.Word(int(i)), Lemma: t.Lemma, UPOS: t.Tag.String(), Head: head, Rel: t.Rel.String()})
		}
	}
	return out
}

// sentences scores sentence boundaries on the raw texts of the treebanks.
func (b *Bench) sentences(ctx context.Context) ([]Score, error) {
	var out []Score
	for _, name := range treebanks() {
		in, err := open(b.treebank(name))
		if err != nil {
			return nil, err
		}
		texts, err := readSplitTexts(in)
		in.Close()
		if err != nil {
			return nil, err
		}
		var total count
		for i := range texts {
			_, found := tokens.Split(texts[i].text)
			spans := make([]gainsay.Span, len(found))
			for j := range found {
				spans[j] = found[j].Span
			}
			total.add(scoreSentences(texts[i].sentences, spans))
		}
		out = append(out, total.scores("sentences/"+name+"-dev")...)
	}
	return out, ctx.Err()
}

// measures scores times and quantities, as the whole language stage finds them.
func (b *Bench) measures(ctx context.Context) ([]Score, error) {
	var out []Score
	for _, set := range []struct {
		key, loose, strict string
		score              func(*MeasureCase, *gainsay.Reading) MeasureScores
		files              []string
	}{
		{"measures/timebank and aquaint", "span", "value", timesIn, []string{"te3-timebank.jsonl", "te3-aquaint.jsonl"}},
		{"measures/cqe", "value", "value with unit", quantitiesIn, []string{"cqe-age-model.jsonl", "cqe-currency-model.jsonl",
			"cqe-dimension-model.jsonl", "cqe-temperature-model.jsonl"}},
	} {
		var all MeasureScores
		for _, f := range set.files {
			s, err := b.measured(ctx, b.gold("quant", f), set.score)
			if err != nil {
				return nil, err
			}
			all.Loose.add(s.Loose)
			all.Strict.add(s.Strict)
		}
		out = append(out, all.Loose.scores(set.key+"/"+set.loose)...)
		out = append(out, all.Strict.scores(set.key+"/"+set.strict)...)
	}
	cases, err := b.recognizers()
	return append(out, cases...), err
}

func timesIn(c *MeasureCase, r *gainsay.Reading) MeasureScores {
	return timesOf(c.bytesOf(), c.Values, r.Times)
}

func quantitiesIn(c *MeasureCase, r *gainsay.Reading) MeasureScores {
	return quantitiesOf(c.Text, c.Values, r.Quantities)
}

// measured scores the cases of a file, each read as an article of its date.
func (b *Bench) measured(ctx context.Context, file string, score func(*MeasureCase, *gainsay.Reading) MeasureScores) (MeasureScores, error) {
	var all MeasureScores
	cases, err := MeasureCases(file)
	if err != nil {
		return all, err
	}
	for i := range cases {
		c := &cases[i]
		a, err := b.pipe.Extract(gainsay.Raw{File: file, Format: gainsay.Record, Bytes: []byte(c.Text), ID: c.ID, Published: c.DCT})
		if err != nil {
			return all, err
		}
		_, reading := b.pipe.Analyse(a)
		s := score(c, &reading)
		all.Loose.add(s.Loose)
		all.Strict.add(s.Strict)
	}
	return all, ctx.Err()
}

// recognizers scores the cases of Recognizers-Text that news prints.
func (b *Bench) recognizers() ([]Score, error) {
	kinds, err := Recognizers(b.gold("quant", "recognizers-en.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []Score
	passed, cases := 0, 0
	for _, k := range kinds {
		passed += k.Passed
		cases += k.Cases
		out = append(out, Score{"measures/recognizers/" + k.Kind, quotient(k.Passed, k.Cases)})
	}
	return append(out, Score{"measures/recognizers/all", quotient(passed, cases)}), nil
}

func (r MeasureRatio) scores(key string) []Score {
	return []Score{{key + "/P", r.Precision()}, {key + "/R", r.Recall()}, {key + "/F", r.F1()}}
}
