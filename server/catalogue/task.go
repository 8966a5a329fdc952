// SPDX-License-Identifier: EUPL-1.2

package catalogue

import "slices"

// TaskID names a task of the catalogue. The value is stored in the record for
// years: a task may be corrected, but its id is never renamed or used again.
type TaskID string

// The tasks that the code itself speaks of; all others are only in tasks.json.
const (
	TaskWmoAccess        TaskID = "wmo-access"
	TaskMedicalTreatment TaskID = "medical-treatment"
	TaskPoliceAct3       TaskID = "police-act-3"
	TaskTenancy          TaskID = "tenancy"
	TaskDebtRelief       TaskID = "debt-relief"
	TaskProcessDirection TaskID = "process-direction"
)

// Task is one statutory task of one kind of partner, or the contract or
// assignment of a private one. (M2)
//
// Texts are Dutch and may be shown. Verified says that somebody read the article,
// or a statutory list that names task and article; GroundVerified says the same
// of the ground. Where they are false a screen says so.
type Task struct {
	ID          TaskID      `json:"id"`
	Partner     PartnerKind `json:"partner"`
	PartnerName string      `json:"partner_name"`
	Name        string      `json:"name"`

	Laws    []Law  `json:"laws"`     // never empty; LawNone when there is none
	LawText string `json:"law_text"` // the law in words
	Article string `json:"article"`  // "onbekend" when it was not found

	Ground         Ground   `json:"ground"`
	GroundChoices  []Ground `json:"ground_choices,omitempty"` // only with GroundDiffers: what the sources name
	GroundText     string   `json:"ground_text"`
	GroundVerified bool     `json:"ground_verified"`

	Secrecy     Secrecy `json:"secrecy"` // where a source names several: the first; the text has them all
	SecrecyText string  `json:"secrecy_text"`

	RegimeText   string `json:"regime_text"`              // what the wettelijk kader means for this task
	DutyToReport string `json:"duty_to_report,omitempty"` // the article that obliges to report crimes (L5)
	Private      bool   `json:"private"`                  // a private party: contract or assignment instead of a statute
	Follows      bool   `json:"follows"`                  // has no task of its own: whose task it follows must be named (C4, M2)
	InForce      bool   `json:"in_force"`                 // false: a bill, kept apart and never to be declared

	Verified bool   `json:"verified"`
	Source   string `json:"source"`
	AsOf     string `json:"as_of"` // YYYY-MM-DD: the oldest law text behind it, else the day of the study
	Note     string `json:"note,omitempty"`
}

// Tasks returns the tasks that can be declared, in the order of the catalogue.
// Bills are not among them. The caller may keep and change what it gets.
func Tasks() []Task { return copies(func(t Task) bool { return t.InForce }) }

// Bills returns the rows whose law is not in force. They have no TaskOf.
func Bills() []Task { return copies(func(t Task) bool { return !t.InForce }) }

// TasksOf returns the tasks in force of one kind of partner; none for an unknown kind.
func TasksOf(kind PartnerKind) []Task {
	return copies(func(t Task) bool { return t.InForce && t.Partner == kind })
}

// TaskOf returns the task in force that has this id, and whether there is one.
func TaskOf(id TaskID) (Task, bool) {
	i := find(id)
	if i < 0 {
		return Task{}, false
	}
	return all[i].clone(), true
}

// find returns the place in all of the task in force with this id, or -1.
func find(id TaskID) int {
	return slices.IndexFunc(all, func(t Task) bool { return t.ID == id && t.InForce })
}

// Valid reports whether id is one of the catalogue, in force or not: a record that
// names a task has to be read long after the task has ended. Whether it can be
// declared is asked of TaskOf.
func (id TaskID) Valid() bool { return id.Label() != "" }

// Label returns the Dutch name of the task, empty for an id outside the catalogue.
func (id TaskID) Label() string {
	i := slices.IndexFunc(all, func(t Task) bool { return t.ID == id })
	if i < 0 {
		return ""
	}
	return all[i].Name
}

// Suffices reports whether declaring this task alone lets somebody take part (M2).
// It does not for a task that follows another's, nor for the subject's own seat.
func (t Task) Suffices() bool { return !t.Follows && t.Partner != PartnerSubjectNetwork }

func copies(keep func(Task) bool) []Task {
	var kept []Task
	for _, t := range all {
		if keep(t) {
			kept = append(kept, t.clone())
		}
	}
	return kept
}

func (t Task) clone() Task {
	t.Laws = append([]Law(nil), t.Laws...)
	t.GroundChoices = append([]Ground(nil), t.GroundChoices...)
	return t
}
