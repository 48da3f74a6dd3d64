package fetch

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"testing"
)

func TestPrivate(t *testing.T) {
	closed := []string{
		"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1", "127.255.255.254",
		"168.63.129.16", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1",
		"198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::8.8.8.8", "::ffff:0:8.8.8.8",
		"64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1",
		"2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "3fff:fff::1", "4000::1", "5f00::1", "fc00::1", "fd00:ec2::254",
		"fd20:ce::254", "fe80::1", "fe80::1%eth0", "2a00::1%eth0", "fec0::1", "ff02::1", "2a00:1450::5efe:10.0.0.1", "2a00:1450::200:5efe:8.8.8.8",
	}
	open := []string{
		"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0", "168.63.129.15", "169.253.255.255",
		"172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
		"::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111", "2a00:1450:4001::200e", "3ffe::1",
	}
	for _, ip := range closed {
		if private(netip.MustParseAddr(ip)) == "" {
			t.Errorf("%s counts as public", ip)
		}
	}
	for _, ip := range open {
		if what := private(netip.MustParseAddr(ip)); what != "" {
			t.Errorf("%s counts as %s", ip, what)
		}
	}
	if private(netip.Addr{}) == "" {
		t.Error("no address counts as public")
	}
}

func TestAllowed(t *testing.T) {
	g := guard{[]netip.Prefix{netip.MustParsePrefix("10.1.0.0/16"), netip.MustParsePrefix("fd00:1::/32")}}
	for to, want := range map[string]bool{
		"10.1.2.3:5000": true, "10.2.0.1:80": false, "[::ffff:10.1.2.3]:80": true, "[fd00:1::7]:9": true, "[fd00:2::7]:80": false,
		"[fd00:1::7%eth0]:80": false, "[::ffff:10.1.2.3%eth0]:80": false, "8.8.8.8:80": true, "8.8.8.8:443": true, "8.8.8.8:22": false, "8.8.8.8:6379": false, "8.8.8.8:0": false,
	} {
		if got := g.check(netip.MustParseAddrPort(to)) == nil; got != want {
			t.Errorf("%s: %v", to, got)
		}
	}
	for _, bad := range []struct{ network, address string }{{"udp4", "8.8.8.8:80"}, {"tcp", "name.example:80"}, {"tcp", ""}} {
		if g.control(t.Context(), bad.network, bad.address, nil) == nil {
			t.Errorf("%v may be dialled", bad)
		}
	}
}

// TestStep: a redirect from https to http leads to the https address of the same page.
func TestStep(t *testing.T) {
	for _, test := range []struct {
		at, to, want string
		raised       bool
	}{
		{"https://one.example/a", "http://two.example/b", "https://two.example/b", true},
		{"https://one.example/a", "http://two.example:80/b", "https://two.example/b", true},
		{"https://one.example/a", "http://two.example:8080/b", "", false},
		{"http://one.example/a", "http://two.example/b", "http://two.example/b", false},
		{"http://one.example/a", "//two.example/b", "http://two.example/b", false},
		{"https://one.example/a", "../c#d", "https://one.example/c", false},
	} {
		at, err := parse(test.at)
		if err != nil {
			t.Fatal(err)
		}
		w := &chain{at: at}
		err = w.step(&http.Response{StatusCode: 302, Header: http.Header{"Location": {test.to}}})
		if test.want == "" {
			if err == nil {
				t.Errorf("%s leads to %s", test.to, w.at)
			}
			continue
		}
		if err != nil || w.at.String() != test.want || w.raised != test.raised {
			t.Errorf("%s leads to %s, %v", test.to, w.at, err)
		}
	}
}

// TestManyHosts: what is remembered of hosts that owe nothing does not grow for ever.
func TestManyHosts(t *testing.T) {
	c := New(Options{Agent: "gainsay/1", Delay: -1})
	leave, err := c.take(t.Context(), "held.example", &task{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	for i := range 3 * mostHosts {
		name := fmt.Sprintf("%d.example", i)
		done, err := c.take(t.Context(), name, &task{}, 0)
		if err != nil {
			t.Fatal(err)
		}
		done()
		c.site("http://" + name)
	}
	if c.hosts["held.example"] == nil {
		t.Error("a host that is being asked is forgotten: it could be asked twice at once")
	}
	if len(c.hosts) > mostHosts+1 || len(c.sites) > mostHosts {
		t.Errorf("%d hosts and %d sites are remembered", len(c.hosts), len(c.sites))
	}
}

// TestManyRules: what is remembered of robots.txt files does not grow with their rules.
func TestManyRules(t *testing.T) {
	c := New(Options{Agent: "gainsay/1"})
	own := readRobots([]byte("User-agent: *\n"+strings.Repeat("Allow:*\n", 60_000)), "gainsay")
	if own.size() < 60_000*64 {
		t.Errorf("60,000 rules take %d bytes", own.size())
	}
	for i := range 100 {
		c.site(fmt.Sprintf("http://%d.example", i))
		c.remember(own.size())
	}
	if most := mostRules/own.size() + 1; len(c.sites) > most || len(c.sites) == 0 {
		t.Errorf("%d sites of so many rules are remembered, want %d at most", len(c.sites), most)
	}
}

// TestShown: errors print no password, not even of what is no address.
func TestShown(t *testing.T) {
	for address, want := range map[string]string{
		"http://me:secret@one.example/a":  "http://me:xxxxx@one.example/a",
		"http://me:secret@[one/a":         "http://…@[one/a",
		"http://me:sec%zzret@one.example": "http://…@one.example",
		"http://one.example:x/a@b":        "http://one.example:x/a@b",
		"a\nb":                            "a\uFFFDb",
	} {
		if got := shown(address); got != want {
			t.Errorf("%q is shown as %q, want %q", address, got, want)
		}
	}
}
