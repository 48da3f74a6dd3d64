package ingest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const page = "<!DOCTYPE html><html><head><title>Ferry late</title></head><body><p>The ferry was late.</p></body></html>"

// write makes a folder of files, by name and content.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read collects what Read gives, one line a document or error, dir left out of it.
func read(dir string, opts Options, paths ...string) []string {
	var lines []string
	for raw, err := range Read(context.Background(), paths, opts) {
		line := ""
		if err != nil {
			line = fmt.Sprintf("! %s", err)
		} else {
			line = fmt.Sprintf("%s %s %q", raw.File, raw.Format, raw.Bytes)
			for _, told := range []string{raw.ID, raw.Outlet, raw.Published, raw.Title, raw.URL} {
				if told != "" {
					line += " " + told
				}
			}
		}
		if dir != "" {
			line = strings.ReplaceAll(line, dir+string(filepath.Separator), "")
		}
		lines = append(lines, line)
	}
	return lines
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func zipped(content string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(content))
	z.Close()
	return b.String()
}

func zstandard(t *testing.T, content string) string {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(z.EncodeAll([]byte(content), nil))
}

func TestFolder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt":       "The pier burnt down.",
		"a.html":      page,
		"c.jsonl":     `{"id":7,"text":"The bell rang.","url":"https://one.example/7"}` + "\n\n" + `{"id":"x","outlet":"Bay Times","text":"It rang twice."}`,
		"d.TXT.gz":    zipped("The mill stands."),
		"e.txt.zst":   zstandard(t, "The weir broke."),
		"notes.md":    "passed over",
		".hidden.txt": "passed over",
		"deep/f.txt":  "not entered",
		"meta.json": `[{"file":"./b.txt","outlet":"Coast Daily","published":"2031-02-03","url":"https://coast.example/1"},
			{"file":"b.txt","outlet":"second entry"},{"file":"c.jsonl","outlet":"Hill Post","url":"not for records"}]`,
	})
	expect(t, read(dir, Options{}, dir),
		fmt.Sprintf("a.html html %q", page),
		`b.txt text "The pier burnt down." Coast Daily 2031-02-03 https://coast.example/1`,
		`c.jsonl record "The bell rang." 7 Hill Post https://one.example/7`,
		`c.jsonl record "It rang twice." x Bay Times`,
		`d.TXT.gz text "The mill stands."`,
		`e.txt.zst text "The weir broke."`)

	one := filepath.Join(dir, "b.txt")
	expect(t, read(dir, Options{}, one, filepath.Join(dir, "deep", "..", "b.txt"), one),
		`b.txt text "The pier burnt down." Coast Daily 2031-02-03 https://coast.example/1`)
	expect(t, read(dir, Options{}, filepath.Join(dir, "notes.md")), `notes.md text "passed over"`)
}

func TestRefusals(t *testing.T) {
	dir := write(t, map[string]string{
		"empty.txt":     " \n\t",
		"bom.txt":       "\uFEFF\n",
		"picture.txt":   "\x89PNG\r\n\x1a\n0000",
		"zeros.txt":     "The\x00 pier",
		"wide.txt":      "\xff\xfeT\x00h\x00e\x00",
		"long.txt":      strings.Repeat("a", 101),
		"bomb.txt.gz":   zipped(strings.Repeat("a", 4<<20)),
		"cut.txt.gz":    zipped("The mill stands, and so on and on.")[:30],
		"good.txt":      "The pier stands.",
		"records.jsonl": "{\"text\":\"One.\"}\nnonsense\n{\"id\":\"no text\"}\n[]\n{\"text\":5}\n{\"text\":\"On\n{\"text\":\"" + strings.Repeat("x", 200) + "\"}\n{\"text\":\"Two.\"}",
		"blank.jsonl":   "\n\n",
		"sub/deep.txt":  "Deep.",
		"none/x.csv":    "a,b",
		"bad/meta.json": `{"file":"a.txt"}`,
		"bad/a.txt":     "The weir holds.",
		"gone/meta.json": "\uFEFF" + `[{"file":"a.txt","outlet":"Hill Post"},
			{"file":"b.txt","outlet":"Hill Post"}]`,
		"gone/a.txt": "The weir holds.",
	})
	in := func(name string) string { return filepath.Join(dir, name) }
	small := Options{Limits: Limits{File: 100, Line: 100}}
	tests := []struct {
		why  string
		opts Options
		path string
		want []string
	}{
		{"nothing there", Options{}, "nowhere.txt", []string{"! read nowhere.txt: there is no such file or folder: check the path"}},
		{"white space is empty", Options{}, "empty.txt", []string{"! read empty.txt: is empty: give a file that holds an article"}},
		{"a byte order mark alone is empty", Options{}, "bom.txt", []string{"! read bom.txt: is empty: give a file that holds an article"}},
		{"a picture by another name", Options{}, "picture.txt", []string{"! read picture.txt: is a picture, not text: give the article as .txt, .html or .jsonl in UTF-8"}},
		{"zero bytes", Options{}, "zeros.txt", []string{"! read zeros.txt: is binary, not text: give the article as .txt, .html or .jsonl in UTF-8"}},
		{"UTF-16", Options{}, "wide.txt", []string{"! read wide.txt: is in UTF-16, not text: give the article as .txt, .html or .jsonl in UTF-8"}},
		{"too long", small, "long.txt", []string{"! read long.txt: is larger than 100 bytes, too large for one article: split it"}},
		{"a bomb", Options{}, "bomb.txt.gz", []string{"! read bomb.txt.gz: unpacks to more than 200 times its size: unpack it yourself if it is meant"}},
		{"cut off", Options{}, "cut.txt.gz", []string{"! read cut.txt.gz: breaks off or is damaged: unexpected EOF"}},
		{"broken lines", small, "records.jsonl", []string{
			`records.jsonl record "One."`,
			"! read records.jsonl line 2: is no JSON object of an article: at byte 2: invalid character 'o' in literal null (expecting 'u')",
			`! read records.jsonl line 3: has no "text": give the article's words there`,
			"! read records.jsonl line 4: is no JSON object of an article: it is an array",
			`! read records.jsonl line 5: is no JSON object of an article: its "text" is a number: put quotation marks around it`,
			"! read records.jsonl line 6: is no JSON object of an article: it breaks off",
			"! read records.jsonl line 7: is too long for one article: split it",
			`records.jsonl record "Two."`}},
		{"no lines", Options{}, "blank.jsonl", []string{`! read blank.jsonl: is empty: give one JSON object a line with "text"`}},
		{"no articles in a folder", Options{}, "none", []string{"! read none: holds no .txt, .html or .jsonl file"}},
		{"a broken meta.json", Options{}, "bad", []string{
			`! read bad/meta.json: is not a list of {"file","outlet","published","url"}, so outlets and dates are missing: mend it (it is an object)`,
			`bad/a.txt text "The weir holds."`}},
		{"meta.json tells of a file that is gone", Options{}, "gone", []string{
			`gone/a.txt text "The weir holds." Hill Post`,
			`! read gone/meta.json: it tells of "b.txt", which is not in the folder: mend the name or take the entry out`}},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			got := read(dir, test.opts, in(test.path), in("good.txt"))
			expect(t, got, append(test.want, `good.txt text "The pier stands."`)...)
		})
	}
	for _, address := range []string{"www.bay.example", "bay.example/ferry"} {
		expect(t, read("", Options{}, address),
			"! read "+address+": there is no such file or folder: check the path, or give the address with https:// before it")
	}
	for _, path := range []string{"nowhere/ferry.html", "../nowhere/a.txt", "ferry.htm"} {
		expect(t, read("", Options{}, path), "! read "+path+": there is no such file or folder: check the path")
	}
	t.Run("subfolders are not entered", func(t *testing.T) {
		outer := write(t, map[string]string{"story/a.txt": "The weir holds."})
		expect(t, read(outer, Options{}, outer),
			"! read "+outer+": holds no .txt, .html or .jsonl file, and its subfolders are not entered: give those that hold the story")
	})
}

func TestRefusalKinds(t *testing.T) {
	for _, err := range Read(context.Background(), []string{filepath.Join(t.TempDir(), "nowhere")}, Options{}) {
		if gainsay.KindOf(err) != gainsay.NotFound {
			t.Errorf("a missing file gives %v, want NotFound", gainsay.KindOf(err))
		}
	}
	for _, err := range Read(context.Background(), []string{"-"}, Options{}) {
		if gainsay.KindOf(err) != gainsay.Invalid {
			t.Errorf("no standard input gives %v, want Invalid", gainsay.KindOf(err))
		}
	}
}

func TestStandardInput(t *testing.T) {
	tests := []struct{ why, in, want string }{
		{"a text", "Fire at the pier\n\nIt burnt.", `- text "Fire at the pier\n\nIt burnt."`},
		{"a page", "\n " + page, fmt.Sprintf("- html %q", "\n "+page)},
		{"a record", ` { "text": "It burnt." }`, `- record "It burnt."`},
		{"a text that begins with a brace", "{sic} he wrote.", `- text "{sic} he wrote."`},
		{"a text that begins with an angle", "<sigh> he wrote.", `- text "<sigh> he wrote."`},
		{"compressed", zipped(`{"text":"It burnt."}`), `- record "It burnt."`},
		{"a record behind a byte order mark", "\uFEFF" + `{"text":"It burnt."}`, `- record "It burnt."`},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			expect(t, read("", Options{Stdin: strings.NewReader(test.in)}, "-", "-"), test.want)
		})
	}
}

func TestRecordsAreEchoed(t *testing.T) {
	line := `{"id":" é\u00e9 ","text":"  caf\u00e9\r\n\u201cno\u201d\t"}`
	expect(t, read("", Options{Stdin: strings.NewReader(line)}, "-"), `- record "  café\r\n“no”\t"  éé `)
}

func TestAFileOfSomethingElseIsOneMistake(t *testing.T) {
	dir := write(t, map[string]string{"log.jsonl": strings.Repeat("12:00 started\n", 1000)})
	got := read(dir, Options{}, filepath.Join(dir, "log.jsonl"))
	if len(got) != maxBroken+1 {
		t.Errorf("got %d errors, want %d", len(got), maxBroken+1)
	}
}

func TestContextEnds(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "One.", "b.txt": "Two."})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var got []error
	for _, err := range Read(ctx, []string{dir}, Options{}) {
		got = append(got, err)
		cancel()
	}
	if len(got) != 2 || got[0] != nil || got[1] != context.Canceled {
		t.Errorf("got %v, want a document and then the context's error", got)
	}
}

func TestConsumerMayStop(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "One.", "b.txt": "Two.", "c.jsonl": `{"text":"Three."}`})
	n := 0
	for range Read(context.Background(), []string{dir, "nowhere"}, Options{}) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("got %d documents after a break", n)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("Fire at the pier"))
	f.Add([]byte(page))
	f.Add([]byte(`{"id":1,"text":"a"}` + "\n{"))
	f.Add([]byte(zipped("Fire")))
	f.Fuzz(func(t *testing.T, in []byte) {
		opts := Options{Stdin: bytes.NewReader(in), Limits: Limits{File: 1 << 16, Line: 1 << 12}}
		for raw, err := range Read(context.Background(), []string{"-"}, opts) {
			if (err == nil) != (len(raw.Bytes) > 0) {
				t.Fatalf("a document and an error, or neither: %q %v", raw.Bytes, err)
			}
			if len(raw.Bytes) > 1<<16 {
				t.Fatalf("%d bytes pass the cap", len(raw.Bytes))
			}
		}
	})
}
