// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"strings"
)

// Code is the closed list of kinds of refusal; it decides the HTTP status.
type Code string

const (
	NotFound  Code = "not-found" // absent, or hidden: the two are never told apart
	Invalid   Code = "invalid"   // the input lacks something
	Forbidden Code = "forbidden" // this person may not do this to what they see
	Conflict  Code = "conflict"  // not now: the state has to be another first
)

// Error is one refusal. Reason is stable and decides the text on the screen,
// Rule names the rule it keeps, Field the input at fault, if one is.
type Error struct {
	Code   Code
	Rule   string
	Reason Reason
	Field  string
}

// Errors is what a refused deed returns: every refusal found, at least one.
type Errors []Error

func (e Errors) Error() string {
	var reasons []string
	for _, one := range e {
		reasons = append(reasons, strings.TrimSpace(one.Rule+" "+string(one.Reason)))
	}
	return "refused: " + strings.Join(reasons, ", ")
}

// Has reports whether a refusal is among the reasons.
func (e Errors) Has(r Reason) bool {
	return slices.ContainsFunc(e, func(one Error) bool { return one.Reason == r })
}

func refuse(r Reason) error { return refuseField(r, "") }

func refuseField(r Reason, field string) error {
	return Errors{refusal(r, field)}
}

func refusal(r Reason, field string) Error {
	of := reasons[r]
	return Error{Code: of.code, Rule: of.rule, Reason: r, Field: field}
}

// Refuse returns the refusal of a reason that is found outside the domain, such
// as hidden streams and malformed keys.
func Refuse(r Reason) error { return refuse(r) }

// needs collects what an input lacks, so that all of it is told at once.
type needs struct{ found Errors }

func (n *needs) that(ok bool, r Reason, field string) {
	if !ok {
		n.found = append(n.found, refusal(r, field))
	}
}

func (n *needs) err() error {
	if len(n.found) == 0 {
		return nil
	}
	return n.found
}
