// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// spokenCodeDomain keeps the code apart from every other hash of the same id.
const spokenCodeDomain = "casustafel spoken code 2\n"

// SpokenCode returns the six digits that the organiser and who proves something for
// the first time both have on their screens, to compare by voice. It is of the proof
// alone: whoever may confirm it, at a door or in the house, has the same code.
func SpokenCode(p ProofID) string {
	sum := sha256.Sum256([]byte(spokenCodeDomain + string(p)))
	return fmt.Sprintf("%06d", binary.BigEndian.Uint64(sum[:8])%1_000_000)
}
