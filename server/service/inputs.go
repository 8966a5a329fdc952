// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"time"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
)

// NewSettings is what the house says about itself, whole.
type NewSettings struct {
	Name           string   `json:"name"`
	MailFrom       string   `json:"mailFrom"`
	MailName       string   `json:"mailName"`
	FGName         string   `json:"fgName"`
	FGContact      string   `json:"fgContact"`
	CoordinatingFG string   `json:"coordinatingFg"`
	Convenant      string   `json:"convenant"`
	Theme          string   `json:"theme"`
	Weighed        int      `json:"weighed"` // M8
	Terms          NewTerms `json:"terms"`
}

// NewTerms are how long things live.
type NewTerms struct {
	AutoCloseHours int `json:"autoCloseHours"` // S8
	ParcelDays     int `json:"parcelDays"`     // S7
	OpenedHours    int `json:"openedHours"`    // S7
	CaseDays       int `json:"caseDays"`
}

// NewPerson is somebody the house is to know. Only an administrator gives roles.
type NewPerson struct {
	Name         string            `json:"name"`
	Email        string            `json:"email"`
	Organisation string            `json:"organisation"`
	Contact      string            `json:"contact"`
	Roles        []conference.Role `json:"roles"`
}

// ChangedPerson is the card of somebody the house knows, whole.
type ChangedPerson struct {
	Name         string `json:"name"`
	Email        string `json:"email"`
	Organisation string `json:"organisation"`
	Contact      string `json:"contact"`
}

// GivenRoles are all roles that somebody is to have.
type GivenRoles struct {
	Roles []conference.Role `json:"roles"`
}

// NewOrganisation is a partner, with the secrecy that binds its people.
type NewOrganisation struct {
	Name    string                `json:"name"`
	Kind    catalogue.PartnerKind `json:"kind"`
	Secrecy catalogue.Secrecy     `json:"secrecy"`
}

// NewIssuer is a sign-on to trust, with the mail domains it may speak for. The house
// shows itself there with a key, or with a secret; an empty one leaves the one there is.
type NewIssuer struct {
	Name     string   `json:"name"`
	URL      string   `json:"url"`
	ClientID string   `json:"clientId"`
	WithKey  bool     `json:"withKey,omitempty"`
	Secret   string   `json:"secret"`
	Domains  []string `json:"domains"`
	ACR      []string `json:"acr"`
	AMR      []string `json:"amr"`
}

// NewTimes is when and where a meeting is to be instead.
type NewTimes struct {
	PlannedStart time.Time `json:"plannedStart"`
	PlannedEnd   time.Time `json:"plannedEnd"`
	Place        string    `json:"place"`
}

// NewSubstitute is who comes instead (M9).
type NewSubstitute struct {
	Person conference.PersonID `json:"person"`
}

// ComparedCode is the spoken code that an organiser compared with who waits. It says
// which proof is meant, whatever came in its place meanwhile (L1).
type ComparedCode struct {
	SpokenCode string `json:"spokenCode"`
}
