// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// What can be due on a stream.
const (
	dueWarning  = "warning" // S8: announce the coming close
	dueClose    = "close"   // S8: close what nobody closed
	dueFinish   = "finish"  // a closing that was begun
	dueParcel   = "parcel"  // S7: a parcel's term
	dueCaseTerm = "case"    // the term of a case
	dueForget   = "forget"  // a key of what is gone is to be destroyed
	dueMail     = "mail"    // a mail to a participant
)

// Index returns how one event changes the index tables: ids and times only. It is
// pure, so that the tables can be rebuilt from the record and compared with it.
func Index(s record.Stream, e conference.Event) []record.Change {
	switch b := e.Body.(type) {
	case conference.PersonRemoved:
		return []record.Change{due(s, dueForget, string(b.Person), e.At)}
	case conference.CaseOpened:
		return []record.Change{mine(e.By, s)}
	case conference.CaseKept:
		return []record.Change{due(s, dueCaseTerm, "", b.Until), over(s, e.At)}
	case conference.MeetingListed:
		return []record.Change{over(s, time.Time{})}
	case conference.CaseEnded:
		return []record.Change{noLongerDue(s, dueCaseTerm, ""), notMine(e.By, s), due(s, dueForget, "", e.At)}
	case conference.Convened:
		return closesAt(s, b.ClosesAt)
	case conference.Extended:
		return closesAt(s, b.ClosesAt)
	case conference.Invited:
		return []record.Change{mine(b.Person, s)}
	case conference.ClosingBegan:
		return append(neverCloses(s), due(s, dueFinish, "", e.At))
	case conference.Rescheduled:
		return closesAt(s, b.ClosesAt)
	case conference.MailDue:
		return []record.Change{due(s, dueMail, string(b.Participant), e.At)}
	case conference.MailDelayed:
		return []record.Change{due(s, dueMail, string(b.Participant), b.Until)}
	case conference.MailSent:
		return []record.Change{noLongerDue(s, dueMail, string(b.Participant))}
	case conference.MailFailed:
		return []record.Change{noLongerDue(s, dueMail, string(b.Participant))}
	case conference.MailRecalled:
		return []record.Change{noLongerDue(s, dueMail, string(b.Participant))}
	case conference.Sealed:
		return parcelsDue(s, b)
	case conference.Closed:
		return []record.Change{noLongerDue(s, dueFinish, ""), over(s, e.At)}
	case conference.TableLost:
		return append(neverCloses(s), noLongerDue(s, dueFinish, ""), over(s, e.At))
	case conference.ParcelLost:
		return []record.Change{noLongerDue(s, dueParcel, string(b.Recipient))}
	case conference.ParcelOpened:
		return []record.Change{due(s, dueParcel, string(b.Recipient), b.Until)}
	case conference.ParcelCollected:
		return parcelGone(s, b.Recipient, e.At)
	case conference.ParcelExpired:
		return parcelGone(s, b.Recipient, e.At)
	}
	return nil
}

// closesAt sets the close and its announcements anew; an announcement that was
// made is no longer due, which its deed finds out by itself.
func closesAt(s record.Stream, at time.Time) []record.Change {
	changes := []record.Change{due(s, dueClose, "", at)}
	for i, warning := range conference.WarningTimes(at) {
		changes = append(changes, due(s, dueWarning, nth[i], warning))
	}
	return changes
}

func neverCloses(s record.Stream) []record.Change {
	changes := []record.Change{noLongerDue(s, dueClose, "")}
	for _, n := range nth {
		changes = append(changes, noLongerDue(s, dueWarning, n))
	}
	return changes
}

var nth = []string{"1", "2"}

func parcelsDue(s record.Stream, b conference.Sealed) []record.Change {
	var changes []record.Change
	for _, p := range b.Parcels {
		changes = append(changes, due(s, dueParcel, string(p.Recipient), p.Until))
	}
	return changes
}

// parcelGone: the key is still to be destroyed, and is so until that has succeeded.
func parcelGone(s record.Stream, p conference.ParticipantID, at time.Time) []record.Change {
	return []record.Change{noLongerDue(s, dueParcel, string(p)), due(s, dueForget, string(p), at)}
}

func mine(p conference.PersonID, s record.Stream) record.Change {
	return record.Change{PutMine: &record.Mine{Person: string(p), Stream: s}}
}

func notMine(p conference.PersonID, s record.Stream) record.Change {
	return record.Change{DropMine: &record.Mine{Person: string(p), Stream: s}}
}

// over: a list shows what goes on, and then what was over last. A case is over when
// a meeting on it closed and no other was listed since.
func over(s record.Stream, at time.Time) record.Change {
	return record.Change{SetOver: &record.Over{Stream: s, At: at}}
}

func due(s record.Stream, what, ref string, at time.Time) record.Change {
	return record.Change{PutDue: &record.Due{Stream: s, What: what, Ref: ref, At: at}}
}

func noLongerDue(s record.Stream, what, ref string) record.Change {
	return record.Change{DropDue: &record.Due{Stream: s, What: what, Ref: ref}}
}
