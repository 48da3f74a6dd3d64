package webtest

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// Names resolves names as the test says, and can change its mind: each lookup of a
// name gets the next of its answers, and the last for good.
type Names struct {
	mu      sync.Mutex
	answers map[string][]string // by name: addresses, several in one answer parted by spaces
	looked  map[string]int
}

// NewNames resolves the names of answers and no other.
func NewNames(answers map[string][]string) *Names {
	return &Names{answers: answers, looked: map[string]int{}}
}

// Resolver asks a name server of this machine that answers by n, until the test ends.
func (n *Names) Resolver(t testing.TB) *net.Resolver {
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go n.serve(server)
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

func (n *Names) serve(server net.PacketConn) {
	buf := make([]byte, 1500)
	for {
		size, from, err := server.ReadFrom(buf)
		if err != nil {
			return // closed: the test is over
		}
		if answer, err := n.answer(buf[:size]); err == nil {
			server.WriteTo(answer, from)
		}
	}
}

func (n *Names) answer(query []byte) ([]byte, error) {
	var m dnsmessage.Message
	if err := m.Unpack(query); err != nil || len(m.Questions) != 1 {
		return nil, err
	}
	q := m.Questions[0]
	name := strings.TrimSuffix(strings.ToLower(q.Name.String()), ".")
	m.Header.Response, m.Header.RecursionAvailable = true, true
	m.Additionals = nil
	found, known := n.look(name, q.Type)
	if !known {
		m.Header.RCode = dnsmessage.RCodeNameError
	}
	for _, ip := range found {
		head := dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}
		switch {
		case ip.Is4() && q.Type == dnsmessage.TypeA:
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: head, Body: &dnsmessage.AResource{A: ip.As4()}})
		case ip.Is6() && q.Type == dnsmessage.TypeAAAA:
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: head, Body: &dnsmessage.AAAAResource{AAAA: ip.As16()}})
		}
	}
	return m.Pack()
}

// look is the next answer for name. The questions for its IPv4 and its IPv6
// addresses are one lookup, which the first kind counts.
func (n *Names) look(name string, kind dnsmessage.Type) ([]netip.Addr, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	answers, known := n.answers[name]
	if !known {
		return nil, false
	}
	turn := name + " " + kind.String()
	answer := answers[min(n.looked[turn], len(answers)-1)]
	n.looked[turn]++
	var all []netip.Addr
	for _, word := range strings.Fields(answer) {
		all = append(all, netip.MustParseAddr(word))
	}
	return all, true
}
