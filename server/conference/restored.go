// SPDX-License-Identifier: EUPL-1.2

package conference

import "time"

// Restored says that the house goes on from a backup of a moment: what was done
// after it is not in this record, every session has ended, and no link that was
// sent before works any more.
type Restored struct{ Backup time.Time }

func (Restored) kind() string { return "house-restored" }

// Restore notes that the house goes on from a backup.
func (h *House) Restore(a Act, backup time.Time) []Event {
	return a.events(Restored{recorded(backup)})
}

// Lose removes somebody whose key was destroyed after the record was backed up: they
// were removed then, and must not come in again, not by a sign-on either.
func (h *House) Lose(a Act, p PersonID) []Event {
	if !h.Knows(p) {
		return nil
	}
	return a.events(PersonRemoved{p})
}

// Lose ends a case whose key was destroyed after the record of it was backed up:
// its term had run out then. A case that has ended already stays as it is.
func (c *Case) Lose(a Act) []Event {
	if !c.Opened() {
		return nil
	}
	return a.events(CaseEnded{})
}

func (Restored) applyHouse(*House, Event) {}
