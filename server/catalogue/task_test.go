// SPDX-License-Identifier: EUPL-1.2

package catalogue

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// draftRow is a row of the field study of 21 November 2026 and the task it became.
type draftRow struct {
	Partner        string `json:"partner_nl"`
	Task           string `json:"task_nl"`
	Verified       bool   `json:"verified"`
	GroundVerified bool   `json:"avg_ground_verified"`
	ID             TaskID `json:"id"`
}

func mustReadDraft(t *testing.T) []draftRow {
	t.Helper()
	raw, err := os.ReadFile("testdata/draft.json")
	if err != nil {
		t.Fatalf("reading the draft: %v", err)
	}
	var rows []draftRow
	if err := json.Unmarshal(raw, &rows); err != nil {
		t.Fatalf("decoding the draft: %v", err)
	}
	return rows
}

func mustTask(t *testing.T, id TaskID) Task {
	t.Helper()
	task, ok := TaskOf(id)
	if !ok {
		t.Fatalf("task %q: got none", id)
	}
	return task
}

func everyRow() []Task { return append(Tasks(), Bills()...) }

func TestTasks_RepresentEveryRowOfTheDraft(t *testing.T) {
	rows, tasks := mustReadDraft(t), map[TaskID]Task{}
	for _, task := range everyRow() {
		tasks[task.ID] = task
	}
	if len(rows) != 56 || len(tasks) < len(rows) {
		t.Errorf("got %d rows and %d tasks, want 56 rows and a task for each", len(rows), len(tasks))
	}
	pairs, ids := map[[2]string]bool{}, map[TaskID]bool{}
	for _, row := range rows {
		pairs[[2]string{row.Partner, row.Task}], ids[row.ID] = true, true
		task, ok := tasks[row.ID]
		if !ok {
			t.Errorf("%s, %s: no task %q", row.Partner, row.Task, row.ID)
			continue
		}
		if task.Verified != row.Verified || task.GroundVerified != row.GroundVerified {
			t.Errorf("%q: got verified %v and ground %v, want %v and %v as in the draft", row.ID,
				task.Verified, task.GroundVerified, row.Verified, row.GroundVerified)
		}
	}
	if len(pairs) != len(rows) || len(ids) != len(rows) {
		t.Errorf("got %d pairs and %d ids for %d rows, want each once", len(pairs), len(ids), len(rows))
	}
}

func TestTasks_TextsAvoidAmbiguousAbbreviations(t *testing.T) {
	for _, task := range everyRow() {
		texts := []string{task.PartnerName, task.Name, task.LawText, task.Article, task.GroundText,
			task.SecrecyText, task.RegimeText, task.DutyToReport, task.Source, task.Note}
		if found := ambiguous.FindString(strings.Join(texts, "\n")); found != "" {
			t.Errorf("%q: a text says %q", task.ID, found)
		}
	}
}

func TestTasks_UnverifiedStaysVisible(t *testing.T) {
	verified := 0
	for _, task := range everyRow() {
		if task.Verified {
			verified++
		}
		if task.Verified && task.LawText == "onbekend" {
			t.Errorf("%q is verified, but its law is unknown", task.ID)
		}
		if slices.Contains(task.Laws, LawUnknown) != (task.LawText == "onbekend") {
			t.Errorf("%q: laws %q and text %q do not say the same", task.ID, task.Laws, task.LawText)
		}
	}
	if verified == 0 || verified == len(everyRow()) {
		t.Errorf("got %d of %d verified, want some and not all", verified, len(everyRow()))
	}
}

func TestTasks_OfAMunicipalityNeverRestOnConsentOrVitalInterest(t *testing.T) {
	for _, task := range everyRow() {
		offered := append(task.GroundChoices, task.Ground)
		if !task.Partner.Municipal() {
			continue
		}
		if slices.Contains(offered, GroundConsent) || slices.Contains(offered, GroundVitalInterest) {
			t.Errorf("%q: got %q for a municipality's task (C8, C9)", task.ID, offered)
		}
	}
}

func TestTasks_EveryPartnerButOtherHasOne(t *testing.T) {
	for _, kind := range Partners() {
		n := len(TasksOf(kind))
		for _, bill := range Bills() {
			if bill.Partner == kind {
				n++
			}
		}
		if got, want := n > 0, kind != PartnerOther; got != want {
			t.Errorf("%q: got %d tasks", kind, n)
		}
	}
	for _, task := range TasksOf(PartnerPolice) {
		if task.Partner != PartnerPolice {
			t.Errorf("%q: got a task of %q among those of the police", task.ID, task.Partner)
		}
	}
}

// seat is what the demo case needs of a task.
type seat struct {
	Partner          PartnerKind
	Law              Law
	Ground           Ground
	Secrecy          Secrecy
	Private, Follows bool
}

func TestTasks_OfTheDemoCase(t *testing.T) {
	want := map[TaskID]seat{
		"process-direction": {Partner: PartnerProcessDirector, Law: LawNone, Ground: GroundPublicTask, Secrecy: SecrecyAgreed, Follows: true},
		"wmo-access":        {Partner: PartnerMunicipalityAccessWmo, Law: LawWmo, Ground: GroundPublicTask, Secrecy: SecrecySocialSupport},
		"medical-treatment": {Partner: PartnerMentalHealthCare, Law: LawWGBO, Ground: GroundContract, Secrecy: SecrecyMedical},
		"police-act-3":      {Partner: PartnerPolice, Law: LawPolitiewet, Ground: GroundOutsideAVG, Secrecy: SecrecyPolice},
		"tenancy":           {Partner: PartnerHousingCorporation, Law: LawHuurrecht, Ground: GroundDiffers, Secrecy: SecrecyNone, Private: true},
		"debt-relief":       {Partner: PartnerMunicipalityDebtRelief, Law: LawSchuldhulpverlening, Ground: GroundPublicTask, Secrecy: SecrecyOfficial},
	}
	for _, id := range []TaskID{TaskProcessDirection, TaskWmoAccess, TaskMedicalTreatment, TaskPoliceAct3, TaskTenancy, TaskDebtRelief} {
		if _, ok := want[id]; !ok {
			t.Errorf("%q: a constant names no task of the demo case", id)
		}
	}
	for id, seatWanted := range want {
		task := mustTask(t, id)
		got := seat{task.Partner, task.Laws[0], task.Ground, task.Secrecy, task.Private, task.Follows}
		if diff := cmp.Diff(seatWanted, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", id, diff)
		}
	}
}

func TestTasks_PrivateAndFollowing(t *testing.T) {
	var private, follows []TaskID
	for _, task := range everyRow() {
		if task.Private {
			private = append(private, task.ID)
		}
		if task.Follows {
			follows = append(follows, task.ID)
		}
	}
	if diff := cmp.Diff([]TaskID{"team-access", "medical-advice", "tenancy"}, private); diff != "" {
		t.Errorf("private parties (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]TaskID{"case-direction", "process-direction", "advice"}, follows); diff != "" {
		t.Errorf("tasks that follow another (-want +got):\n%s", diff)
	}
}

func TestTask_Suffices(t *testing.T) {
	for id, want := range map[TaskID]bool{"wmo-access": true, "tenancy": true, "process-direction": false, "advice": false, "own-situation": false} {
		if got := mustTask(t, id).Suffices(); got != want {
			t.Errorf("%q: got %v, want %v (M2)", id, got, want)
		}
	}
}

func TestTaskOf_RefusesWhatIsNotInForce(t *testing.T) {
	bills := Bills()
	if len(bills) != 1 {
		t.Fatalf("got %d bills, want the one of the draft", len(bills))
	}
	for _, id := range []TaskID{bills[0].ID, "no-such-task", ""} {
		if _, ok := TaskOf(id); ok {
			t.Errorf("%q: got a task, want none", id)
		}
		if known := id == bills[0].ID; id.Valid() != known || (id.Label() != "") != known {
			t.Errorf("%q: got valid %t, label %q; want a record to be read that names what was once in the catalogue", id, id.Valid(), id.Label())
		}
	}
	if len(TasksOf(bills[0].Partner)) != 0 {
		t.Errorf("%q: got a task in force", bills[0].Partner)
	}
}

func TestTasks_DutyToReport(t *testing.T) {
	for _, task := range everyRow() {
		only := len(task.Laws) == 1 && task.Laws[0] == LawParticipatiewet
		if got := task.DutyToReport != ""; got != only {
			t.Errorf("%q: got duty %q for laws %q (L5)", task.ID, task.DutyToReport, task.Laws)
		}
	}
}

func TestTaskOf_GivesACopy(t *testing.T) {
	first := mustTask(t, TaskTenancy)
	first.Laws[0], first.GroundChoices[0] = LawNone, GroundConsent
	Tasks()[0].Laws[0] = LawNone
	second := mustTask(t, TaskTenancy)
	if second.Laws[0] != LawHuurrecht || second.GroundChoices[0] != GroundContract {
		t.Errorf("got %q and %q after changing an earlier answer", second.Laws, second.GroundChoices)
	}
	if got := Tasks()[0].Laws[0]; got != LawWmo {
		t.Errorf("got %q after changing an earlier list", got)
	}
}
