// SPDX-License-Identifier: EUPL-1.2

package live

import (
	"encoding/json"
	"fmt"
	"hash/maphash"

	"github.com/casustafel/casustafel/server/view"
)

var seed = maphash.MakeSeed()

// known is what a page was sent: per key the revision, and for what only
// comparing tells a hash of the text. No text is kept.
type known struct {
	sent map[string]sent
}

type sent struct {
	revision int64
	sum      uint64
}

// wants reports whether the value of an entity is needed to know what to send.
func (k *known) wants(key string, revision int64) bool {
	was, there := k.sent[key]
	return !there || revision < 0 || was.revision != revision
}

// difference returns the frame that takes the page from what it was sent to the
// picture, and whether there is any. The first is whole.
func (k *known) difference(p view.Picture) (Frame, bool, error) {
	f := Frame{Version: p.Version, Whole: k.sent == nil, Set: map[string]any{}}
	next := make(map[string]sent, len(p.Pieces))
	for _, e := range p.Pieces {
		was, there := k.sent[e.Key]
		if e.Value == nil {
			next[e.Key] = was
			continue
		}
		text, err := json.Marshal(e.Value)
		if err != nil {
			return Frame{}, false, fmt.Errorf("encoding an entity: %w", err)
		}
		now := sent{e.Revision, maphash.Bytes(seed, text)}
		next[e.Key] = now
		if !there || was.sum != now.sum {
			f.Set[e.Key] = json.RawMessage(text)
		}
	}
	for key := range k.sent {
		if _, still := next[key]; !still {
			f.Gone = append(f.Gone, key)
		}
	}
	k.sent = next
	return f, f.Whole || len(f.Set)+len(f.Gone) > 0, nil
}
