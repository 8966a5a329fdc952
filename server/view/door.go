// SPDX-License-Identifier: EUPL-1.2

package view

import (
	"time"

	"github.com/casustafel/casustafel/server/conference"
)

// Door is a meeting for who came by a link and has not proven yet who they are: when
// it is, who convenes, and how far they are themselves. There is nothing of the case
// in it.
type Door struct {
	ID           conference.MeetingID `json:"id" see:"invited"`
	House        string               `json:"house" see:"invited"`
	Stage        conference.Stage     `json:"stage" see:"invited"`
	PlannedStart time.Time            `json:"plannedStart" see:"invited"`
	PlannedEnd   time.Time            `json:"plannedEnd" see:"invited"`
	Place        string               `json:"place" see:"invited"`
	Convenes     Convenes             `json:"convenes" see:"invited"`
	Me           Me                   `json:"me" see:"invited"`
	Method       conference.Method    `json:"method" see:"invited"`
	First        bool                 `json:"first" see:"invited"`
	SpokenCode   string               `json:"spokenCode,omitempty" see:"invited"`
}

// AtDoor is how somebody who waits proved who they are: the organiser's to judge.
type AtDoor struct {
	Method     conference.Method        `json:"method" see:"organiser"`
	First      bool                     `json:"first" see:"organiser"`
	SpokenCode string                   `json:"spokenCode,omitempty" see:"organiser"`
	VouchedBy  conference.ParticipantID `json:"vouchedBy,omitempty" see:"organiser"`
	TableCode  bool                     `json:"tableCode" see:"organiser"`
	LinkUntil  *time.Time               `json:"linkUntil,omitempty" see:"organiser"`
	LinkTaken  bool                     `json:"linkTaken" see:"organiser"`
}

// TableCode is told once, to the chair, who passes it on.
type TableCode struct {
	Participant conference.ParticipantID `json:"participant" see:"organiser"`
	Code        string                   `json:"code" see:"organiser"`
}
