// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// EncodeRecord writes record.json: the origin of a stream and the texts of its
// events, verbatim and in order, in one form. All must be UTF-8: other texts are
// written, and refused on reading.
func EncodeRecord(origin string, texts []string) []byte {
	return object(member{"origin", quote(origin)}, member{"events", list(texts)})
}

// DecodeRecord reads what EncodeRecord wrote and nothing else. What it gives is not
// yet known to be true: compare the origin with the certificate's, and the texts by
// Certificate.Check. Error: ErrFormat.
func DecodeRecord(file []byte) (origin string, texts []string, err error) {
	var in struct {
		Origin string   `json:"origin"`
		Events []string `json:"events"`
	}
	if json.Unmarshal(file, &in) != nil || !bytes.Equal(EncodeRecord(in.Origin, in.Events), file) {
		return "", nil, fmt.Errorf("reading record: %w", ErrFormat)
	}
	return in.Origin, in.Events, nil
}
