// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// gives checks the exact events of a deed, and plays it.
func (s *scene) gives(d Deed, want ...Body) {
	s.t.Helper()
	events, err := s.m.Decide(d)
	if err != nil {
		s.t.Fatalf("%T: got %v, want accepted", d, err)
	}
	var got []Body
	for _, e := range events {
		if e.By != d.act().By || !e.At.Equal(d.act().At) {
			s.t.Errorf("%s: got by %s at %s, want the actor's name and time", e.Kind(), e.By, e.At)
		}
		got = append(got, e.Body)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		s.t.Fatalf("events of %T (-want +got):\n%s", d, diff)
	}
	s.apply(events)
}

// refuses checks the exact refusals of a deed, as "code rule reason field", and
// that nothing changed.
func (s *scene) refuses(d Deed, want ...string) {
	s.t.Helper()
	before := s.m.Clone()
	events, err := s.m.Decide(d)
	seenReasons.add(err)
	if diff := cmp.Diff(want, told(err)); diff != "" {
		s.t.Errorf("refusals of %T (-want +got):\n%s", d, diff)
	}
	if len(events) != 0 {
		s.t.Errorf("%T: got %d events with a refusal, want none", d, len(events))
	}
	if !reflect.DeepEqual(before, s.m) {
		s.t.Errorf("%T changed the state though it was refused", d)
	}
}

// told writes refusals in the order in which they were found.
func told(err error) []string {
	var list []string
	var refused Errors
	if !errors.As(err, &refused) {
		return append(list, fmt.Sprint(err))
	}
	for _, e := range refused {
		list = append(list, strings.Join(strings.Fields(fmt.Sprint(e.Code, " ", e.Rule, " ", e.Reason, " ", e.Field)), " "))
	}
	return list
}

const hiddenLikeAbsent = "not-found not-found"

// hides checks that to each of these people a deed answers exactly as if its
// target did not exist: real has the target, absent has one that nobody made.
func (s *scene) hides(real, absent func(Act) Deed, from ...string) {
	s.t.Helper()
	for _, name := range from {
		_, nothing := s.m.Decide(absent(s.by(name)))
		_, err := s.m.Decide(real(s.by(name)))
		if diff := cmp.Diff(nothing, err); diff != "" {
			s.t.Errorf("%T to %s: hidden differs from absent:\n%s", real(s.by(name)), name, diff)
		}
		s.refuses(real(s.by(name)), hiddenLikeAbsent)
	}
}

// hidesFrom is hides for deeds without a target: the meeting itself is absent.
func (s *scene) hidesFrom(d func(Act) Deed, from ...string) {
	s.t.Helper()
	for _, name := range from {
		_, nothing := NewMeeting(s.m.ID).Decide(d(s.by(name)))
		if diff := cmp.Diff(nothing, error(Errors{{Code: NotFound, Reason: Hidden}})); diff != "" {
			s.t.Errorf("%T without a meeting:\n%s", d(s.by(name)), diff)
		}
		s.refuses(d(s.by(name)), hiddenLikeAbsent)
	}
}

// refused is one row of a table of refusals.
type refused struct {
	name  string
	given func(*scene) // what happened before; nil: nothing more
	deed  func(*scene) Deed
	want  []string
}

func runRefused(t *testing.T, start func(testing.TB) *scene, rows []refused) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			s := start(t)
			if row.given != nil {
				row.given(s)
			}
			s.refuses(row.deed(s), row.want...)
		})
	}
}

func toClosing(s *scene) { s.closing() }
func toSealed(s *scene)  { s.sealed() }
func toClosed(s *scene)  { s.closed() }

// afterTable runs a check in every stage after the table.
func afterTable(t *testing.T, check func(*testing.T, *scene)) {
	t.Helper()
	for stage, to := range map[Stage]func(*scene){Closing: toClosing, Safe: toSealed, Done: toClosed} {
		t.Run(string(stage), func(t *testing.T) {
			s := table(t)
			to(s)
			check(t, s)
		})
	}
}
