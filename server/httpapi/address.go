// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// addressOf returns where a request comes from: its peer, or what a trusted proxy
// says of it. A header that somebody else wrote is not read. Of an IPv6 address
// the network is taken: one house has as many addresses in it as it likes.
func addressOf(r *http.Request, trusted []netip.Prefix) netip.Prefix {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Prefix{}
	}
	at := peer.Addr().Unmap()
	// Each proxy adds its own peer at the end, so the last that is no proxy of ours
	// is the first that nobody could make up.
	forwarded := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, text := range slices.Backward(forwarded) {
		if !contains(trusted, at) {
			break
		}
		next, err := netip.ParseAddr(strings.TrimSpace(text))
		if err != nil {
			break
		}
		at = next.Unmap().WithZone("")
	}
	bits := 64
	if at.Is4() {
		bits = 32
	}
	network, _ := at.WithZone("").Prefix(bits) // fails for a wrong number of bits only
	return network
}

func contains(all []netip.Prefix, a netip.Addr) bool {
	return slices.ContainsFunc(all, func(p netip.Prefix) bool { return p.Contains(a) })
}
