package tokens

import (
	"strings"
	"testing"
	"unicode"

	"gainsay/internal/language/doc"
)

// spoken are the tokens of text, parted by single spaces.
func spoken(text string) string {
	var out []string
	tokens, _ := Split(text)
	for _, t := range tokens {
		out = append(out, text[t.Start:t.End])
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"clitics", `They don't, she's sure; we'd've gone.`, `They do n't , she 's sure ; we 'd 've gone .`},
		{"curly clitics", `The pilots’ union can’t say it’s Ann’s.`, `The pilots ’ union ca n’t say it ’s Ann ’s .`},
		{"capitals", `THEY WON'T`, `THEY WO N'T`},
		{"no clitics", `O'Dea heard rock'n'roll at five o'clock`, `O'Dea heard rock'n'roll at five o'clock`},
		{"fused", `We cannot, you're gonna`, `We can not , you 're gon na`},
		{"elided", `get 'em, '90s style, 'tis`, `get 'em , '90s style , 'tis`},
		{"compounds", `the well-known twenty-year deal`, `the well - known twenty - year deal`},
		{"prefixes", `a non-profit, anti-dumping ex-minister; re-elected`, `a non-profit , anti-dumping ex-minister ; re-elected`},
		{"abbreviations", `Mr. Low and Gen. Ruiz of Tarn Inc. left`, `Mr. Low and Gen. Ruiz of Tarn Inc. left`},
		{"initials", `J. R. Toll met A.B. Chan in the U.S. Senate`, `J. R. Toll met A.B. Chan in the U.S. Senate`},
		{"stopped possessive", `the U.S.'s view, a U.N.-backed plan`, `the U.S. 's view , a U.N. - backed plan`},
		{"money", `$5m, €3.20, HK$40, 12%`, `$ 5 m , € 3.20 , HK$ 40 , 12 %`},
		{"times", `at 7:30pm on 4/5/2021, 10-12 people`, `at 7:30 pm on 4/5/2021 , 10 - 12 people`},
		{"numbers", `1,200.50 and .5 and 3/4`, `1,200.50 and .5 and 3/4`},
		{"number of", `No. 5 said no. 6 no.`, `No. 5 said no. 6 no .`},
		{"telephone", `call 555-0100 or 1-555-010-0199`, `call 555-0100 or 1-555-010-0199`},
		{"address", `see https://tarn.example/a?b=c. Or www.tarn.example/x.`, `see https://tarn.example/a?b=c . Or www.tarn.example/x .`},
		{"mail", `write to (ann.low@tarn.example).`, `write to ( ann.low@tarn.example ) .`},
		{"handle", `@annlow wrote #tarn`, `@annlow wrote #tarn`},
		{"marks", `Wait... what?! No -- yes—so`, `Wait ... what ?! No -- yes — so`},
		{"doubled quotes", "``Yes,'' he said", "`` Yes , '' he said"},
		{"ampersand", `AT&T and Low & Sons`, `AT&T and Low & Sons`},
		{"dateline", `TARN (AP) — Ships`, `TARN ( AP ) — Ships`},
		{"stop without space", `It was over.Then it began`, `It was over . Then it began`},
		{"list", "1. Call\n2. Wait", "1. Call 2. Wait"},
		{"face", `fine :-) yes ;)`, `fine :-) yes ;)`},
		{"narrow space", "10\u202f000 francs\u202f!", "10\u202f000 francs !"},
		{"combining", "Cafe\u0301 u\u0308ber", "Cafe\u0301 u\u0308ber"},
		{"other scripts", `в Тарне 2 корабля`, `в Тарне 2 корабля`},
		{"prefixes in a row", `anti-re-elected, ex-U.S. chief`, `anti-re-elected , ex-U.S. chief`},
		{"stops within", `over.Then.Now they've gone`, `over . Then . Now they 've gone`},
		{"odd minutes", `12:5:`, `12:5 :`},
	} {
		if got := spoken(c.text); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// sentences are the sentences of text, parted by "|", ends of line as spaces.
func sentences(text string) string {
	var out []string
	_, sentences := Split(text)
	for _, s := range sentences {
		out = append(out, strings.Join(strings.Fields(s.Span.In(text)), " "))
	}
	return strings.Join(out, "|")
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", `The ferry sank. Nobody was hurt.`, `The ferry sank.|Nobody was hurt.`},
		{"titles", `Mr. Low met Gen. Ruiz on Sept. 4 in St. Abel. They spoke.`, `Mr. Low met Gen. Ruiz on Sept. 4 in St. Abel.|They spoke.`},
		{"initials", `The plan of J. R. Toll failed. He left.`, `The plan of J. R. Toll failed.|He left.`},
		{"company", `He works for Tarn Inc. in Bay City. She does not.`, `He works for Tarn Inc. in Bay City.|She does not.`},
		{"end with an abbreviation", `It left at 6 p.m. The crew slept.`, `It left at 6 p.m.|The crew slept.`},
		{"abbreviation goes on", `Ships of the U.S. Navy came at 6 p.m. on Monday.`, `Ships of the U.S. Navy came at 6 p.m. on Monday.`},
		{"dateline", `TARN, Bay State (AP) — The ferry sank. Nobody was hurt.`, `TARN, Bay State (AP) — The ferry sank.|Nobody was hurt.`},
		{"quotation", `“It sank,” she said. “We swam.” Then they slept.`, `“It sank,” she said.|“We swam.”|Then they slept.`},
		{"straight quotation", `"It sank." Ms. Low wept. "We swam," she said.`, `"It sank."|Ms. Low wept.|"We swam," she said.`},
		{"doubled quotation", "``It sank.'' Low wept.", "``It sank.''|Low wept."},
		{"asked", `“Did it sink?” the mayor asked. “Yes!” she said.`, `“Did it sink?” the mayor asked.|“Yes!” she said.`},
		{"asked by a name", `"Did it sink?" Abel Low asked reporters.`, `"Did it sink?" Abel Low asked reporters.`},
		{"small after a stop in quotation", `He called it “a disaster.” and left.`, `He called it “a disaster.” and left.`},
		{"ellipsis within", `It was ... strange, they said.`, `It was ... strange, they said.`},
		{"ellipsis between", `We waited… Nothing came.`, `We waited…|Nothing came.`},
		{"number", `It cost 4.5 million. No. 7 was lost.`, `It cost 4.5 million.|No. 7 was lost.`},
		{"brackets", `It sank (nobody knew why.) The crew swam.`, `It sank (nobody knew why.)|The crew swam.`},
		{"question in a row", `Who knew? When? Nobody says.`, `Who knew?|When?|Nobody says.`},
		{"headline", "Ferry sinks off Tarn\n\nThe ferry sank.", "Ferry sinks off Tarn|The ferry sank."},
		{"one line a paragraph", "Ferry sinks off Tarn\nThe ferry sank. All swam.\nThe mayor wept.", "Ferry sinks off Tarn|The ferry sank.|All swam.|The mayor wept."},
		{"list", "They took:\n- a lamp\n- a rope\n1. Wait\n2. Swim", "They took:|- a lamp|- a rope|1. Wait|2. Swim"},
		{"quotation over paragraphs", "“It sank.\n\n“We swam,” she said.", "“It sank.|“We swam,” she said."},
		{"wrapped lines", "The ferry that sank off the coast of Tarn on\nMonday had been built in a yard that closed\nlong ago. The mayor, who had come down to the\nharbour, said that nobody could have known of\nit.", "The ferry that sank off the coast of Tarn on Monday had been built in a yard that closed long ago.|The mayor, who had come down to the harbour, said that nobody could have known of it."},
		{"nothing", " \n\t ", ""},
	} {
		if got := sentences(c.text); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestHeads: nothing is attached before a parser has run.
func TestHeads(t *testing.T) {
	tokens, _ := Split("Nobody was hurt.")
	for i, tok := range tokens {
		if tok.Head != -1 || tok.Tag != doc.NoTag || tok.Rel != doc.NoRel || tok.Lemma != "" {
			t.Errorf("token %d is %+v", i, tok)
		}
	}
}

// FuzzSplit checks what Split promises: tokens in order, not overlapping, not
// empty, losing only white space; sentences that hold every token once.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"Don't, \"he\" said. U.S.'s\r\n\r\n1. No.", "http://a.b/c?d=e) x@y.zz 7:30pm", "‘’“”''``…---!?!", "\u200d \u202f1\u202f2\u202f \ufeff", "a\u0301'\u0301s '’s", "\xff\xfe."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\ufffd")
		tokens, sentences := Split(text)
		at := 0
		white := func(end int) {
			if lost := strings.TrimFunc(text[at:end], unicode.IsSpace); lost != "" {
				t.Fatalf("%q is lost", lost)
			}
		}
		for _, tok := range tokens {
			if int(tok.Start) < at || tok.End <= tok.Start || int(tok.End) > len(text) {
				t.Fatalf("token %+v after byte %d", tok, at)
			}
			white(int(tok.Start))
			at = int(tok.End)
		}
		white(len(text))
		next := int32(0)
		for _, s := range sentences {
			if s.First != next || s.Last <= s.First || s.Span.Start != int(tokens[s.First].Start) || s.Span.End != int(tokens[s.Last-1].End) {
				t.Fatalf("sentence %+v after token %d", s, next)
			}
			next = s.Last
		}
		if int(next) != len(tokens) {
			t.Fatalf("%d of %d tokens are in sentences", next, len(tokens))
		}
	})
}
