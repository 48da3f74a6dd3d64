package names

import (
	"bytes"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/language/tokens"
)

func docOf(text string) *doc.Doc {
	d := &doc.Doc{Article: &gainsay.Article{Text: text}}
	d.Tokens, d.Sentences = tokens.Split(text)
	return d
}

func open(t testing.TB) *Tagger {
	t.Helper()
	tagger, err := Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

func namesOf(tagger *Tagger, d *doc.Doc) string {
	var all []string
	for _, n := range tagger.Find(d) {
		all = append(all, d.SpanOf(int(n.First), int(n.Last)).In(d.Text())+"/"+string(n.Kind))
	}
	return strings.Join(all, ", ")
}

// TestFind holds rules that stand beside what was learnt; whole passages stand
// in the tests of package refer.
func TestFind(t *testing.T) {
	tagger := open(t)
	for _, c := range []struct{ why, text, want string }{
		{"nothing is named", "the sea was calm and nobody spoke.", ""},
		{"days and months are no names", "On Monday, in March, it rained.", ""},
		{"an adjective and a people are no names", "The Danish boats met two Germans.", ""},
		{"a title is no part of a name", "President Emmanuel Macron slept.", "Emmanuel Macron/person"},
		{"a state is a state", "Ships left Norway for Chile.", "Norway/state, Chile/state"},
		{"a short word is no state", "They gave us bread.", ""},
		{"capitals make it one", "The US sent bread.", "US/state"},
		{"a seat is a body", "The Kremlin was silent.", "Kremlin/organisation"},
		{"a holder of an office is known in full", "Then Kim Jong Un spoke.", "Kim Jong Un/person"},
		{"a family name opens a sentence", "We met Anna Berg. Berg was late.", "Anna Berg/person, Berg/person"},
		{"particles belong to a name", "Then Mohammed bin Salman spoke.", "Mohammed bin Salman/person"},
		{"a suffix belongs to a name", "We met Thomas Reed Jr. in town.", "Thomas Reed Jr./person"},
		{"a body of a place is one name", "He joined the Labour Party of Norway in May.", "Labour Party of Norway/organisation"},
		{"a title between is cut", "We met Anna Berg. Then Danish Trade Minister Berg spoke.", "Anna Berg/person, Berg/person"},
		{"a credit is no given name", "We met Anna Berg. Photo: Reuters Berg waits.", "Anna Berg/person, Reuters/organisation, Berg/person"},
		{"an election is no place", "She won the 2014 Quebec general election.", "2014 Quebec general election/other"},
		{"the election in a place leaves the place", "She won the election in Quebec.", "Quebec/place"},
	} {
		if got := namesOf(tagger, docOf(c.text)); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.why, c.text, got, c.want)
		}
	}
}

// TestTokensAlone holds that a Doc of given tokens, as pretokenized input makes
// one, gets its names, whatever its tokens are.
func TestTokensAlone(t *testing.T) {
	text := "Anna Berg left Oslo ."
	d := &doc.Doc{Article: &gainsay.Article{Text: text}}
	for at := 0; at < len(text); {
		end := at + strings.IndexByte(text[at:]+" ", ' ')
		d.Tokens = append(d.Tokens, doc.Token{Start: int32(at), End: int32(end), Head: -1})
		at = end + 1
	}
	d.Sentences = []doc.Sentence{{First: 0, Last: int32(len(d.Tokens)), Span: gainsay.Span{Start: 0, End: len(text)}}}
	if got := namesOf(open(t), d); got != "Anna Berg/person, Oslo/place" {
		t.Error(got)
	}
}

func TestWrittenTaggerIsRead(t *testing.T) {
	w := Weights{Keys: []uint32{7, 9}, Rows: [][Labels]float32{{1: 1}, {2: -0.5}}}
	w.Follow[0][1] = 2
	var b bytes.Buffer
	table := classes.Section(nil, nil)
	if err := model.Write(&b, model.Header{Name: "names"}, append(w.Sections(), table)); err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(f, nil)
	if err != nil {
		t.Fatal(err)
	}
	if row := got.rows[got.place(7)]; row[1] != 127 || got.follow[0][1] != 2 {
		t.Errorf("row %v, follow %v", row, got.follow[0][1])
	}
	if row := got.rows[got.place(9)]; row[2] < -64 || row[2] > -63 {
		t.Errorf("row %v", row)
	}
}

func TestDamagedTaggerIsRefused(t *testing.T) {
	sections := Weights{Keys: []uint32{7}, Rows: [][Labels]float32{{1: 1}}}.Sections()
	sections[2].Bytes = sections[2].Bytes[:3]
	var b bytes.Buffer
	if err := model.Write(&b, model.Header{Name: "names"}, append(sections, classes.Section(nil, nil))); err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(f, nil); gainsay.KindOf(err) != gainsay.Invalid {
		t.Errorf("%v, want an Invalid error", err)
	}
}

// FuzzFind: whatever the text, names stand in order, do not overlap, lie within
// one sentence and have a kind.
func FuzzFind(f *testing.F) {
	f.Add("President-elect U.S. of the Party of the for Kim Jong Un Jr. , III al - 's")
	f.Add("A B C D E F G of H. \"Ünïcode\" İstanbul ǅ ’s 2014 Oslo general election")
	f.Add("von der bin al- U.N. THE UN US WHO")
	tagger := open(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := docOf(strings.ToValidUTF8(text, "\uFFFD"))
		last, sentence := int32(0), 0
		for _, n := range tagger.Find(d) {
			if n.First < last || n.Last <= n.First || int(n.Last) > len(d.Tokens) || n.Kind == "" {
				t.Fatalf("name %+v behind token %d of %d", n, last, len(d.Tokens))
			}
			last = n.Last
			for d.Sentences[sentence].Last <= n.First {
				sentence++
			}
			if n.Last > d.Sentences[sentence].Last {
				t.Fatalf("name %+v reaches out of its sentence %+v", n, d.Sentences[sentence])
			}
		}
	})
}

// TestFindHeadline: where all words have a capital, tags tell which name nobody.
func TestFindHeadline(t *testing.T) {
	tagger := open(t)
	d := docOf("Rebels Seize Border Post, Witnesses Tell Anna Berg")
	untagged := namesOf(tagger, d)
	tags := []doc.Tag{doc.NOUN, doc.VERB, doc.NOUN, doc.NOUN, doc.PUNCT, doc.NOUN, doc.VERB, doc.PROPN, doc.PROPN}
	for i := range d.Tokens {
		d.Tokens[i].Tag = tags[i]
	}
	if got := namesOf(tagger, d); got != "Anna Berg/person" || got == untagged {
		t.Errorf("with tags %q, without %q", got, untagged)
	}
}
