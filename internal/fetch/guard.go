package fetch

import (
	"context"
	"net/netip"
	"strings"
	"syscall"

	"gainsay"
)

// A guard decides what may be dialled.
type guard struct {
	allow []netip.Prefix
}

// control is a net.Dialer's ControlContext. It sees the very address that is about
// to be dialled, after the name was resolved: a name that resolves to one address
// when it is looked at and to another when it is dialled gains nothing by it.
func (g guard) control(_ context.Context, network, address string, _ syscall.RawConn) error {
	if !strings.HasPrefix(network, "tcp") {
		return fail(gainsay.Invalid, "it would be dialled by %s, not by TCP", network)
	}
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return fail(gainsay.Invalid, "%q would be dialled, which is no address", address)
	}
	return g.check(to)
}

// check refuses addresses that are not of the public internet, and ports that the
// web is not served at, save what the allow-list opens.
func (g guard) check(to netip.AddrPort) error {
	ip := to.Addr()
	if ip.Zone() == "" {
		for _, p := range g.allow {
			if p.Contains(ip.Unmap()) || p.Contains(ip) {
				return nil
			}
		}
	}
	if what := private(ip); what != "" {
		return fail(gainsay.Invalid, "it leads to %s, %s: if that is meant, allow it with --allow-net %s", ip, what, narrow(ip))
	}
	if !served(to.Port()) {
		return fail(gainsay.Invalid, "it leads to port %d, where no web is served: if that is meant, allow it with --allow-net %s", to.Port(), narrow(ip))
	}
	return nil
}

// narrow is the network of one address.
func narrow(ip netip.Addr) netip.Prefix {
	ip = ip.Unmap().WithZone("")
	return netip.PrefixFrom(ip, ip.BitLen())
}

// served tells the ports at which the public web is served: the two standard ones
// and their usual seconds. Others belong to other services, which a crafted
// request could talk to.
func served(port uint16) bool {
	switch port {
	case 80, 443, 8000, 8008, 8080, 8081, 8443, 8888:
		return true
	}
	return false
}

// privateName tells names that public name servers do not know: of one word, and
// those set apart by RFC 6761, RFC 6762 and RFC 9476 and for home and company networks.
func privateName(name string) bool {
	i := strings.LastIndexByte(name, '.')
	switch name[i+1:] {
	case "localhost", "local", "internal", "intranet", "lan", "home", "corp", "alt", "onion", "arpa", "test", "invalid":
		return true
	}
	// A last word of figures alone is a way of writing an IPv4 address.
	return i < 0 || strings.Trim(name[i+1:], "0123456789") == "" || strings.HasPrefix(name[i+1:], "0x")
}

// private says what an address is when it is not of the public internet, else "".
//
// IPv4 goes by the registry of special-purpose addresses (RFC 6890 and its
// updates). Of IPv6 only global unicast (2000::/3) is public, without what the
// registry takes out of it; forms that carry an IPv4 address are judged by that
// one where they are ordinary (mapped, the well-known NAT64 prefix) and refused
// where nobody needs them any more (compatible, 6to4, Teredo, ISATAP).
func private(ip netip.Addr) string {
	if !ip.IsValid() {
		return "no address"
	}
	if ip.Zone() != "" {
		return "an address of this machine's own network"
	}
	ip = ip.Unmap()
	if ip.Is4() {
		return private4(ip.As4())
	}
	b := ip.As16()
	switch {
	case ip.IsUnspecified():
		return "the unspecified address"
	case ip.IsLoopback():
		return "this machine (loopback)"
	case ip.IsLinkLocalUnicast():
		return "a link-local address, where metadata services are"
	case ip.IsPrivate():
		return "a private network"
	case ip.IsMulticast():
		return "a multicast address"
	case within(b, 96, 0x00, 0x64, 0xff, 0x9b):
		return private4([4]byte(b[12:]))
	case !within(b, 3, 0x20):
		return "an address outside the public internet"
	case within(b, 23, 0x20, 0x01): // Teredo, benchmarking, ORCHID and others
		return "an address for special purposes"
	case within(b, 16, 0x20, 0x02):
		return "a 6to4 address, which hides another"
	case within(b, 32, 0x20, 0x01, 0x0d, 0xb8), within(b, 20, 0x3f, 0xff):
		return "an address for documentation"
	case (b[8] == 0 || b[8] == 2) && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe:
		return "an ISATAP address, which hides another"
	}
	return ""
}

// private4 is private of IPv4.
func private4(a [4]byte) string {
	b := [16]byte{a[0], a[1], a[2], a[3]}
	switch {
	case within(b, 8, 0):
		return "the unspecified address"
	case within(b, 8, 127):
		return "this machine (loopback)"
	case within(b, 8, 10), within(b, 12, 172, 16), within(b, 16, 192, 168):
		return "a private network"
	case within(b, 10, 100, 64):
		return "a provider's private network"
	case within(b, 16, 169, 254):
		return "a link-local address, where metadata services are"
	case within(b, 32, 168, 63, 129, 16):
		return "a metadata service"
	case within(b, 24, 192, 0, 0), within(b, 24, 192, 88, 99), within(b, 24, 192, 31, 196),
		within(b, 24, 192, 52, 193), within(b, 24, 192, 175, 48):
		return "an address for special purposes"
	case within(b, 24, 192, 0, 2), within(b, 24, 198, 51, 100), within(b, 24, 203, 0, 113):
		return "an address for documentation"
	case within(b, 15, 198, 18):
		return "an address for benchmarks"
	case within(b, 4, 224):
		return "a multicast address"
	case within(b, 4, 240):
		return "a reserved address"
	}
	return ""
}

// within tells whether the first bits of b are those of prefix, which zeros fill up.
func within(b [16]byte, bits int, prefix ...byte) bool {
	for i := 0; i < bits; i += 8 {
		want := byte(0)
		if i/8 < len(prefix) {
			want = prefix[i/8]
		}
		mask := byte(0xff)
		if left := bits - i; left < 8 {
			mask <<= 8 - left
		}
		if b[i/8]&mask != want&mask {
			return false
		}
	}
	return true
}
