package ledger

import (
	"testing"

	"gainsay"
)

func TestAddress(t *testing.T) {
	for _, test := range []struct{ given, want string }{
		{"http://Wire.example:80/a/B?x=1&utm_source=feed&y=#top", "https://wire.example/a/B?x=1&y="},
		{"https://wire.example.", "https://wire.example/"},
		{" https://wire.example:8443/?fbclid=7 ", "https://wire.example:8443/"},
		{"https://[2001:DB8::1]:443/a%2Fb", "https://[2001:db8::1]/a%2Fb"},
		{"HTTPS://user@wire.example/ü", "https://wire.example/%C3%BC"},
		{"ftp://wire.example/a", ""},
		{"file:///etc/passwd", ""},
		{"wire.example/a", ""},
		{"https:///a", ""},
		{"https://wire.example/%zz", ""},
		{"a1b2", ""},
		{"", ""},
	} {
		got := Address(test.given)
		if got != test.want {
			t.Errorf("%q is at %q, want %q", test.given, got, test.want)
		}
		if Address(got) != got {
			t.Errorf("%q is at %q when asked again", got, Address(got))
		}
	}
}

func TestAddressOf(t *testing.T) {
	for _, test := range []struct{ id, url, canonical, want string }{
		{"", "https://wire.example/1?page=2", "https://wire.example/1", "https://wire.example/1"},
		{"", "https://amp.wire.example/1", "http://www.wire.example/1", "https://www.wire.example/1"},
		{"", "https://wire.example/1", "", "https://wire.example/1"},
		{"", "", "https://wire.example/1", "https://wire.example/1"},
		{"", "https://wire.example/1", "https://wire.example/", "https://wire.example/1"},
		{"", "https://post.example/1", "https://wire.example/1", "https://post.example/1"},
		{"", "https://wire.example/1", "/1", "https://wire.example/1"},
		{"", "https://wire.example/", "https://wire.example", ""}, // every record of an export may have it
		{"", "https://wire.example/?story=1", "", "https://wire.example/?story=1"},
		{"n 7", "https://wire.example/releases", "", "https://wire.example/releases#n%207"},
		{"n7", "", "", ""},
		{"urn:north:7", "", "", "urn:north:7"}, // an agency's message
		{"TAG:north.example,2031:7", "", "", "TAG:north.example,2031:7"},
		{"urn:", "", "", ""},
		{"urn:north:7", "https://wire.example/7", "", "https://wire.example/7#urn:north:7"},
	} {
		a := gainsay.Article{ID: test.id, Hash: gainsay.Hash("Alpha."), URL: test.url, Canonical: test.canonical}
		if a.ID == "" {
			a.ID = a.Hash[:12] // as extraction makes it
		}
		if got := AddressOf(&a); got != test.want {
			t.Errorf("%q at %q that calls itself %q is at %q, want %q", test.id, test.url, test.canonical, got, test.want)
		}
	}
}

func TestWithdrawnOf(t *testing.T) {
	for _, test := range []struct {
		published, at string
		want          bool
	}{
		{"2031-03-04T10:00:00Z", "2031-03-04T12:00:00+01:00", true},
		{"2031-03-04T11:00:00Z", "2031-03-04T12:00:00+01:00", true},
		{"2031-03-04T11:30:00Z", "2031-03-04T12:00:00+01:00", false},
		{"2031-03-04", "2031-03-03T12:00:00Z", true}, // a day alone may have begun before in the east
		{"2031-03-05", "2031-03-03T12:00:00Z", false},
		{"2031-03-04T11:30:00Z", "2031-03-03", true}, // or end after in the west
		{"2031-03-04T12:30:00Z", "2031-03-03", false},
		{"2031-03-04", "2031-03-04", true},
		{"2031-03-09", "2031-03-04", false},
		{"", "2031-03-03T12:00:00Z", true},
		{"2031-03-04T11:30:00Z", "", true},
	} {
		a := gainsay.Article{Published: test.published}
		if got := Withdrawn(&a, gainsay.Withdrawal{At: test.at}); got != test.want {
			t.Errorf("what was published %q and withdrawn %q: %v", test.published, test.at, got)
		}
	}
}

// FuzzAddress: an address is at itself.
func FuzzAddress(f *testing.F) {
	f.Add("http://wire.example:80/a b?x=%zz&utm_=1;y#z")
	f.Fuzz(func(t *testing.T, s string) {
		if a := Address(s); Address(a) != a {
			t.Errorf("%q is at %q, and that at %q", s, a, Address(a))
		}
	})
}

func TestLater(t *testing.T) {
	order := []string{"2031-03-03T12:00:00Z", "2031-03-04T12:00:00+01:00", "2031-03-04", ""} // each later than those before
	for i, one := range order {
		for j, other := range order {
			if got := Later(gainsay.Withdrawal{At: one}, gainsay.Withdrawal{At: other}); got != (i > j) {
				t.Errorf("%q is later than %q: %v", one, other, got)
			}
		}
	}
}

func TestMoment(t *testing.T) {
	for _, test := range []struct{ given, want string }{
		{"2031-05-04T12:30:00+02:00", "2031-05-04T10:30:00Z"},
		{"2031-05-04T10:30:00.25Z", "2031-05-04T10:30:00Z"},
		{"2031-05-04", ""},
		{"yesterday", ""},
		{"", ""},
	} {
		if got := Moment(test.given); got != test.want {
			t.Errorf("%q is %q, want %q", test.given, got, test.want)
		}
	}
}
