// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// answers are what everybody was told: by operation and actor, stage by stage.
type answers map[string]map[string][]answer

// mustAskAll plays a meeting, and at each stage asks everything as everybody: in
// that meeting, in another's, and in one that nobody made.
func mustAskAll(t *testing.T, r *rightsScene, rule rules) (answers, int) {
	t.Helper()
	all, cells, told := answers{}, 0, map[string]bool{}
	for _, stage := range stages {
		r.store.left.Store(thawed)
		stage.reach(r, t)
		r.ids["item rent"], r.ids["agreement visit"], r.ids["participant stef"] = r.ids["item petra"], r.ids["agreement free"], r.ids["participant tolk"]
		r.store.left.Store(0)
		r.forward(codeStep)
		bodies := r.bodies()
		for _, op := range slices.Sorted(maps.Keys(r.ops)) {
			for _, a := range rule.askers(op) {
				got, reason := r.answerIn(t, a, op, bodies)
				if all[op] == nil {
					all[op] = map[string][]answer{}
				}
				all[op][a.name] = append(all[op][a.name], got)
				cells += 1 + r.hides(t, a, op, stage.name, got, bodies)
				told[reason] = true
				if got == refused && !slices.Contains(refusals, reason) {
					t.Errorf("%s: %s by %s is refused for %s, which is in no list", stage.name, op, a.name, reason)
				}
			}
		}
	}
	for _, reason := range refusals {
		if !told[reason] {
			t.Errorf("nobody was refused for %s: want it taken out of the list", reason)
		}
	}
	return all, cells
}

// answerIn asks in the meeting of the scene. A one-time code is taken once, so that
// has to be stored.
func (r *rightsScene) answerIn(t *testing.T, a actor, op string, bodies map[string]any) (answer, string) {
	t.Helper()
	body := r.bodyOf(t, a, op, bodies)
	if op == "logInWithCode" {
		r.store.left.Store(thawed)
		defer r.store.left.Store(0)
	}
	return r.answerOf(t, r.asks(t, a, op, "own", body))
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

// hides checks that what is hidden is absent, to the byte and by the work done: the
// meeting of another, the own one for who has no part in it, and in that something
// that is not for them.
func (r *rightsScene) hides(t *testing.T, a actor, op, stage string, own answer, bodies map[string]any) (cells int) {
	t.Helper()
	if !inMeeting(r.ops[op].path) || routes[op].who == anybody || a.name == "nobody" {
		return 0
	}
	looks := func(place string) (string, int64, answer) {
		before := r.scene.store.read.Load()
		w := r.asks(t, a, op, place, r.bodyOf(t, a, op, bodies))
		w.Header().Del("X-Request-Id")
		got, _ := r.answerOf(t, w)
		return fmt.Sprint(w.Code, w.Header(), w.Body), r.scene.store.read.Load() - before, got
	}
	if r.ops[op].method != "GET" {
		looks("absent") // what the deed that came to nothing put in doubt is read anew, once
	}
	nothing, work, got := looks("absent")
	if got != absent && got != unproven && !(a.seat != "" && got == refused) { // that a code is not for this is said of every meeting
		t.Errorf("%s: %s by %s in a meeting that nobody made: got %s, want hidden", stage, op, a.name, got)
	}
	if oversees := a.inHouse == "FG" && slices.Contains([]string{"getRecord", "getCertificate"}, op); oversees {
		return 1 // of every meeting: none is hidden
	}
	for _, place := range placesOf(a, own) {
		if seen, took, _ := looks(place); seen != nothing || took != work {
			t.Errorf("%s: %s by %s, %s: got %s with %d looks, absent is %s with %d", stage, op, a.name, place, seen, took, nothing, work)
		}
		cells++
	}
	if own == absent && a.capacity != "" && strings.Count(r.ops[op].path, "{") > 1 {
		there, took, _ := looks("own")
		nowhere, work, _ := looks("inside")
		if there != nowhere || took != work {
			t.Errorf("%s: %s by %s: what is there is %s with %d looks, what is not there %s with %d", stage, op, a.name, there, took, nowhere, work)
		}
		cells++
	}
	return 1 + cells
}

// placesOf are the meetings that have to be absent to somebody.
func placesOf(a actor, own answer) (places []string) {
	if own == absent && (a.inMeeting == "" || a.capacity == "") {
		places = append(places, "own")
	}
	if a.name != "bram" && !strings.HasSuffix(a.name, "elsewhere") {
		places = append(places, "other")
	}
	return places
}

func (r *rightsScene) deeds(t testing.TB) map[string]bool {
	t.Helper()
	keyed := map[string]bool{}
	for _, op := range operationsOf(mustDescribe(t), routes) {
		keyed[op.id] = op.key != nil
	}
	return keyed
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
	"code-not-here", "code-wrong", "decision-missing", "link-unknown",
	"meeting-closed", "meeting-not-closed", "meeting-not-open", "meeting-started", "not-at-table", "not-here", "parcel-unopened",
	"proof-missing", "proof-unknown", "round-not-held", "task-fixed-at-table",
}

// faultsIn holds the answers of operations against rules.
func faultsIn(all answers, r rules, ops ...string) (faults []string) {
	for _, op := range ops {
		byActor := all[op]
		for _, a := range r.askers(op) {
			for i, got := range byActor[a.name] {
				if wrong := r.judge(a, op, i, got, byActor["carel"][i]); wrong != "" {
					faults = append(faults, fmt.Sprintf("%s by %s, %s: got %s, %s", op, a.name, stages[i].name, got, wrong))
				}
			}
		}
	}
	slices.Sort(faults)
	return faults
}

func TestRights_AreThoseOfTheTable(t *testing.T) {
	r := newRightsScene(t)
	rule := rules{mustReadRights(t), routes, r.paths(), courses, byCode, r.deeds(t)}
	all, cells := mustAskAll(t, r, rule)
	t.Logf("%d cells were asked: %d operations, %d actors, %d stages", cells, len(all), len(cast), len(stages))
	for _, fault := range faultsIn(all, rule, slices.Collect(maps.Keys(all))...) {
		t.Error(fault)
	}
	for _, missing := range unasked(all, rule) {
		t.Error(missing)
	}
	t.Run("and every rule that is flipped is found", func(t *testing.T) { mustFindFlips(t, all, rule) })
}
