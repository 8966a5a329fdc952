// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
)

// Level reads what is kept of a meeting and a case on from the record, once each.
// It is called after one of them was hidden from somebody: an absent one costs that
// reading, and a hidden one may have cost none. Empty ids are nothing.
func (s *Service) Level(ctx context.Context, m conference.MeetingID, c conference.CaseID) {
	if m != "" {
		s.readKept(ctx, meetingStream(m))
	}
	if c != "" {
		s.readKept(ctx, caseStream(c))
	}
}

// readKept: what comes of it changes nothing, an error neither.
func (s *Service) readKept(ctx context.Context, stream record.Stream) {
	if version := s.states.version(stream); version > 0 {
		s.store.Entries(ctx, stream, version)
	}
}

// version is that of what is kept of a stream; 0 for nothing. Unlike get it leaves
// a doubt where it is.
func (c *states) version(stream record.Stream) int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.kept[stream].version
}
