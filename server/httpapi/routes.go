// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"time"

	"github.com/casustafel/casustafel/server/identity"
)

// who may ask for an operation at all. Whether this person may do it here is for
// conference to say; what it shows is for view.
type who string

const (
	anybody  who = "anybody"
	visitors who = "visitors" // somebody who came by a link, and proved nothing yet
	enrolled who = "enrolled" // somebody who proves it with what nobody has confirmed yet
	persons  who = "persons"  // somebody who proved who they are: content needs this
)

// levels is what a session must have for it, at least.
var levels = map[who]identity.Level{visitors: identity.Mailbox, enrolled: identity.First, persons: identity.Proven}

// fresh names the operations that ask for a proof of just now, and how long that
// is: a session that was left open must not close a meeting or take a parcel along.
var fresh = map[string]time.Duration{
	"close":         5 * time.Minute,
	"collectParcel": 15 * time.Minute,
}

type route struct {
	who  who
	rule string
}

// routes gives every operation its rule, as a sentence. What is not in here is
// refused, and a test counts: routes, operations of the description, and these.
var routes = map[string]route{
	"getDescription":   {anybody, "Anybody may read how the API works."},
	"getCatalogue":     {anybody, "Anybody may read law and field: there is no person in it."},
	"listDemoPersons":  {anybody, "Anybody, in a demo: its people are made up."},
	"beginDemoSession": {anybody, "Anybody, in a demo: its people are made up."},
	"endSession":       {visitors, "Everybody ends the own session."},
	"getMe":            {visitors, "Everybody logged in sees who they are."},

	"openCase":        {persons, "Who the house lets organise opens a case, and is its organiser. (C3)"},
	"getCase":         {persons, "The organiser reads the own case. (C3)"},
	"changePurpose":   {persons, "The organiser changes purpose and questions; while a meeting runs with a reason. (C3)"},
	"listConsents":    {persons, "Everybody reads the own records of consent, and nobody another's. (C8)"},
	"recordConsent":   {persons, "Who takes part in a meeting on the case records the own consents. (C8)"},
	"withdrawConsent": {persons, "Who recorded a consent records that it was withdrawn. (C8)"},
	"convene":         {persons, "The organiser of the case convenes. (M1, M6)"},

	"listMeetings":          {persons, "Everybody sees what they take part in. (M7)"},
	"listEarlier":           {persons, "Everybody sees what they took part in. (M7)"},
	"askTicket":             {persons, "Whoever is invited opens a live page, once per ticket. (M2, M5, M6, L1)"},
	"watchMeeting":          {persons, "Who holds a ticket of their own for this meeting, in their own session. (M2, M5, M6, L1)"},
	"getMeeting":            {persons, "Whoever is invited, as far as their sight goes. (M2, M5, M6, L1)"},
	"invite":                {persons, "The organiser invites, one by one, with the reason why. (M1)"},
	"withdrawInvitation":    {persons, "The organiser takes an invitation back. (M1)"},
	"declareTask":           {persons, "Whoever is invited declares the own task. (M2)"},
	"confirmTask":           {persons, "The organiser confirms. (M2)"},
	"acceptConfidentiality": {persons, "Whoever is invited accepts, by name. (M5)"},
	"start":                 {persons, "The chair opens the table. (L1)"},
	"arrive":                {persons, "Whoever is invited knocks. (L1)"},
	"admit":                 {persons, "The chair lets in, by name. (L1)"},
	"leave":                 {persons, "Whoever is there may leave. (L1)"},
	"showOut":               {persons, "The chair shows out. (L1)"},
	"extend":                {persons, "Only the chair extends. (S8)"},
	"openRound":             {persons, "The chair begins the round. (S1)"},
	"discussAgreement":      {persons, "The chair takes up an agreement. (S1)"},
	"close":                 {persons, "The chair closes. (S5)"},

	"putItem":       {persons, "Who is at the table puts own data there. (L2)"},
	"openItem":      {persons, "Only the provider shows an item to more people. (L1, T1)"},
	"narrowItem":    {persons, "Only the provider hides an item from people. (L1, T1)"},
	"withdrawItem":  {persons, "Only the provider withdraws an item. (L6)"},
	"requestItem":   {persons, "Who sees an item at the table may ask for it. (T2)"},
	"grant":         {persons, "Only the provider permits. (T1)"},
	"refuseRequest": {persons, "Only the provider refuses. (T1)"},
	"takeBack":      {persons, "Only the provider takes a permission back, until close. (T6)"},

	"draftAgreement":   {persons, "Who is at the table writes an agreement down. (S2)"},
	"rewriteAgreement": {persons, "Who wrote it or took it on changes its words. (S2)"},
	"takeOnAgreement":  {persons, "Who will do it takes it on; nobody assigns it. (S2)"},
	"dropAgreement":    {persons, "Who wrote it or took it on takes it away. (S2)"},
	"reportAgreement":  {persons, "Who took it on says how it stands. (S2)"},

	"getParcel":      {persons, "Each recipient, the own parcel, and only that. (S7)"},
	"openParcel":     {persons, "Each recipient, the own parcel. (S7)"},
	"collectParcel":  {persons, "Each recipient, the own parcel. (S7)"},
	"getNotes":       {persons, "The organiser and who attended, as far as the own parts. (S3)"},
	"getCertificate": {persons, "The organiser, who attended, and an FG. (S6)"},
	"getRecord":      {persons, "The organiser reads the record of the own cases, an FG every record. (P6)"},
	"listDeeds":      {persons, "Everybody invited sees what they did themselves. (P6)"},
}
