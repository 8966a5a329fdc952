// SPDX-License-Identifier: EUPL-1.2

package live

import (
	"encoding/json"
	"fmt"
	"hash/maphash"

	"github.com/casustafel/casustafel/server/view"
)

var seed = maphash.MakeSeed()

// known is what a page was sent: how far it has looked, and per key a hash of the
// text. No text is kept.
type known struct {
	seen view.Seen
	sent int64 // the version of the last frame
	sums map[string]uint64
}

// difference returns the frame that takes the page from what it was sent to the
// picture, and whether there is any. The first is whole.
func (k *known) difference(p view.Picture) (Frame, bool, error) {
	f := Frame{Version: p.Seen.Meeting, Whole: k.sums == nil, Set: map[string]any{}}
	sums := k.sums
	if p.Whole {
		sums = make(map[string]uint64, len(p.Pieces))
	}
	for _, e := range p.Pieces {
		text, err := json.Marshal(e.Value)
		if err != nil {
			return Frame{}, false, fmt.Errorf("encoding an entity: %w", err)
		}
		sum := maphash.Bytes(seed, text)
		if was, there := k.sums[e.Key]; !there || was != sum {
			f.Set[e.Key] = json.RawMessage(text)
		}
		sums[e.Key] = sum
	}
	f.Gone = k.gone(p, sums)
	k.seen, k.sums = p.Seen, sums
	if !f.Whole && len(f.Set)+len(f.Gone) == 0 {
		return Frame{}, false, nil
	}
	k.sent = f.Version
	return f, true, nil
}

// nothing returns a frame in which nothing is new: also no version, which would tell
// of what the viewer does not see.
func (k *known) nothing() Frame { return Frame{Version: k.sent} }

// gone returns what was sent and is not to be seen any more.
func (k *known) gone(p view.Picture, now map[string]uint64) (keys []string) {
	for _, key := range p.Gone {
		if _, sent := now[key]; sent {
			keys = append(keys, key)
			delete(now, key)
		}
	}
	if !p.Whole {
		return keys
	}
	for key := range k.sums {
		if _, still := now[key]; !still {
			keys = append(keys, key)
		}
	}
	return keys
}
