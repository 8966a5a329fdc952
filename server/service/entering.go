// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"context"
	"slices"
	"strings"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/view"
)

// Viewer returns who a person is and what they may in the house, or not-found for
// who is not known to it.
func (s *Service) Viewer(ctx context.Context, p conference.PersonID) (view.Viewer, error) {
	h, content, err := s.personCard(ctx, p)
	return view.Viewer{ID: p, Name: content.Name, Roles: append([]conference.Role{}, h.Roles(p)...)}, err
}

// Visitor returns who came by a link: a name of which little is shown, since the link
// may have been passed on, and by what its person can prove who they are.
func (s *Service) Visitor(ctx context.Context, p conference.PersonID) (view.Viewer, error) {
	_, content, err := s.personCard(ctx, p)
	if err != nil {
		return view.Viewer{}, err
	}
	a, err := s.Account(ctx, p)
	if err != nil {
		return view.Viewer{}, err
	}
	v := view.Viewer{ID: p, Name: initials(content.Name), Known: a.Known(), Methods: methodsOf(a), Roles: []conference.Role{}}
	v.SignOn, err = s.issuersFor(ctx, content.Email)
	return v, err
}

func (s *Service) personCard(ctx context.Context, p conference.PersonID) (*conference.House, conference.PersonContent, error) {
	var content conference.PersonContent
	h, err := s.readHouse(ctx)
	if err != nil {
		return conference.NewHouse(), content, err
	}
	card, known := h.Persons[p]
	if !known {
		return h, content, conference.Refuse(conference.Hidden)
	}
	opened, err := s.open(ctx, []conference.EnvelopeID{card})
	opened.Text(card, &content)
	return h, content, err
}

// initials shows the first letter of each word of a name.
func initials(name string) string {
	var letters []string
	for _, word := range strings.Fields(name) {
		letters = append(letters, string([]rune(word)[:1])+".")
	}
	return strings.Join(letters, " ")
}

func methodsOf(a conference.Account) []conference.Method {
	methods := []conference.Method{}
	for _, p := range a.Proofs {
		if !slices.Contains(methods, p.Method) {
			methods = append(methods, p.Method)
		}
	}
	return methods
}

// issuersFor returns the sign-ons that may speak for an address.
func (s *Service) issuersFor(ctx context.Context, address string) ([]view.SignOnLine, error) {
	issuers, err := s.TrustedIssuers(ctx)
	lines := []view.SignOnLine{}
	_, domain, _ := strings.Cut(strings.ToLower(address), "@")
	for _, i := range issuers {
		if slices.ContainsFunc(i.Domains, func(d string) bool { return strings.ToLower(d) == domain }) {
			lines = append(lines, view.SignOnLine{ID: i.ID, Name: i.Name})
		}
	}
	return lines, err
}

// AddressOf returns the address that somebody's invitations go to.
func (s *Service) AddressOf(ctx context.Context, p conference.PersonID) (string, error) {
	_, content, err := s.personCard(ctx, p)
	return content.Email, err
}

// WaitsWith returns the meeting whose waiting room knows a person by a proof that
// nobody has confirmed yet, or none.
func (s *Service) WaitsWith(ctx context.Context, p conference.PersonID, proof conference.ProofID) (conference.MeetingID, error) {
	streams, err := s.store.MineOf(ctx, string(p))
	if err != nil {
		return "", err
	}
	for _, stream := range streams {
		if stream.Kind != record.Meeting {
			continue
		}
		m, _, err := s.readMeeting(ctx, conference.MeetingID(stream.ID))
		if err != nil {
			return "", err
		}
		if me, in := m.ParticipantOf(p); in && me.Proof == proof && proof != "" {
			return m.ID, nil
		}
	}
	return "", nil
}
