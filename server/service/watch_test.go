// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"testing"

	"github.com/casustafel/casustafel/server/conference"
)

// TestHides_KnowsEveryKindOfEvent holds the list against all kinds: an event that
// is new has to be judged, so unknown is not silently harmless (L1).
func TestHides_KnowsEveryKindOfEvent(t *testing.T) {
	showsOnly := map[string]bool{
		"house-founded": true, "house-set": true, "person-added": true, "person-changed": true, "person-removed": true, "roles-given": true,
		"organisation-set": true, "organisation-dropped": true, "issuer-set": true, "issuer-dropped": true,
		"identity-linked": true, "identity-unlinked": true, "enrolment-offered": true, "enrolment-taken": true, "shown-link-taken": true, "address-changed": true,
		"proof-added": true, "proof-confirmed": true, "proof-renamed": true, "proof-removed": true, "proof-doubted": true,
		"logged-in": true, "sessions-ended": true, "meeting-settled": true, "case-opened": true, "meeting-listed": true,
		"consent-recorded": true, "consent-withdrawn": true, "case-kept": true, "case-ended": true,
		"meeting-convened": true, "participant-invited": true, "task-confirmed": true, "confidentiality-accepted": true,
		"identity-proved": true, "identity-confirmed": true, "participant-vouched-for": true,
		"table-code-given": true, "table-code-used": true, "table-code-missed": true,
		"link-issued": true, "link-taken": true, "link-shown": true, "mail-due": true, "mail-sent": true,
		"mail-delayed": true, "mail-failed": true, "mail-recalled": true, "meeting-rescheduled": true, "participant-arrived": true, "participant-admitted": true, "meeting-started": true, "meeting-extended": true,
		"close-warned": true, "item-put": true, "item-opened": true, "take-home-requested": true, "agreement-drafted": true,
		"house-restored": true, "agreement-taken-on": true, "agreement-reported": true, "round-opened": true, "agreement-discussed": true, "parcel-opened": true,
	}
	for _, body := range conference.Kinds() {
		kind := conference.Event{Body: body}.Kind()
		if got := hides([]conference.Event{{Body: body}}); got == showsOnly[kind] {
			t.Errorf("%s: hides is %t and it is listed as showing only: %t", kind, got, showsOnly[kind])
		}
	}
}
