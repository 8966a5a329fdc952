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

// justNow is how long ago a proof is of just now.
const justNow = 5 * time.Minute

// fresh names the operations that ask a proven session for a proof of just now, and
// how long that is: one that was left open must not close a meeting or take a parcel
// along. Who came by a link is asked for nothing that they do not have.
var fresh = map[string]time.Duration{
	"close":     justNow,
	"getParcel": 15 * time.Minute, "openParcel": 15 * time.Minute, "collectParcel": 15 * time.Minute,

	"addPasskey": justNow, "addCode": justNow, "removeProof": justNow,

	"changeSettings": justNow, "changePerson": justNow, "giveRoles": justNow,
	"removePerson": justNow, "endSessionsOf": justNow, "offerEnrolment": justNow, "removeProofOf": justNow, "confirmProofOf": justNow,
	"addOrganisation": justNow, "changeOrganisation": justNow, "dropOrganisation": justNow,
	"addIssuer": justNow, "changeIssuer": justNow, "dropIssuer": justNow,
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
	"getEntrance":      {anybody, "Anybody may read what stands on the door of the house."},
	"useLink":          {anybody, "Whoever holds a link uses it, once; it opens a waiting room and nothing of a case. (M5, L1)"},
	"beginLogIn":       {anybody, "Anybody may begin to log in; it tells of nobody."},
	"logIn":            {anybody, "Whoever has a passkey that the house knows. (L1)"},
	"beginSignOn":      {anybody, "Anybody may go and log in at an organisation that the house trusts."},
	"signOn":           {anybody, "Whoever their own organisation answers for. (L1)"},
	"getSignOnKeys":    {anybody, "Anybody may read the public keys by which an organisation knows this house."},
	"logInWithCode":    {visitors, "Who came by a link proves with a one-time code of their own. (L1)"},
	"beginPasskey":     {visitors, "Who came by a link, or is proven, begins to add a passkey."},
	"addPasskey":       {visitors, "Who came by a link, or is proven a short while ago, adds a passkey; by a link it has to be confirmed. (L1)"},
	"beginCode":        {visitors, "Who came by a link, or is proven, begins to add one-time codes."},
	"addCode":          {visitors, "Who came by a link, or is proven a short while ago, adds one-time codes; by a link they have to be confirmed. (L1)"},
	"beginAgain":       {persons, "Everybody proves again who they are."},
	"proveAgain":       {persons, "Everybody proves again who they are, as nobody else."},
	"listProofs":       {persons, "Everybody sees by what they prove who they are."},
	"renameProof":      {persons, "Everybody names the own proofs."},
	"removeProof":      {persons, "Everybody removes an own proof, while another stays."},
	"listSessions":     {persons, "Everybody sees where they are logged in."},
	"endSessions":      {persons, "Everybody logs out everywhere."},
	"endOneSession":    {persons, "Everybody ends an own session."},
	"endSession":       {visitors, "Everybody ends the own session."},
	"getMe":            {visitors, "Everybody logged in sees who they are."},

	"getSettings":        {persons, "An administrator reads the settings. (P6)"},
	"changeSettings":     {persons, "An administrator changes the house, on the record. (P6)"},
	"listPeople":         {persons, "Administrators and organisers see whom the house knows; an organiser no more than whom to invite. (M1)"},
	"addPerson":          {persons, "Administrators and organisers make people known; only an administrator gives roles. (M1, P6)"},
	"changePerson":       {persons, "An administrator changes a card. (P6)"},
	"giveRoles":          {persons, "An administrator gives roles. (P6)"},
	"removePerson":       {persons, "An administrator removes a person. (P6)"},
	"endSessionsOf":      {persons, "An administrator logs a person out everywhere. (P6)"},
	"offerEnrolment":     {persons, "An administrator makes a link for somebody to enrol. (P6)"},
	"removeProofOf":      {persons, "An administrator ends a proof of who lost a device. (P6)"},
	"confirmProofOf":     {persons, "An administrator confirms a proof, after speaking to its owner. (P6)"},
	"listOrganisations":  {persons, "Administrators and organisers see with whom the house works. (M1)"},
	"addOrganisation":    {persons, "An administrator adds an organisation. (P6)"},
	"changeOrganisation": {persons, "An administrator changes an organisation. (P6)"},
	"dropOrganisation":   {persons, "An administrator drops an organisation. (P6)"},
	"listIssuers":        {persons, "An administrator reads whose sign-on is trusted. (P6)"},
	"addIssuer":          {persons, "An administrator trusts a sign-on. (P6)"},
	"changeIssuer":       {persons, "An administrator changes a trusted sign-on. (P6)"},
	"dropIssuer":         {persons, "An administrator trusts a sign-on no longer. (P6)"},

	"openCase":        {persons, "Who is an organiser of the house opens a case. (C3)"},
	"getCase":         {persons, "The organiser reads the own case. (C3)"},
	"changePurpose":   {persons, "The organiser changes purpose and questions; while a meeting runs with a reason. (C3)"},
	"listConsents":    {persons, "Everybody reads the own records of consent, and nobody another's. (C8)"},
	"recordConsent":   {persons, "Who takes part in a meeting on the case records the own consents. (C8)"},
	"withdrawConsent": {persons, "Who recorded a consent records that it was withdrawn. (C8)"},
	"convene":         {persons, "The organiser of the case convenes. (M1, M6)"},

	"getDoor":         {visitors, "Who came by a link, of the meeting of that link: nothing of the case. (M2, M5, M7, L1)"},
	"reschedule":      {persons, "The organiser moves a meeting that has not begun. (M7)"},
	"confirmIdentity": {persons, "The organiser, who heard the spoken code. (L1)"},
	"refuseIdentity":  {persons, "The organiser, when it is somebody else. (L1)"},
	"vouchFor":        {persons, "A professional of this meeting answers, by name, for a subject or representative beside them. (L1)"},
	"giveCode":        {persons, "The chair gives a personal code to who waits or is here. (L12)"},
	"substitute":      {persons, "The organiser lets somebody else come instead. (M9)"},
	"sendAgain":       {persons, "The organiser sends a new link. (M7, M9)"},
	"showLink":        {persons, "The organiser passes a link on in another way. (M7)"},
	"lookBeside":      {persons, "Who has a personal code, on the device of somebody of the same meeting. (L12)"},

	"listMeetings":          {persons, "Everybody sees what they take part in. (M7)"},
	"listEarlier":           {persons, "Everybody sees what they took part in. (M7)"},
	"askTicket":             {persons, "Whoever is invited opens a live page, once per ticket. (M2, M5, M6, L1)"},
	"watchMeeting":          {persons, "Who holds a ticket of their own for this meeting, in their own session. (M2, M5, M6, L1)"},
	"getMeeting":            {persons, "Whoever is invited, as far as their sight goes. (M2, M5, M6, L1)"},
	"invite":                {persons, "The organiser invites, one by one, with the reason why. (M1)"},
	"withdrawInvitation":    {persons, "The organiser takes an invitation back. (M1)"},
	"declareTask":           {enrolled, "Whoever is invited declares the own task. (M2)"},
	"confirmTask":           {persons, "The organiser confirms. (M2)"},
	"acceptConfidentiality": {enrolled, "Whoever is invited accepts, by name. (M5)"},
	"start":                 {persons, "The chair opens the table. (L1)"},
	"arrive":                {visitors, "Whoever is invited knocks. (L1)"},
	"admit":                 {persons, "The chair lets in, by name. (L1)"},
	"leave":                 {visitors, "Whoever is there may leave. (L1)"},
	"showOut":               {persons, "The chair shows out. (L1)"},
	"extend":                {persons, "Only the chair extends. (S8)"},
	"openRound":             {persons, "The chair begins the round. (S1)"},
	"discussAgreement":      {persons, "The chair takes up an agreement. (S1)"},
	"close":                 {persons, "The chair closes. (S5)"},

	"putItem":         {persons, "Who is at the table puts own data there. (L2)"},
	"openItem":        {persons, "Only the provider shows an item to more people. (L1, T1)"},
	"narrowItem":      {persons, "Only the provider hides an item from people. (L1, T1)"},
	"withdrawItem":    {persons, "Only the provider withdraws an item. (L6)"},
	"requestItem":     {persons, "Who sees an item at the table may ask for it. (T2)"},
	"withdrawRequest": {persons, "Only who asked withdraws a request. (T2)"},
	"grant":           {persons, "Only the provider permits. (T1)"},
	"refuseRequest":   {persons, "Only the provider refuses. (T1)"},
	"takeBack":        {persons, "Only the provider takes a permission back, until close. (T6)"},

	"draftAgreement":   {persons, "Who is at the table writes an agreement down. (S2)"},
	"rewriteAgreement": {persons, "Who wrote it or took it on changes its words. (S2)"},
	"takeOnAgreement":  {persons, "Who will do it takes it on; nobody assigns it. (S2)"},
	"dropAgreement":    {persons, "Who wrote it or took it on takes it away. (S2)"},
	"reportAgreement":  {persons, "Who took it on says how it stands. (S2)"},

	"getParcel":      {persons, "Each recipient, the own parcel, and only that. (S7)"},
	"openParcel":     {persons, "Each recipient, the own parcel. (S7)"},
	"collectParcel":  {persons, "Each recipient, the own parcel. (S7)"},
	"getNotes":       {persons, "The organiser and who attended, but for an interpreter, as far as the own parts. (S3)"},
	"getCertificate": {persons, "The organiser, who attended, and an FG. (S6)"},
	"getRecord":      {persons, "The organiser reads the record of the own cases, an FG every record. (P6)"},
	"listDeeds":      {persons, "Who is invited for an organisation sees what they did themselves. (P6)"},
}
