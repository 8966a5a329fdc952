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
	sent  map[string]sent
	looks uint64
}

type sent struct {
	revision int64
	sum      uint64
	look     uint64 // the last at which it was there
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
	if k.sent == nil {
		k.sent = make(map[string]sent, len(p.Pieces))
	}
	k.looks++
	for _, e := range p.Pieces {
		was, there := k.sent[e.Key]
		if e.Value == nil {
			was.look = k.looks
			k.sent[e.Key] = was
			continue
		}
		text, err := json.Marshal(e.Value)
		if err != nil {
			return Frame{}, false, fmt.Errorf("encoding an entity: %w", err)
		}
		now := sent{e.Revision, maphash.Bytes(seed, text), k.looks}
		k.sent[e.Key] = now
		if !there || was.sum != now.sum {
			f.Set[e.Key] = json.RawMessage(text)
		}
	}
	f.Gone = k.gone(len(p.Pieces))
	return f, f.Whole || len(f.Set)+len(f.Gone) > 0, nil
}

// gone takes out what was not there at this look, at which so many pieces were.
func (k *known) gone(there int) (keys []string) {
	if len(k.sent) == there {
		return nil
	}
	for key, was := range k.sent {
		if was.look != k.looks {
			keys = append(keys, key)
			delete(k.sent, key)
		}
	}
	return keys
}
