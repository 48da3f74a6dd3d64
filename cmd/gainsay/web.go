package main

import (
	"fmt"
	"io"
	"log"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"gainsay/internal/fetch"
)

// A webAccess is how addresses are fetched.
type webAccess struct {
	allow []netip.Prefix
	proxy *url.URL
	delay time.Duration
}

// webFlags adds the flags of commands that fetch addresses.
func (p *program) webFlags(flags *pflag.FlagSet) {
	flags.StringVar(&p.config.Contact, "contact", "", "tell servers that you can be reached at `ADDRESS`, of mail or of a page")
	flags.Func("allow-net", "let addresses lead into the private network `CIDR` too; may be repeated", p.web.allowNet)
	flags.Func("proxy", "fetch through the proxy at `URL`; no proxy is used otherwise", p.web.through)
	p.web.delay = time.Second
	flags.Var((*span)(&p.web.delay), "delay", "wait `TIME` between two requests to one host")
}

// A span is a flag's length of time.
type span time.Duration

func (s *span) String() string { return time.Duration(*s).String() }

func (s *span) Type() string { return "TIME" }

// Set takes a length of time that is not below zero.
func (s *span) Set(value string) error {
	d, err := time.ParseDuration(value)
	if err != nil || d < 0 {
		return fmt.Errorf("give a time as 500ms, 2s or 15m")
	}
	*s = span(d)
	return nil
}

// allowNet takes a network, or one address of it.
func (w *webAccess) allowNet(value string) error {
	net, err := netip.ParsePrefix(value)
	if err != nil {
		ip, ipErr := netip.ParseAddr(value)
		if ipErr != nil || ip.Zone() != "" {
			return fmt.Errorf("give a network as 10.1.0.0/16, or an address of one")
		}
		net = netip.PrefixFrom(ip, ip.BitLen())
	}
	w.allow = append(w.allow, net.Masked())
	return nil
}

func (w *webAccess) through(value string) error {
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "socks5" {
		return fmt.Errorf("give it as http://host:port, or https or socks5")
	}
	w.proxy = u
	return nil
}

// client is what fetches addresses. To make it costs nothing.
func (p *program) client() *fetch.Client {
	// net/http logs what servers send unasked, in their words.
	log.SetOutput(io.Discard)
	delay := p.web.delay
	if delay <= 0 {
		delay = -1
	}
	return fetch.New(fetch.Options{Agent: "gainsay/" + strings.TrimPrefix(version(), "v"), Contact: p.config.Contact,
		Allow: p.web.allow, Proxy: p.web.proxy, Delay: delay})
}
