// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"net/http"
	"time"
)

const securityPath = "/.well-known/security.txt"

// securityText says whom to tell what is wrong here (RFC 9116). It is made anew at
// every request, so that it expires only where nobody answers any more.
func (s *server) securityText(w http.ResponseWriter, r *http.Request) {
	traceOf(r).route = securityPath
	switch {
	case r.Method != http.MethodGet:
		w.Header().Set("Allow", http.MethodGet)
		s.fail(w, r, failMethod)
	case s.SecurityContact == "":
		s.fail(w, r, hidden)
	default:
		w.Header().Set("Content-Type", kinds[".txt"])
		expires := time.Now().UTC().AddDate(0, 3, 0).Truncate(24 * time.Hour)
		fmt.Fprintf(w, "Contact: %s\nExpires: %s\nPreferred-Languages: nl, en\nCanonical: %s%s\n",
			s.SecurityContact, expires.Format(time.RFC3339), s.Origin, securityPath)
	}
}
