// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// Body is what an event says was done: ids, times, enumerations and counts, never
// a typed word. Its type decides its kind; the table in codec.go lists them all.
type Body interface{ kind() string }

// Event is one thing that was done, by whom and when (UTC, microseconds).
type Event struct {
	At   time.Time
	By   PersonID
	Body Body
}

// Kind returns the stable name of what was done.
func (e Event) Kind() string { return e.Body.kind() }

// recorded is a time as the record keeps it. The lists of what is due keep no more
// than this either: a close with nanoseconds was never announced, as its announcement
// was found at another time than the one that was due.
func recorded(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// Act is who asks and when; every deed begins with it.
type Act struct {
	By PersonID
	At time.Time
}

func (a Act) events(bodies ...Body) []Event {
	events := make([]Event, 0, len(bodies))
	for _, b := range bodies {
		events = append(events, Event{At: recorded(a.At), By: a.By, Body: b})
	}
	return events
}
