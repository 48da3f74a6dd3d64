package refer

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/names"
	"gainsay/internal/language/parse"
	"gainsay/internal/language/tokens"
	"gainsay/internal/world"
)

// A reader makes the Doc of a text with trees, names, roles, actors and mentions.
type reader struct {
	trees *parse.Analyser
	names *names.Tagger
	refer *Resolver
}

func open(t testing.TB) reader {
	t.Helper()
	trees, err := parse.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := names.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	resolver, err := Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return reader{trees, tagger, resolver}
}

func (r reader) read(text, day string) *doc.Doc {
	d := &doc.Doc{Article: &gainsay.Article{Text: text, Published: day}}
	d.Tokens, d.Sentences = tokens.Split(text)
	r.trees.Analyse(text, d.Tokens, d.Sentences)
	d.Parsed = true
	d.Names = r.names.Find(d)
	d.Roles, d.Actors, d.Mentions = r.refer.Resolve(d)
	return d
}

// TestPassages checks every line of testdata/passages.txt.
func TestPassages(t *testing.T) {
	b, err := os.ReadFile("testdata/passages.txt")
	if err != nil {
		t.Fatal(err)
	}
	r, passages := open(t), 0
	for _, block := range strings.Split(string(b), "\n\n") {
		if strings.HasPrefix(block, "#") {
			continue
		}
		lines := strings.Split(strings.TrimSpace(block), "\n")
		passages++
		d := r.read(lines[0], "2025-03-05")
		for _, line := range lines[1:] {
			rest, known := strings.CutPrefix(line, "~ ")
			wrong := check(d, rest)
			switch {
			case wrong != "" && !known:
				t.Errorf("%s\n    %s: %s", lines[0], rest, wrong)
			case wrong == "" && known:
				t.Errorf("%s\n    %s: holds now, take the ~ away", lines[0], rest)
			}
		}
	}
	if passages < 150 {
		t.Errorf("%d passages, want at least 150", passages)
	}
}

// check is what is wrong with one line about d, "" when it holds.
func check(d *doc.Doc, line string) string {
	verb, rest, _ := strings.Cut(line, " ")
	switch verb {
	case "name":
		kind, text, _ := strings.Cut(rest, " ")
		return checkName(d, kind, text)
	case "no":
		if rest == "role" {
			return found(len(d.Roles) > 0, d.Roles)
		}
		text := strings.TrimPrefix(rest, "name ")
		return found(checkName(d, "", text) == "", namesOf(d))
	case "role":
		return checkRole(d, rest)
	case "means", "not", "unknown":
		words, actor, _ := strings.Cut(rest, " = ")
		return checkMeans(d, verb, words, actor)
	case "for", "kind":
		name, want, _ := strings.Cut(rest, " = ")
		for _, a := range d.Actors {
			if a.Name == name && (verb == "for" && a.SpeaksFor == want || verb == "kind" && string(a.Kind) == want) {
				return ""
			}
		}
		return fmt.Sprint("the actors are ", actorsOf(d))
	case "actors":
		if n, _ := strconv.Atoi(rest); n != len(d.Actors) {
			return fmt.Sprint("the actors are ", actorsOf(d))
		}
		return ""
	}
	return "no such check"
}

func found(bad bool, what any) string {
	if bad {
		return fmt.Sprintf("found %v", what)
	}
	return ""
}

func checkName(d *doc.Doc, kind, text string) string {
	for _, n := range d.Names {
		if d.SpanOf(int(n.First), int(n.Last)).In(d.Text()) == text && (kind == "" || string(n.Kind) == kind) {
			return ""
		}
	}
	return "the names are " + namesOf(d)
}

func checkRole(d *doc.Doc, want string) string {
	f := strings.Split(want, "|")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	for _, r := range d.Roles {
		if r.Role.Title == f[0] && r.Role.Of == f[1] && r.Role.Name.In(d.Text()) == f[2] && string(r.Role.Status) == f[3] {
			return ""
		}
	}
	var all []string
	for _, r := range d.Roles {
		all = append(all, fmt.Sprintf("%s | %s | %s | %s", r.Role.Title, r.Role.Of, r.Role.Name.In(d.Text()), r.Role.Status))
	}
	return "the roles are " + strings.Join(all, "; ")
}

func checkMeans(d *doc.Doc, verb, words, actor string) string {
	words, nth, _ := strings.Cut(words, "#")
	n, _ := strconv.Atoi(nth)
	for _, m := range d.Mentions {
		if m.Span.In(d.Text()) != words {
			continue
		}
		if n > 1 {
			n--
			continue
		}
		if verb == "unknown" {
			return found(m.Actor >= 0 || m.Unknown == "", actorName(d, m))
		}
		if (actorName(d, m) == actor) == (verb == "means") {
			return ""
		}
		return "it means " + actorName(d, m)
	}
	if verb == "not" {
		return ""
	}
	return "no such mention"
}

func actorName(d *doc.Doc, m gainsay.Mention) string {
	if m.Actor < 0 {
		return "nobody: " + m.Unknown
	}
	return d.Actors[m.Actor].Name
}

func namesOf(d *doc.Doc) string {
	var all []string
	for _, n := range d.Names {
		all = append(all, d.SpanOf(int(n.First), int(n.Last)).In(d.Text())+" ("+string(n.Kind)+")")
	}
	return strings.Join(all, ", ")
}

func actorsOf(d *doc.Doc) string {
	var all []string
	for _, a := range d.Actors {
		all = append(all, fmt.Sprintf("%s (%s, for %q)", a.Name, a.Kind, a.SpeaksFor))
	}
	return strings.Join(all, ", ")
}

// TestFurniture holds that what stands in furniture makes no actor.
func TestFurniture(t *testing.T) {
	text := "Anna Berg spoke. Photo: Karl Ott"
	d := &doc.Doc{Article: &gainsay.Article{Text: text, Furniture: []gainsay.Furniture{{Span: gainsay.Span{Start: 17, End: len(text)}, Kind: gainsay.Caption}}}}
	d.Tokens, d.Sentences = tokens.Split(text)
	r := open(t)
	d.Names = r.names.Find(d)
	_, d.Actors, d.Mentions = r.refer.Resolve(d)
	if len(d.Actors) != 1 || d.Actors[0].Name != "Anna Berg" || len(d.Mentions) != 1 {
		t.Errorf("actors %v, mentions %v", actorsOf(d), d.Mentions)
	}
}

// FuzzResolve: whatever the text, mentions stand in order on tokens, name an
// actor that there is or say why not, and every actor has a name and a mention.
func FuzzResolve(f *testing.F) {
	f.Add("Kremlin spokesman Oleg Tarasov said he, the spokesman, was \"sure\". They who had its U.S. President-elect")
	f.Add("the the of of's 's - - General General of of the for her his")
	f.Add("\xff’s Ümit Özdağ’s spokes\u00a0man “ ” Ǆ")
	r := open(f)
	f.Fuzz(func(t *testing.T, text string) {
		d := r.read(strings.ToValidUTF8(text, "\uFFFD"), "2025-03-05")
		seen := make([]bool, len(d.Actors))
		last := gainsay.Span{}
		for _, m := range d.Mentions {
			if m.Span.Empty() || m.Span.In(d.Text()) == "" || m.Span.Start < last.Start {
				t.Fatalf("mention %v after %v", m.Span, last)
			}
			last = m.Span
			if m.Actor >= len(d.Actors) || m.Actor < 0 && m.Unknown == "" || m.Actor >= 0 && m.Unknown != "" {
				t.Fatalf("mention %+v of %d actors", m, len(d.Actors))
			}
			if m.Actor >= 0 {
				seen[m.Actor] = true
			}
		}
		for i, a := range d.Actors {
			if a.Name == "" || !seen[i] {
				t.Fatalf("actor %+v, mentioned %v", a, seen[i])
			}
		}
		for _, r := range d.Roles {
			if r.Role.Title == "" || r.Role.Span.Empty() || r.Name >= int32(len(d.Names)) {
				t.Fatalf("role %+v", r)
			}
		}
		_ = world.Fold(text)
	})
}
