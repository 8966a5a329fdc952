// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// spokenCodeDomain keeps the code apart from every other hash of the same ids.
const spokenCodeDomain = "casustafel spoken code 1\n"

// SpokenCode returns the six digits that the organiser and who proves something for
// the first time both have on their screens, to compare by voice. Another proof, or
// another meeting, has another code.
func SpokenCode(m MeetingID, p ProofID) string {
	sum := sha256.Sum256([]byte(spokenCodeDomain + string(m) + "\n" + string(p)))
	return fmt.Sprintf("%06d", binary.BigEndian.Uint64(sum[:8])%1_000_000)
}
