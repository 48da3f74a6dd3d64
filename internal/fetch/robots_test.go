package fetch

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	tests := []struct {
		why, text    string
		open, closed string // paths, parted by spaces
		delay        time.Duration
	}{
		{"empty", "", "/ /a", "", 0},
		{"no robots.txt but a page", "<!doctype html><html><head><title>Not found: nothing</title>", "/ /a", "", 0},
		{"everything", "User-agent: *\nDisallow: /", "/robots.txt", "/ /a /a?b", 0},
		{"nothing", "User-agent: *\nDisallow:", "/ /a", "", 0},
		{"for others", "User-agent: otherbot\nDisallow: /", "/ /a", "", 0},
		{"a shorter name is another's", "User-agent: gain\nDisallow: /\n\nUser-agent: gainsayer\nDisallow: /", "/ /a", "", 0},
		{"own name, capitals and version", "User-agent: GainSay/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/ /b", "/a /ab", 0},
		{"own groups are one", "User-agent: gainsay\nDisallow: /a\nUser-agent: *\nDisallow: /\nUser-agent: gainsay\nDisallow: /b", "/ /c", "/a /b", 0},
		{"own group without rules", "User-agent: *\nDisallow: /\n\nUser-agent: gainsay\n", "/ /a", "", 0},
		{"several names, one group", "User-agent: x\nUser-agent: gainsay\nUser-agent: y\nDisallow: /a", "/", "/a", 0},
		{"a site map between names", "User-agent: gainsay\nSitemap: http://a.example/s.xml\nUser-agent: y\nDisallow: /a", "/", "/a", 0},
		{"the longest decides", "User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /news/open/not", "/ /new /news/open /news/open/a", "/news /newspaper /news/a /news/open/not/b", 0},
		{"as long: allowed", "User-agent: *\nDisallow: /a\nAllow: /a", "/a", "", 0},
		{"an asterisk", "User-agent: *\nDisallow: /*/print\nDisallow: /*.pdf$\nDisallow: *private", "/print /a.pdf?x /a.pdfs", "/a/print /a/b/printed /a.pdf /x.pdf.pdf /a/private /private", 0},
		{"not in the middle", "User-agent: *\nDisallow: /private*x", "/a/privatex", "/privatex /private/ax", 0},
		{"asterisks and an end", "User-agent: *\nDisallow: /a*b*c$", "/abcd /a /bc /ab", "/abc /abcabc /axbxc", 0},
		{"pieces do not overlap", "User-agent: *\nDisallow: /ab*ba$", "/aba", "/abba /ab-ba", 0},
		{"a dollar alone", "User-agent: *\nDisallow: /$\nDisallow: /a$b", "/a /a$c /index", "/ /a$b", 0},
		{"escapes", "User-agent: *\nDisallow: /a%3cd\nDisallow: /%7ejoe\nDisallow: /caf\u00e9\nDisallow: /x%2Fy\nDisallow: /star%2A", "/x/y /starboard", "/a%3Cd /a%3cd.html /~joe/ /%7Ejoe /caf%C3%A9 /caf%c3%a9/b /x%2fy /star*", 0},
		{"a broken escape", "User-agent: *\nDisallow: /a%\nDisallow: /b%zz", "/ /a /b", "", 0},
		{"a query", "User-agent: *\nDisallow: /*?\nAllow: /s?", "/a /s?a=1", "/a?b /?b", 0},
		{"no slash", "User-agent: *\nDisallow: secret", "/", "/secret /secrets", 0},
		{"comments and odd spaces", "\uFEFF# all\r\n user-agent :  * # us\r\r\n\tDisallow\t:\t/a # not that\n", "/ /b", "/a", 0},
		{"line ends of old machines", "User-agent: *\rDisallow: /a\rDisallow: /b", "/", "/a /b", 0},
		{"bad lines say nothing", "Disallow: /z\nUser-agent: *\nCrawl-delay: soon\nnonsense\nNoindex: /c\n: /d\nDisallow: /a\nDisallow /b", "/z /b /c /d", "/a", 0},
		{"useragent", "Useragent: gainsay\nDisallow: /a", "/", "/a", 0},
		{"a rule of no name", "User-agent:\nDisallow: /", "/ /a", "", 0},
		{"a pause", "User-agent: *\nCrawl-delay: 2.5\nDisallow: /a", "/", "/a", 2500 * time.Millisecond},
		{"a pause of another's", "User-agent: x\nCrawl-delay: 10\n\nUser-agent: *\nDisallow: /a", "/", "/a", 0},
		{"a pause before another's rules", "User-agent: gainsay\nCrawl-delay: 7\nUser-agent: x\nDisallow: /", "/ /a", "", 7 * time.Second},
		{"a pause without end", "User-agent: *\nCrawl-delay: 1e300", "/", "", 24 * time.Hour},
		{"a pause beyond numbers", "User-agent: *\nCrawl-delay: 1e999", "/", "", 24 * time.Hour},
		{"a pause of no number", "User-agent: *\nCrawl-delay: NaN\nCrawl-delay: -3\nCrawl-delay: -Inf", "/", "", 0},
		{"too long: the first part counts", "User-agent: *\nDisallow: /a\n" + strings.Repeat("# filling\n", maxRobots/10) + "Disallow: /b", "/ /b", "/a", 0},
		{"cut in a rule", "User-agent: *\nAllow: /\nDisallow: /" + strings.Repeat("a", maxRobots), "/ /a", "", 0},
		{"one line without end", "User-agent: *" + strings.Repeat(" ", maxRobots), "/ /a", "", 0},
		{"bytes that are no text", "User-agent: *\nDisallow: /\xff\xfe\x00\n", "/ /a", "/%FF%FE%00", 0},
		{"UTF-16", "\xff\xfeU\x00s\x00e\x00r\x00", "/", "", 0},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			r := readRobots([]byte(test.text), "gainsay")
			for want, paths := range map[bool]string{true: test.open, false: test.closed} {
				for path := range strings.FieldsSeq(paths) {
					u, err := url.Parse("http://one.example" + path)
					if err != nil {
						t.Fatal(err)
					}
					if got := r.allow(u); got != want {
						t.Errorf("%s: allowed is %v", path, got)
					}
				}
			}
			if r.delay != test.delay {
				t.Errorf("pause of %v, want %v", r.delay, test.delay)
			}
		})
	}
}

// FuzzRobots: a robots.txt is read to the end, /robots.txt itself stays open, a
// path means the same escaped or not, and what all may not, no name is let to by
// the same rules. Its patterns match what a slow reading of RFC 9309 matches.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$", "/a/b")
	f.Add("User-agent: gainsay\nAllow: /\nCrawl-delay: 3", "/%7e?q=*")
	f.Add("/ab*ba$", "/ab-ba")
	f.Add("*?$", "/x?")
	f.Fuzz(func(t *testing.T, text, path string) {
		u := &url.URL{Scheme: "http", Host: "one.example", Path: "/" + path}
		r := readRobots([]byte(text), "gainsay")
		if r.delay < 0 || r.delay > longestRest {
			t.Fatalf("a pause of %v", r.delay)
		}
		again, err := url.Parse(u.String())
		if err != nil {
			t.Skip("net/url does not read back its own words here: there is no second spelling to compare")
		}
		if r.allow(u) != r.allow(again) {
			t.Fatalf("%q means two things", u.Path)
		}
		if !r.allow(&url.URL{Scheme: "http", Host: "one.example", Path: robotsPath}) {
			t.Fatal("/robots.txt is closed")
		}
		if len(text) > 50 || len(path) > 50 {
			return
		}
		rule := newRule(false, text)
		if got, want := rule.matches(normal(path)), slowly(rule.pieces, rule.end, normal(path)); got != want {
			t.Fatalf("%q (%q) matches %q: %v, want %v", text, rule.pieces, normal(path), got, want)
		}
		if n := normal(path); normal(n) != n {
			t.Fatalf("%q is normally %q and that %q", path, n, normal(n))
		}
	})
}

// slowly tries every place that each piece may stand at.
func slowly(pieces []string, end bool, path string) bool {
	reach := []int{0}
	for i, piece := range pieces {
		var next []int
		for at := range len(path) + 1 {
			from := slices.ContainsFunc(reach, func(r int) bool { return r == at || i > 0 && r < at })
			if from && strings.HasPrefix(path[at:], piece) {
				next = append(next, at+len(piece))
			}
		}
		reach = next
	}
	return len(reach) > 0 && (!end || slices.Contains(reach, len(path)))
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2031, 3, 4, 13, 0, 0, 0, time.FixedZone("there", 3600))
	for value, want := range map[string]time.Duration{
		"30": 30 * time.Second, " 7 ": 7 * time.Second, "1.5": 1500 * time.Millisecond, "0": 0, "-3": 0, "": 0, "soon": 0, "NaN": 0,
		"99999999999999999999": 24 * time.Hour, "1e999": 24 * time.Hour, "Inf": 24 * time.Hour,
		"Tue, 04 Mar 2031 12:05:00 GMT": 5 * time.Minute, "Tuesday, 04-Mar-31 12:05:00 GMT": 5 * time.Minute, "Tue Mar  4 12:05:00 2031": 5 * time.Minute,
		"Tue, 04 Mar 2031 11:05:00 GMT": 0, "Tue, 04 Mar 2099 12:05:00 GMT": 24 * time.Hour, "Tue, 99 Mar 2031 12:05:00 GMT": 0,
	} {
		until, ok := retryAfter(value, now)
		if ok != (want > 0) || ok && (until.Sub(now) != want || until.Location() != now.Location()) {
			t.Errorf("%q: %v %v, want %v", value, until, ok, want)
		}
	}
}

func FuzzRetryAfter(f *testing.F) {
	f.Add("30")
	f.Add("Tue, 04 Mar 2031 12:05:00 GMT")
	f.Fuzz(func(t *testing.T, value string) {
		now := time.Date(2031, 3, 4, 12, 0, 0, 0, time.UTC)
		if until, ok := retryAfter(value, now); ok && (!until.After(now) || until.After(now.Add(longestRest))) {
			t.Fatalf("%q: %v", value, until)
		}
	})
}

func TestBackOff(t *testing.T) {
	for failures, want := range map[int]time.Duration{0: 1, 1: 1, 2: 2, 3: 4, 6: 32, 7: 60, 1 << 40: 60} {
		if got := BackOff(failures, time.Second, time.Minute, 0); got != want*time.Second {
			t.Errorf("after %d failures %v, want %ds", failures, got, want)
		}
		if got := BackOff(failures, time.Second, time.Minute, 0.999); got > want*time.Second*51/100 || got < want*time.Second/2 {
			t.Errorf("after %d failures and with chance %v", failures, got)
		}
	}
}

// FuzzAddress: what is let through has a scheme, a host and a port that may be
// asked, no password, and means the same when it is read again.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"http://one.example/a?b#c", "HTTPS://B\u00fccher.example:443/", "http://[::1]:80/", "http://a@b/", "http://1.2.3.4.:8080", "http://_x.example",
		"http://one.example:/", "http://\u2488.example", "http://[::ffff:1.2.3.4%25a]/", "http:/\\a", "//a", "http://a\u3002b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := parse(address)
		if err != nil {
			return
		}
		if u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Hostname() == "" || u.Fragment != "" {
			t.Fatalf("%q gives %#v", address, u)
		}
		again, err := parse(u.String())
		if err != nil || again.String() != u.String() || again.Host != u.Host {
			t.Fatalf("%q gives %q, which gives %v %v", address, u, again, err)
		}
		if strings.ContainsAny(shown(address), "\n\r") || len(shown(address)) > 210 {
			t.Fatalf("%q is shown as %q", address, shown(address))
		}
	})
}
