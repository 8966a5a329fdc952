// SPDX-License-Identifier: EUPL-1.2

package conference

// Reason is the closed list of stable names of refusals. The texts are in
// frontend/src/i18n, in Dutch and English; a test holds the two lists together.
type Reason string

const (
	Hidden            Reason = "not-found"
	KeyMissing        Reason = "key-missing"
	KeyReused         Reason = "key-reused"
	PurposeMissing    Reason = "purpose-missing"
	QuestionMissing   Reason = "question-missing"
	SubjectMissing    Reason = "subject-missing"
	DomainMissing     Reason = "domain-missing"
	DecisionMissing   Reason = "decision-missing"
	ConsentEnded      Reason = "consent-ended"
	ConsentEmpty      Reason = "consent-words-missing"
	PartsMissing      Reason = "parts-missing"
	TitleMissing      Reason = "part-title-missing"
	TimesWrong        Reason = "times-wrong"
	WhyMissing        Reason = "why-missing"
	OrganisationEmpty Reason = "organisation-missing"
	AlreadyInvited    Reason = "already-invited"
	PersonUnknown     Reason = "person-unknown"
	CapacityUnknown   Reason = "capacity-unknown"
	ChairTaken        Reason = "chair-taken"
	CapacityMayNot    Reason = "capacity-may-not"
	HatUnknown        Reason = "hat-unknown"
	AskerMissing      Reason = "asker-missing"
	AskerNoTask       Reason = "asker-without-task"
	TaskMissing       Reason = "task-missing"
	TaskUnknown       Reason = "task-unknown"
	FollowedMissing   Reason = "followed-task-missing"
	TaskNotNeeded     Reason = "task-not-needed"
	TaskUndeclared    Reason = "task-undeclared"
	TaskUnconfirmed   Reason = "task-unconfirmed"
	TaskFixed         Reason = "task-fixed-at-table"
	SecrecyMissing    Reason = "secrecy-missing"
	NotAccepted       Reason = "confidentiality-missing"
	LinkUnknown       Reason = "link-unknown"
	MailOff           Reason = "mail-off"
	AddressMissing    Reason = "address-missing"
	NotOpen           Reason = "meeting-not-open"
	AlreadyStarted    Reason = "meeting-started"
	MeetingClosed     Reason = "meeting-closed"
	NotWaiting        Reason = "not-waiting"
	NotProven         Reason = "not-proven"
	NotHere           Reason = "not-here"
	OwnIdentity       Reason = "own-identity"
	SpokenCodeOther   Reason = "spoken-code-other"

	AdministratorConfirms Reason = "administrator-confirms"
	OtherConfirms         Reason = "other-administrator-confirms"

	CodeWrong         Reason = "code-wrong"
	CodeDead          Reason = "code-dead"
	CodeNotHere       Reason = "code-not-here"
	NotAtTable        Reason = "not-at-table"
	AlreadyAdmitted   Reason = "already-admitted"
	ChairStays        Reason = "chair-stays"
	AudienceAbsent    Reason = "audience-not-at-table"
	AudienceEmpty     Reason = "audience-missing"
	TextMissing       Reason = "text-missing"
	OriginMissing     Reason = "origin-missing"
	DateMissing       Reason = "origin-date-missing"
	LawMissing        Reason = "law-missing"
	NatureMissing     Reason = "nature-missing"
	DetailMissing     Reason = "detail-missing"
	SubjectNeeded     Reason = "item-subject-missing"
	SubjectUnwanted   Reason = "item-subject-unwanted"
	SubjectUnknown    Reason = "item-subject-unknown"
	OnlyProvider      Reason = "only-provider"
	ServesMissing     Reason = "serves-missing"
	WordsMissing      Reason = "words-missing"
	OwnItem           Reason = "own-item"
	AlreadyAsked      Reason = "already-asked"
	NotYourRequest    Reason = "not-your-request"
	RequestRefused    Reason = "request-refused"
	NoOwnTask         Reason = "no-own-task"
	NotYourAgreement  Reason = "not-your-agreement"
	NarrowedMissing   Reason = "narrowed-words-missing"
	NotGranted        Reason = "not-granted"
	AdviserTakesNone  Reason = "adviser-takes-no-personal-data"
	RoundNotHeld      Reason = "round-not-held"
	NotDiscussed      Reason = "agreements-not-discussed"
	ActivityMissing   Reason = "activity-missing"
	ExtentMissing     Reason = "extent-missing"
	StartMissing      Reason = "agreement-start-missing"
	EndWrong          Reason = "agreement-end-wrong"
	ExecutorMissing   Reason = "executor-missing"
	ContactMissing    Reason = "contact-missing"
	AgreementTaken    Reason = "agreement-taken"
	OnlyOwnAgreement  Reason = "only-own-agreement"
	NotTakenOn        Reason = "not-taken-on"
	ProgressUnknown   Reason = "progress-unknown"
	NotClosed         Reason = "meeting-not-closed"
	ReleasesDiffer    Reason = "releases-differ"
	ParcelUnopened    Reason = "parcel-unopened"
	ParcelGone        Reason = "parcel-gone"
	NotDue            Reason = "not-due"
	ExtensionTooEarly Reason = "extension-not-later"

	RoleMayNot        Reason = "role-may-not"
	RoleUnknown       Reason = "role-unknown"
	LastAdministrator Reason = "last-administrator"
	NameMissing       Reason = "name-missing"
	EmailWrong        Reason = "email-wrong"
	AddressTaken      Reason = "address-taken"
	MailDomainWrong   Reason = "mail-domain-wrong"
	TermsWrong        Reason = "terms-wrong"
	WeighedWrong      Reason = "weighed-wrong"
	IssuerWrong       Reason = "issuer-url-wrong"
	ClientMissing     Reason = "client-missing"
	SecretMissing     Reason = "secret-missing"
	AssuranceMissing  Reason = "assurance-missing"
	AssuranceWeak     Reason = "assurance-weak"
	IdentityTaken     Reason = "identity-taken"
	MethodMayNot      Reason = "method-may-not"
	TooManyProofs     Reason = "too-many-proofs"
	LastProof         Reason = "last-proof"
	DoubtedProof      Reason = "proof-doubted"
	ProofUsed         Reason = "proof-used"
	ProofMissing      Reason = "proof-missing"
	CodeMissing       Reason = "code-missing"
	IssuerUnknown     Reason = "issuer-unknown"
)

type origin struct {
	code Code
	rule string
}

// reasons says of each reason what kind of refusal it is and which rule it keeps.
var reasons = map[Reason]origin{
	Hidden:            {NotFound, ""},
	KeyMissing:        {Invalid, ""},
	KeyReused:         {Conflict, ""},
	PurposeMissing:    {Invalid, "C3"},
	QuestionMissing:   {Invalid, "C3"},
	SubjectMissing:    {Invalid, "C3"},
	DomainMissing:     {Invalid, "L2"},
	DecisionMissing:   {Invalid, "C3"},
	ConsentEnded:      {Conflict, "C8"},
	ConsentEmpty:      {Invalid, "C8"},
	PartsMissing:      {Invalid, "M6"},
	TitleMissing:      {Invalid, "M6"},
	TimesWrong:        {Invalid, "S8"},
	WhyMissing:        {Invalid, "M1"},
	OrganisationEmpty: {Invalid, "M1"},
	AlreadyInvited:    {Conflict, "M1"},
	PersonUnknown:     {Invalid, "M1"},
	CapacityUnknown:   {Invalid, "M4"},
	ChairTaken:        {Conflict, "M4"},
	CapacityMayNot:    {Forbidden, "M4"},
	HatUnknown:        {Invalid, "M4"},
	AskerMissing:      {Invalid, "M2"},
	AskerNoTask:       {Conflict, "M2"},
	TaskMissing:       {Invalid, "M2"},
	TaskUnknown:       {Invalid, "M2"},
	FollowedMissing:   {Invalid, "M2"},
	TaskNotNeeded:     {Conflict, "M2"},
	TaskUndeclared:    {Conflict, "M2"},
	TaskUnconfirmed:   {Conflict, "M2"},
	TaskFixed:         {Conflict, "M2"},
	SecrecyMissing:    {Invalid, "M2"},
	NotAccepted:       {Conflict, "M5"},
	LinkUnknown:       {NotFound, "M9"},
	MailOff:           {Conflict, "M7"},
	AddressMissing:    {Conflict, "M7"},
	NotOpen:           {Conflict, "L1"},
	AlreadyStarted:    {Conflict, "L1"},
	MeetingClosed:     {Conflict, "S5"},
	NotWaiting:        {Conflict, "L1"},
	NotProven:         {Conflict, "L1"},
	NotHere:           {Conflict, "L1"},
	OwnIdentity:       {Forbidden, "L1"},
	SpokenCodeOther:   {Conflict, "L1"},

	AdministratorConfirms: {Forbidden, "L1"},
	OtherConfirms:         {Forbidden, "L1"},

	CodeWrong:         {Forbidden, "L12"},
	CodeDead:          {Forbidden, "L12"},
	CodeNotHere:       {Forbidden, "L12"},
	NotAtTable:        {Conflict, "L1"},
	AlreadyAdmitted:   {Conflict, "L1"},
	ChairStays:        {Conflict, "L1"},
	AudienceAbsent:    {Conflict, "L1"},
	AudienceEmpty:     {Invalid, "L1"},
	TextMissing:       {Invalid, "L2"},
	OriginMissing:     {Invalid, "L2"},
	DateMissing:       {Invalid, "L2"},
	LawMissing:        {Invalid, "L2"},
	NatureMissing:     {Invalid, "L2"},
	DetailMissing:     {Invalid, "L2"},
	SubjectNeeded:     {Invalid, "L2"},
	SubjectUnwanted:   {Invalid, "L2"},
	SubjectUnknown:    {Invalid, "L2"},
	OnlyProvider:      {Forbidden, "T1"},
	ServesMissing:     {Invalid, "T2"},
	WordsMissing:      {Invalid, "T2"},
	OwnItem:           {Conflict, "T2"},
	AlreadyAsked:      {Conflict, "T2"},
	NotYourRequest:    {Forbidden, "T2"},
	RequestRefused:    {Conflict, "T2"},
	NoOwnTask:         {Conflict, "T2"},
	NotYourAgreement:  {Conflict, "T2"},
	NarrowedMissing:   {Invalid, "T2"},
	NotGranted:        {Conflict, "T6"},
	AdviserTakesNone:  {Forbidden, "T3"},
	RoundNotHeld:      {Conflict, "S1"},
	NotDiscussed:      {Conflict, "S1"},
	ActivityMissing:   {Invalid, "S2"},
	ExtentMissing:     {Invalid, "S2"},
	StartMissing:      {Invalid, "S2"},
	EndWrong:          {Invalid, "S2"},
	ExecutorMissing:   {Invalid, "S2"},
	ContactMissing:    {Invalid, "S2"},
	AgreementTaken:    {Conflict, "S2"},
	OnlyOwnAgreement:  {Forbidden, "S2"},
	NotTakenOn:        {Conflict, "S2"},
	ProgressUnknown:   {Invalid, "S2"},
	NotClosed:         {Conflict, "S7"},
	ReleasesDiffer:    {Conflict, "T1"},
	ParcelUnopened:    {Conflict, "S7"},
	ParcelGone:        {Conflict, "S7"},
	NotDue:            {Conflict, "S8"},
	ExtensionTooEarly: {Invalid, "S8"},

	RoleMayNot:        {Forbidden, ""},
	RoleUnknown:       {Invalid, ""},
	LastAdministrator: {Conflict, ""},
	NameMissing:       {Invalid, ""},
	EmailWrong:        {Invalid, ""},
	AddressTaken:      {Conflict, "M7"},
	MailDomainWrong:   {Invalid, ""},
	TermsWrong:        {Invalid, "P4"},
	WeighedWrong:      {Invalid, "M8"},
	IssuerWrong:       {Invalid, ""},
	ClientMissing:     {Invalid, ""},
	SecretMissing:     {Invalid, ""},
	AssuranceMissing:  {Invalid, ""},
	AssuranceWeak:     {Invalid, ""},
	IdentityTaken:     {Conflict, ""},
	MethodMayNot:      {Invalid, ""},
	TooManyProofs:     {Conflict, ""},
	LastProof:         {Conflict, ""},
	DoubtedProof:      {Forbidden, ""},
	ProofUsed:         {Forbidden, ""},
	ProofMissing:      {Invalid, ""},
	CodeMissing:       {Invalid, ""},
	IssuerUnknown:     {Invalid, ""},
}

// Reasons returns the rule of every reason, for the tests that count them.
func Reasons() map[Reason]string {
	rules := make(map[Reason]string, len(reasons))
	for r, of := range reasons {
		rules[r] = of.rule
	}
	return rules
}
