// SPDX-License-Identifier: EUPL-1.2

// Package catalogue holds what the law and the field give as data: statutory
// tasks, kinds of partners, secrecy, laws, life domains and how an item is
// described, each with its Dutch label and, for tasks, its source and date.
// It knows no case, no meeting, no clock and nothing else of ours.
//
// The catalogue helps to declare a task; it is not proof. A participant answers
// for the task they declare.
package catalogue
