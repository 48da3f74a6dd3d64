package table

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// rows gives one line a row or error.
func rows(t *testing.T, in string, most int) string {
	t.Helper()
	r, err := New(strings.NewReader(in), most)
	if err != nil {
		return "! " + err.Error() + "\n"
	}
	var b strings.Builder
	for n := 0; ; n++ {
		row, err := r.Next()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			fmt.Fprintf(&b, "! %v\n", err)
		} else {
			fmt.Fprintf(&b, "%d %q %q %q %q\n", row.Line, row.Get(Text), row.Get(Title), row.Get(URL), row.Get(Outlet))
		}
		if n > 100 {
			t.Fatal("no end")
		}
	}
}

func TestTables(t *testing.T) {
	tests := []struct{ why, in, want string }{
		{"plain", "text,title,url\nIt burnt.,Fire,https://a.example/1\nIt fell.,Fall,\n",
			"2 \"It burnt.\" \"Fire\" \"https://a.example/1\" \"\"\n3 \"It fell.\" \"Fall\" \"\" \"\"\n"},
		{"names in other words, other columns passed over", "#;Headline;Full Text;Source;Score\n1;Fire;It burnt;Bay Times;.7",
			"2 \"It burnt\" \"Fire\" \"\" \"Bay Times\"\n"},
		{"tabs", "id\ttext\n7\tIt burnt, they said; all of it.\n", "2 \"It burnt, they said; all of it.\" \"\" \"\" \"\"\n"},
		{"lines and marks in quotation marks", "title,text\n\"Fire, again\",\"It \"\"burnt\"\".\r\n\r\nAll of it.\"\nTwo,\"x\"\r\n",
			"2 \"It \\\"burnt\\\".\\r\\n\\r\\nAll of it.\" \"Fire, again\" \"\" \"\"\n5 \"x\" \"Two\" \"\" \"\"\n"},
		{"a byte order mark", "\uFEFFtext,title\nIt burnt.,Fire", "2 \"It burnt.\" \"Fire\" \"\" \"\"\n"},
		{"UTF-16", "\xff\xfet\x00e\x00x\x00t\x00\t\x00u\x00r\x00l\x00\n\x00\xe9\x00\t\x00b\x00", "2 \"é\" \"\" \"b\" \"\"\n"},
		{"empty lines", "\n\ntext,title\n\nA,B\n\n", "5 \"A\" \"B\" \"\" \"\"\n"},
		{"a mark that is a letter", "text,title\nIt is 5\" wide,\"A\"b\n", "2 \"It is 5\\\" wide\" \"Ab\" \"\" \"\"\n"},
		{"too many fields", "text,title\nIt burnt, they said, down,Fire\nA,B\n",
			"! line 2: has 4 fields, the first row 2: put quotation marks around fields\n3 \"A\" \"B\" \"\" \"\"\n"},
		{"empty fields too many", "text,title\nA,B,,\n", "2 \"A\" \"B\" \"\" \"\"\n"},
		{"too few fields", "title,text\nA\n", "2 \"\" \"A\" \"\" \"\"\n"},
		{"a mark that is never closed", "title,text\nA,\"B\nC,D\nE,F", "! line 2: its quotation mark is never closed: close it\n3 \"D\" \"C\" \"\" \"\"\n4 \"F\" \"E\" \"\" \"\"\n"},
		{"two columns of one field", "content,text\nA,B\n", "2 \"B\" \"\" \"\" \"\"\n"},
		{"addresses alone", "url\nhttps://a.example/\n", "2 \"\" \"\" \"https://a.example/\" \"\"\n"},
		{"no known column", "a,b\nc,d\n", "! has no column \"text\": name the columns in its first row, as in text,title,url,outlet,published\n"},
		{"nothing", " \n\n", "! is empty\n"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			if got := rows(t, test.in, 1000); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestLongRows(t *testing.T) {
	long := strings.Repeat("x", 200)
	want := "! line 2: is too long for one article: split it\n3 \"A\" \"\" \"\" \"\"\n"
	if got := rows(t, "text\n"+long+"\nA\n", 100); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	want = "! line 2: its quotation mark is never closed: close it\n3 \"A\" \"\" \"\" \"\"\n! line 4: is too long for one article: split it\n"
	if got := rows(t, "text\n\"open\nA\n"+long+"\n", 100); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestUnclosedEverywhere: lines each of which opens a quotation mark that the next ones
// leave open cost no more than some readings of the longest row.
func TestUnclosedEverywhere(t *testing.T) {
	const lines, most = 5000, 700
	r, err := New(strings.NewReader("text,title\n"+strings.Repeat("x\",\",\n", lines)), most)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n++ {
		_, err := r.Next()
		if _, ok := err.(*Broken); ok && n <= mostAgain {
			continue
		}
		if err != ErrGivenUp {
			t.Errorf("after %d rows %v", n, err)
		}
		return
	}
}

func TestHeads(t *testing.T) {
	for head, want := range map[string]bool{
		"text,title,url": true, "id;text": true, "Headline\tBody\tDate": true,
		"The text, and its title, were lost.": false, "text": false, "title,url": false, "": false,
		"Text, they said": false, "one,two,three,four,five,text,title": false,
	} {
		if IsHead([]byte(head)) != want {
			t.Errorf("%q: got %v", head, !want)
		}
	}
}

func FuzzTable(f *testing.F) {
	f.Add("text,title\nA,\"B\"\"\n\nC\"\nD,\"E")
	f.Add("\xff\xfet\x00e\x00x\x00t\x00\n\x00")
	f.Fuzz(func(t *testing.T, in string) {
		r, err := New(strings.NewReader(in), 64)
		if err != nil {
			return
		}
		line, size := 0, 0
		for n := 0; ; n++ {
			row, err := r.Next()
			if err == io.EOF {
				break
			}
			at := row.Line
			if broken, ok := err.(*Broken); ok {
				at = broken.Line
			} else if err != nil {
				return
			}
			if at <= line {
				t.Fatalf("line %d after line %d", at, line)
			}
			line = at
			size += len(row.Get(Text)) + len(row.Get(Title))
			if size > 3*len(in) { // a byte of UTF-16 may need more in UTF-8
				t.Fatalf("%d bytes of %d", size, len(in))
			}
		}
	})
}
