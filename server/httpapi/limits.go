// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"golang.org/x/time/rate"

	"github.com/casustafel/casustafel/server/conference"
)

// class is a kind of operation that is counted together.
type class string

const (
	proving class = "proving" // coming in: what a guesser would repeat
	reading class = "reading"
	deeds   class = "deeds"
	tickets class = "tickets" // for live pages, and opening them
	strange class = "strange" // cookies that have to be looked for
)

// classOf: below proven nothing can be changed but who one is known to be.
func classOf(op, method string, w who) class {
	switch {
	case op == "askTicket", op == "watchMeeting":
		return tickets
	case method == http.MethodGet:
		return reading
	case w != persons:
		return proving
	}
	return deeds
}

// limit is how much may come at once, and how much a second after that.
type limit struct {
	burst     int
	perSecond rate.Limit
}

// Whoever is logged in is counted by themselves: what strangers do from the same
// address, such as the one of a whole town hall, does not touch them. An address
// has room for twenty people who come in within one minute.
var (
	ofPersons = map[class]limit{
		proving: {30, 0.2}, reading: {400, 20}, deeds: {200, 5}, tickets: {30, 0.5},
	}
	ofAddresses = map[class]limit{
		proving: {400, 4}, reading: {2000, 40}, deeds: {100, 1}, tickets: {100, 1}, strange: {400, 20},
	}
)

// limits tells who asks too much. A nil one tells nobody.
type limits struct {
	persons, addresses *buckets
	trusted            []netip.Prefix
	now                func() time.Time
}

func newLimits(trusted []netip.Prefix, now func() time.Time) *limits {
	return &limits{persons: newBuckets(), addresses: newBuckets(), trusted: trusted, now: now}
}

// take counts one request of an operation, of a person or, for nobody, of the
// address that it comes from. Errors: tooMany.
func (l *limits) take(r *http.Request, p conference.PersonID, op operation) error {
	if l == nil {
		return nil
	}
	if p != "" {
		return l.persons.take(string(op.class)+" "+string(p), ofPersons[op.class], l.now())
	}
	return l.ofAddress(r, op.class)
}

// lookFor counts a cookie that is not in memory, before it is looked for: making them
// up costs a stranger more than it costs the house.
func (l *limits) lookFor(r *http.Request) error {
	if l == nil {
		return nil
	}
	return l.ofAddress(r, strange)
}

func (l *limits) ofAddress(r *http.Request, c class) error {
	from := addressOf(r, l.trusted)
	return l.addresses.take(string(c)+" "+from.String(), ofAddresses[c], l.now())
}

// tooMany is a refusal that ends by itself.
type tooMany struct{ wait time.Duration }

func (tooMany) Error() string { return failTooMany.reason }

// retryAfter is in whole seconds, at least one.
func (t tooMany) retryAfter() string {
	return strconv.Itoa(max(1, int(math.Ceil(t.wait.Seconds()))))
}
