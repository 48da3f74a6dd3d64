package dateparser

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"2031-02-03", "2031-02-03"},
		{"3  February 2031", "2031-02-03"},
		{"Feb 3, 2031", "2031-02-03"},
		{"2031-02-03T10:00:00+02:00", "2031-02-03"},
		{"03.02.2031", "2031-02-03"},
		{"2/3/2031", ""},
		{"February 2031", ""},
		{"on 3 February 2031", ""},
		{"", ""},
	} {
		got, err := (&Parser{}).Parse(nil, test.in)
		if (err == nil) != (test.want != "") || err == nil && got.Time.Format(time.DateOnly) != test.want {
			t.Errorf("Parse(%q) = %v, %v, want %q", test.in, got, err, test.want)
		}
	}
}
