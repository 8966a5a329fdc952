// SPDX-License-Identifier: EUPL-1.2

package live

import (
	"slices"

	"github.com/casustafel/casustafel/server/conference"
)

// EndSessions closes the pages that are open in these sessions. It is called when
// the sessions are gone, and returns when nothing is being sent to those pages any
// more, nor will be: whoever ended a session is answered after that. A page that
// does not read is not waited for: it is dropped.
func (h *Hub) EndSessions(ids ...string) {
	h.finish(func(p *Page) bool { return slices.Contains(ids, p.session) })
}

// EndPerson is EndSessions for every session of a person.
func (h *Hub) EndPerson(who conference.PersonID) {
	h.finish(func(p *Page) bool { return p.viewer == who })
}

func (h *Hub) finish(is func(*Page) bool) {
	pages := h.where(is)
	for _, p := range pages {
		p.over.Store(true)
		p.end(SessionEnded)
	}
	barrier(pages)
}

func (h *Hub) where(is func(*Page) bool) (found []*Page) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, room := range h.rooms {
		for p := range room {
			if is(p) {
				found = append(found, p)
			}
		}
	}
	return found
}
