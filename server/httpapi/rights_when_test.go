// SPDX-License-Identifier: EUPL-1.2

package httpapi

// course is what an operation answers as a meeting goes on, stage by stage: to who
// has the right, and to who is at the table without it. Everybody else is told that
// nothing is there. The stages are those of stages: convened, table, round, closing,
// sealed, closed, opened, lost.
type course struct{ may, not string }

var letters = map[byte]answer{'+': allowed, 'r': refused, 'h': absent, 'f': forbidden}

// courses has every operation that is asked in a meeting or on a case.
var courses = map[string]course{
	"acceptConfidentiality": {"+++rrrrr", ""},
	"admit":                 {"r++rrrrr", ""},
	"arrive":                {"+++rrrrr", ""},
	"askTicket":             {"++++++++", ""},
	"changePurpose":         {"+rrrr+++", ""},
	"close":                 {"+r+rrrrr", ""},
	"collectParcel":         {"hhhhhr+h", ""},
	"confirmIdentity":       {"+++rrrrr", ""},
	"confirmTask":           {"+++rrrrr", ""},
	"convene":               {"++++++++", ""},
	"declareTask":           {"+rrrrrrr", "fffrrrrr"},
	"discussAgreement":      {"hr+hhrrh", ""},
	"draftAgreement":        {"h++hhhhh", "hffhhhhh"},
	"dropAgreement":         {"h++hhhhh", "hffhhhhh"},
	"extend":                {"+++rrrrr", ""},
	"getCase":               {"++++++++", ""},
	"getCertificate":        {"hhhhh++h", ""},
	"getDoor":               {"++++++++", ""},
	"getMeeting":            {"++++++++", ""},
	"getNotes":              {"hhhhh+++", ""},
	"getParcel":             {"hhhhh++h", ""},
	"getRecord":             {"++++++++", ""},
	"giveCode":              {"r++rrrrr", ""},
	"grant":                 {"h++hhhhh", "hffhhhhh"},
	"invite":                {"+++rrrrr", ""},
	"leave":                 {"r++rrrrr", ""},
	"listConsents":          {"+++hh+++", ""},
	"listDeeds":             {"++++++++", ""},
	"listEarlier":           {"++++++++", ""},
	"lookBeside":            {"r++rrrrr", ""},
	"narrowItem":            {"h++hhhhh", "hffhhhhh"},
	"openItem":              {"h++hhhhh", "hffhhhhh"},
	"openParcel":            {"hhhhh++h", ""},
	"openRound":             {"r++rrrrr", ""},
	"putItem":               {"h++hhhhh", "hffhhhhh"},
	"recordConsent":         {"+++hh+++", ""},
	"refuseIdentity":        {"+++rrrrr", ""},
	"refuseRequest":         {"h++hhhhh", "hffhhhhh"},
	"reportAgreement":       {"hrrhh++h", "hrrhhffh"},
	"requestItem":           {"h++hhhhh", "hffhhhhh"},
	"reschedule":            {"+rrrrrrr", ""},
	"rewriteAgreement":      {"h++hhhhh", "hffhhhhh"},
	"sendAgain":             {"+++rrrrr", ""},
	"showLink":              {"+++rrrrr", ""},
	"showOut":               {"r++rrrrr", ""},
	"start":                 {"+rrrrrrr", ""},
	"substitute":            {"+++rrrrr", ""},
	"takeBack":              {"h++hhhhh", "hffhhhhh"},
	"takeOnAgreement":       {"h++hhhhh", "hffhhhhh"},
	"vouchFor":              {"h++hhrrr", "hffhhrrr"},
	"watchMeeting":          {"++++++++", ""},
	"withdrawConsent":       {"++++++++", ""},
	"withdrawInvitation":    {"+++rrrrr", ""},
	"withdrawItem":          {"h++hhhhh", "hffhhhhh"},
	"withdrawRequest":       {"h++hhhhh", "hffhhhhh"},
}

// except is who is told something else.
var except = map[string]string{
	// A task can be declared at the table too, by who is not there yet.
	"declareTask by wacht": "+++rrrrr", "declareTask by taak": "+++rrrrr", "declareTask by stil": "+++rrrrr", "declareTask by first": "+++rrrrr",
	// Who waits already may leave; who is gone, or never came, may not, and is no host to who has a code.
	"leave by mailbox": "+++rrrrr", "leave by first": "+++rrrrr",
	"leave by leo": "rrrrrrrr", "leave by olga": "rrrrrrrr", "leave by taak": "rrrrrrrr", "leave by stil": "rrrrrrrr",
	"lookBeside by leo": "rrrrrrrr", "lookBeside by olga": "rrrrrrrr", "lookBeside by taak": "rrrrrrrr", "lookBeside by stil": "rrrrrrrr",
	// Consents go with sight of the case (C3, L1); the organiser's never ends, and one's own records stay.
	"listConsents by noor": "++++++++", "listConsents by petra": "++++++++", "recordConsent by noor": "++++++++",
	"listConsents by wacht": "+++++hhh", "recordConsent by wacht": "+++++hhh",
	"listConsents by leo": "+hhhh+++", "listConsents by olga": "+hhhh+++", "recordConsent by leo": "+hhhh+++", "recordConsent by olga": "+hhhh+++",
	"listConsents by taak": "hhhhhhhh", "listConsents by stil": "hhhhhhhh", "recordConsent by taak": "hhhhhhhh", "recordConsent by stil": "hhhhhhhh",
	// The organiser sees who waits from the start; nobody answers for themselves; who waits answers for who came along.
	"vouchFor by noor": "r++rrrrr", "vouchFor by rep": "fffrrrrr", "vouchFor by wacht": "h++hhhhh",
	"vouchFor by slot": "hhhhhhhh", "vouchFor by taak": "hhhhhhhh", "vouchFor by stil": "hhhhhhhh", "vouchFor by leo": "hhhhhrrr", "vouchFor by olga": "hhhhhrrr",
}

// byCode is what somebody does on the device of another, with a personal code (L12).
var byCode = []string{
	"acceptConfidentiality", "declareTask", "putItem", "withdrawItem", "openItem", "narrowItem", "requestItem", "withdrawRequest", "grant", "refuseRequest",
	"takeBack", "takeOnAgreement", "reportAgreement", "leave", "lookBeside",
}
