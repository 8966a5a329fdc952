// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
)

// answers are what everybody was told: by operation and actor, stage by stage.
type answers map[string]map[string][]answer

// mustAskAll plays a meeting, and at each stage asks everything as everybody: in
// that meeting, in another's, and in one that nobody made.
func mustAskAll(t *testing.T, r *rightsScene) (answers, int) {
	t.Helper()
	all, cells, told := answers{}, 0, map[string]bool{}
	for _, stage := range stages {
		r.play(t, stage.steps())
		r.ids["item rent"], r.ids["agreement visit"], r.ids["participant stef"] = r.ids["item petra"], r.ids["agreement free"], r.ids["participant tolk"]
		r.store.frozen.Store(true)
		bodies := r.bodies()
		for _, op := range slices.Sorted(maps.Keys(r.ops)) {
			for _, a := range cast {
				if all[op] == nil {
					all[op] = map[string][]answer{}
				}
				w := r.asks(t, a, op, "own", r.bodyOf(a, op, bodies))
				got, reason := answerOf(t, w)
				all[op][a.name] = append(all[op][a.name], got)
				cells += 1 + r.hides(t, a, op, stage.name, got, r.bodyOf(a, op, bodies))
				told[reason] = true
				if got == refused && !slices.Contains(refusals, reason) {
					t.Errorf("%s: %s by %s is refused for %s, which is in no list", stage.name, op, a.name, reason)
				}
			}
		}
		r.store.frozen.Store(false)
	}
	for _, reason := range refusals {
		if !told[reason] {
			t.Errorf("nobody was refused for %s: want it taken out of the list", reason)
		}
	}
	return all, cells
}

// bodies are those of the whole scene, with the ids of this one.
func (r *rightsScene) bodies() map[string]any {
	all := map[string]any{}
	for _, st := range whole() {
		if st.body != nil && all[st.op] == nil {
			all[st.op] = st.body(r.scene)
		}
	}
	return all
}

// bodyOf is what an actor sends: who has a task asks for that, and who has none for
// an agreement of their own.
func (r *rightsScene) bodyOf(a actor, op string, bodies map[string]any) any {
	if op != "requestItem" {
		return bodies[op]
	}
	if a.inMeeting == client {
		return service.NewRequest{Agreement: conference.AgreementID(r.ids["agreement "+a.name]), Words: "om te helpen"}
	}
	return service.NewRequest{OwnTask: true, Words: "om te helpen"}
}

// hides checks that what is hidden is absent, to the byte and by the work done: the
// meeting of another, and the own one for who has no part in it.
func (r *rightsScene) hides(t *testing.T, a actor, op, stage string, own answer, body any) (cells int) {
	t.Helper()
	rule := rules{paths: r.paths()}
	if !rule.inMeeting(op) || routes[op].who == anybody || a.name == "nobody" {
		return 0
	}
	looks := func(place string) (string, int64, answer) {
		before := r.scene.store.read.Load()
		w := r.asks(t, a, op, place, body)
		w.Header().Del("X-Request-Id")
		got, _ := answerOf(t, w)
		return fmt.Sprint(w.Code, w.Header(), w.Body), r.scene.store.read.Load() - before, got
	}
	nothing, work, got := looks("absent")
	if got != absent && got != unproven {
		t.Errorf("%s: %s by %s in a meeting that nobody made: got %s, want hidden", stage, op, a.name, got)
	}
	places := []string{"own", "other"}
	if own != absent || a.capacity != "" {
		places = places[1:]
	}
	if oversees := a.inHouse == "FG" && slices.Contains([]string{"getRecord", "getCertificate"}, op); oversees {
		return 1 // of every meeting: none is hidden
	}
	if a.name == "bram" || strings.HasSuffix(a.name, "elsewhere") {
		places = slices.DeleteFunc(places, func(p string) bool { return p == "other" })
	}
	for _, place := range places {
		if seen, took, _ := looks(place); seen != nothing || took != work {
			t.Errorf("%s: %s by %s, %s: got %s with %d looks, absent is %s with %d", stage, op, a.name, place, seen, took, nothing, work)
		}
	}
	return 1 + len(places)
}

func (r *rightsScene) paths() map[string]string {
	paths := map[string]string{}
	for op, at := range r.ops {
		paths[op] = at.path
	}
	return paths
}

// refusals are the reasons for which somebody who may do something is refused: for
// what the meeting is, or for what they sent.
var refusals = []string{
	"agreement-taken", "decision-missing", "link-unknown",
	"meeting-closed", "meeting-not-closed", "meeting-not-open", "meeting-started", "not-at-table", "not-here", "parcel-unopened",
	"proof-missing", "proof-unknown", "round-not-held", "task-fixed-at-table", "task-undeclared",
}

// faultsIn holds all answers against rules.
func faultsIn(all answers, r rules, only string) (faults []string) {
	for op, byActor := range all {
		if only != "" && op != only {
			continue
		}
		for _, a := range cast {
			if wrong := r.judge(a, op, byActor[a.name]); wrong != "" {
				faults = append(faults, fmt.Sprintf("%s by %s: got %s; %s", op, a.name, byActor[a.name], wrong))
			}
		}
	}
	slices.Sort(faults)
	return faults
}

func TestRights_AreThoseOfTheTable(t *testing.T) {
	r := newRightsScene(t)
	all, cells := mustAskAll(t, r)
	rule := rules{mustReadRights(t), routes, r.paths()}
	t.Logf("%d cells were asked: %d operations, %d actors, %d stages", cells, len(all), len(cast), len(stages))
	for _, fault := range faultsIn(all, rule, "") {
		t.Error(fault)
	}
	for _, missing := range unasked(all, rule) {
		t.Error(missing)
	}
	t.Run("and every rule that is flipped is found", func(t *testing.T) { mustFindFlips(t, all, rule, faultsIn(all, rule, "")) })
}
