// SPDX-License-Identifier: EUPL-1.2

package record

import "time"

// Session is the row of one session. What the levels and methods mean is known to
// package identity; the token whose Hash this is, to a browser and nobody else.
type Session struct {
	Hash     []byte // of the token
	ID       string // names the session in lists, and opens nothing
	Person   string
	Level    int
	Method   string
	Proof    string
	Meeting  string // the only one that it is for; empty: no one in particular
	Begun    time.Time
	Proved   time.Time // when the person last proved who they are
	Seen     time.Time // when it was last used, to the minute
	IdleEnds time.Time
	Ends     time.Time
}
