// SPDX-License-Identifier: EUPL-1.2

// Package conference holds the rules of a case conference: who may do what, see
// what and take what home. It is pure: it knows no clock, no database, no HTTP
// and no key, and never sees a word of what was said. Time, ids and facts come
// in with the deed; out come content-free events, or a refusal that names its rule.
//
// One file holds one deed: what is asked, what it refuses, the event it gives
// and what that event changes. Search a rule's number (product/rules) to find its
// place. What somebody may see is decided in sight.go and nowhere else.
package conference
