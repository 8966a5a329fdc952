// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/descope/virtualwebauthn"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
)

const origin = "https://tafel.example.nl"

func houseName() string { return "Zorg- en Veiligheidshuis Noord" }

// device is somebody's, with one passkey.
type device struct {
	place virtualwebauthn.RelyingParty
	auth  virtualwebauthn.Authenticator
	key   virtualwebauthn.Credential
}

func newDevice(owner conference.PersonID) *device {
	return &device{
		place: virtualwebauthn.RelyingParty{Name: "x", ID: "tafel.example.nl", Origin: origin},
		auth:  virtualwebauthn.NewAuthenticatorWithOptions(virtualwebauthn.AuthenticatorOptions{UserHandle: []byte(owner)}),
		key:   newKey(),
	}
}

// newKey leaves out the keys that the peer writes with too few bytes: it drops the
// zeros in front of a coordinate, one time in a hundred, and that is no valid key.
func newKey() virtualwebauthn.Credential {
	const whole = 77
	for {
		if key := virtualwebauthn.NewCredential(virtualwebauthn.KeyTypeEC2); len(key.Key.AttestationData()) == whole {
			return key
		}
	}
}

// makes answers a request for a new passkey.
func (d *device) makes(t *testing.T, options json.RawMessage) json.RawMessage {
	t.Helper()
	asked, err := virtualwebauthn.ParseAttestationOptions(string(options))
	if err != nil {
		t.Fatal(err)
	}
	return json.RawMessage(virtualwebauthn.CreateAttestationResponse(d.place, d.auth, d.key, *asked))
}

// proves answers a request to use it, and counts.
func (d *device) proves(t *testing.T, options json.RawMessage) json.RawMessage {
	t.Helper()
	d.key.Counter++
	return d.repeats(t, options)
}

func (d *device) repeats(t *testing.T, options json.RawMessage) json.RawMessage {
	t.Helper()
	asked, err := virtualwebauthn.ParseAssertionOptions(string(options))
	if err != nil {
		t.Fatal(err)
	}
	return json.RawMessage(virtualwebauthn.CreateAssertionResponse(d.place, d.auth, d.key, *asked))
}

// passkeyScene is a house with passkeys, and somebody who has one.
type passkeyScene struct {
	*testing.T
	clock *clock
	house *accounts
	keys  *identity.Passkeys
	noor  conference.PersonID
	phone *device
	proof conference.ProofID
}

var session = []byte("the hash of a session")

func newPasskeyScene(t *testing.T) *passkeyScene {
	t.Helper()
	s := &passkeyScene{T: t, clock: newClock(), house: newAccounts()}
	var err error
	if s.keys, err = identity.NewPasskeys(origin, houseName, s.house, s.clock.now); err != nil {
		t.Fatal(err)
	}
	s.noor = s.house.person()
	s.phone = newDevice(s.noor)
	s.proof = s.adds(s.noor, s.phone, true)
	return s
}

func (s *passkeyScene) adds(p conference.PersonID, d *device, confirmed bool) conference.ProofID {
	s.Helper()
	ceremony, options, err := s.keys.BeginAdding(s.Context(), p, session)
	if err != nil {
		s.Fatal(err)
	}
	proof, err := s.keys.Add(s.Context(), p, session, ceremony, "telefoon", d.makes(s.T, options), confirmed)
	if err != nil {
		s.Fatalf("Add: %v", err)
	}
	return proof
}

func (s *passkeyScene) begin() (ceremony string, options json.RawMessage) {
	s.Helper()
	ceremony, options, err := s.keys.BeginLogIn(s.Context())
	if err != nil {
		s.Fatal(err)
	}
	return ceremony, options
}

func (s *passkeyScene) logsIn(d *device) (identity.Proved, error) {
	s.Helper()
	ceremony, options := s.begin()
	return s.keys.LogIn(s.Context(), ceremony, d.proves(s.T, options))
}

func (s *passkeyScene) proved() identity.Proved {
	return identity.Proved{Person: s.noor, Proof: s.proof, Method: conference.MethodPasskey}
}

func TestPasskeys_ProveWhoMadeThem(t *testing.T) {
	s := newPasskeyScene(t)
	for range 3 {
		got, err := s.logsIn(s.phone)
		hasProved(t, got, err, s.proved())
	}
	if s.house.logged != 3 {
		t.Errorf("recorded log-ins: got %d, want 3", s.house.logged)
	}
	t.Run("and several of one person", func(t *testing.T) {
		laptop := newDevice(s.noor)
		want := identity.Proved{Person: s.noor, Proof: s.adds(s.noor, laptop, false), Method: conference.MethodPasskey, First: true}
		got, err := s.logsIn(laptop)
		hasProved(t, got, err, want)
		got, err = s.logsIn(s.phone)
		hasProved(t, got, err, s.proved())
	})
	t.Run("and a device that does not count", func(t *testing.T) {
		synced := newDevice(s.noor)
		proof := s.adds(s.noor, synced, true)
		for range 2 {
			ceremony, options := s.begin()
			got, err := s.keys.LogIn(t.Context(), ceremony, synced.repeats(t, options))
			hasProved(t, got, err, identity.Proved{Person: s.noor, Proof: proof, Method: conference.MethodPasskey})
		}
	})
}

func TestPasskeys_AskForTheRightThings(t *testing.T) {
	s := newPasskeyScene(t)
	_, options, err := s.keys.BeginAdding(t.Context(), s.noor, session)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"userVerification":"required"`, `"residentKey":"required"`, `"requireResidentKey":true`,
		`"id":"tafel.example.nl"`, houseName(), "Noor de Wit", `"excludeCredentials":[{`} {
		if !strings.Contains(string(options), want) {
			t.Errorf("options: no %s in %s", want, options)
		}
	}
	if strings.Contains(string(options), `"attestation":"direct"`) {
		t.Error("the make of the device is asked for")
	}
	t.Run("and name nobody's passkey before a log-in", func(t *testing.T) {
		_, options := s.begin()
		if !strings.Contains(string(options), `"userVerification":"required"`) || strings.Contains(string(options), "allowCredentials") {
			t.Errorf("options: got %s", options)
		}
	})
	t.Run("and keep nothing of how the device was made", func(t *testing.T) {
		proofs, _ := s.house.KnownProofs(t.Context(), s.noor)
		if bytes.Contains(proofs[0].Content.Passkey, []byte("clientDataJSON\":\"")) || proofs[0].Content.Name != "telefoon" {
			t.Errorf("kept: %s", proofs[0].Content.Passkey)
		}
	})
}

func TestPasskeys_AreRefusedAtLogIn(t *testing.T) {
	for name, test := range map[string]struct {
		spoil func(*passkeyScene)
		fault identity.Fault
	}{
		"wrong origin":        {func(s *passkeyScene) { s.phone.place.Origin = "https://tafel.example.com" }, identity.FaultSignature},
		"origin without lock": {func(s *passkeyScene) { s.phone.place.Origin = "http://tafel.example.nl" }, identity.FaultSignature},
		"wrong rp":            {func(s *passkeyScene) { s.phone.place.ID = "example.nl" }, identity.FaultSignature},
		"nobody verified":     {func(s *passkeyScene) { s.phone.auth.Options.UserNotVerified = true }, identity.FaultSignature},
		"nobody present":      {func(s *passkeyScene) { s.phone.auth.Options.UserNotPresent = true }, identity.FaultSignature},
		"another key":         {func(s *passkeyScene) { s.phone.key.Key = newDevice(s.noor).key.Key }, identity.FaultSignature},
		"unknown passkey":     {func(s *passkeyScene) { s.phone.key.ID = newDevice(s.noor).key.ID }, identity.FaultUnknown},
		"somebody else's":     {func(s *passkeyScene) { s.phone.auth.Options.UserHandle = []byte(s.house.person()) }, identity.FaultUnknown},
		"unknown person":      {func(s *passkeyScene) { s.phone.auth.Options.UserHandle = []byte(newPerson()) }, identity.FaultUnknown},
		"no person":           {func(s *passkeyScene) { s.phone.auth.Options.UserHandle = nil }, identity.FaultMalformed},
		"no id":               {func(s *passkeyScene) { s.phone.auth.Options.UserHandle = []byte("noor") }, identity.FaultMalformed},
		"removed":             {func(s *passkeyScene) { s.house.people[s.noor] = nil }, identity.FaultUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			s := newPasskeyScene(t)
			test.spoil(s)
			got, err := s.logsIn(s.phone)
			isRefused(t, got, err, test.fault)
		})
	}
}

func TestPasskeys_AreRefusedWhenTheyAreAnswersToAnotherQuestion(t *testing.T) {
	s := newPasskeyScene(t)
	ceremony, options := s.begin()
	answer := s.phone.proves(t, options)
	got, err := s.keys.LogIn(t.Context(), ceremony, answer)
	hasProved(t, got, err, s.proved())
	t.Run("used before", func(t *testing.T) {
		got, err := s.keys.LogIn(t.Context(), ceremony, answer)
		isRefused(t, got, err, identity.FaultCeremony)
	})
	t.Run("of another ceremony", func(t *testing.T) {
		other, _ := s.begin()
		got, err := s.keys.LogIn(t.Context(), other, answer)
		isRefused(t, got, err, identity.FaultSignature)
		got, err = s.keys.LogIn(t.Context(), other, answer)
		isRefused(t, got, err, identity.FaultCeremony)
	})
	t.Run("too late", func(t *testing.T) {
		ceremony, options := s.begin()
		s.clock.pass(identity.CeremonyLifetime)
		got, err := s.keys.LogIn(t.Context(), ceremony, s.phone.proves(t, options))
		isRefused(t, got, err, identity.FaultCeremony)
	})
	t.Run("no ceremony", func(t *testing.T) {
		_, options := s.begin()
		got, err := s.keys.LogIn(t.Context(), "", s.phone.proves(t, options))
		isRefused(t, got, err, identity.FaultCeremony)
	})
	t.Run("malformed", func(t *testing.T) {
		for _, text := range []string{"", "null", "{}", "[]", strings.Repeat("x", 20_000), `{"id":"a","rawId":"a","type":"public-key"}`} {
			ceremony, _ := s.begin()
			got, err := s.keys.LogIn(t.Context(), ceremony, json.RawMessage(text))
			isRefused(t, got, err, identity.FaultMalformed)
		}
	})
}

func TestPasskeys_EndWhenThereAreTwoOfOne(t *testing.T) {
	s := newPasskeyScene(t)
	clone := *s.phone
	for range 3 {
		if _, err := s.logsIn(s.phone); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.logsIn(&clone)
	isRefused(t, got, err, identity.FaultCounter)
	if len(s.house.doubted) != 1 || s.house.doubted[0] != s.proof {
		t.Errorf("doubted: got %v, want %v", s.house.doubted, s.proof)
	}
	t.Run("for both", func(t *testing.T) {
		got, err := s.logsIn(s.phone)
		isRefused(t, got, err, identity.FaultUnknown)
	})
	t.Run("also when the other was never used", func(t *testing.T) {
		tablet := newDevice(s.noor)
		tablet.key.Counter = 9
		s.adds(s.noor, tablet, true)
		tablet.key.Counter = 4
		got, err := s.logsIn(tablet)
		isRefused(t, got, err, identity.FaultCounter)
	})
}

func TestPasskeys_ProveAgainWhoIsHere(t *testing.T) {
	s := newPasskeyScene(t)
	bram := s.house.person()
	bramsPhone := newDevice(bram)
	s.adds(bram, bramsPhone, true)
	again := func(d *device, by conference.PersonID, in []byte) (identity.Proved, error) {
		ceremony, options, err := s.keys.BeginAgain(t.Context(), s.noor, session)
		if err != nil {
			t.Fatal(err)
		}
		return s.keys.Again(t.Context(), by, in, ceremony, d.proves(t, options))
	}
	got, err := again(s.phone, s.noor, session)
	hasProved(t, got, err, s.proved())
	got, err = again(bramsPhone, s.noor, session)
	isRefused(t, got, err, identity.FaultPerson)
	got, err = again(bramsPhone, bram, session)
	isRefused(t, got, err, identity.FaultPerson)
	got, err = again(s.phone, bram, session)
	isRefused(t, got, err, identity.FaultPerson)
	got, err = again(s.phone, s.noor, []byte("another session"))
	isRefused(t, got, err, identity.FaultCeremony)
	t.Run("and not with a log-in of another page", func(t *testing.T) {
		ceremony, options := s.begin()
		got, err := s.keys.Again(t.Context(), s.noor, session, ceremony, s.phone.proves(t, options))
		isRefused(t, got, err, identity.FaultCeremony)
	})
}

func TestPasskeys_AreAddedByWhomTheyAreFor(t *testing.T) {
	for name, test := range map[string]struct {
		fault identity.Fault
		spoil func(s *passkeyScene, d *device, by *conference.PersonID, in *[]byte)
	}{
		"another session": {identity.FaultCeremony, func(_ *passkeyScene, _ *device, _ *conference.PersonID, in *[]byte) { *in = []byte("other") }},
		"too late": {identity.FaultCeremony, func(s *passkeyScene, _ *device, _ *conference.PersonID, _ *[]byte) {
			s.clock.pass(identity.CeremonyLifetime)
		}},
		"another person": {identity.FaultPerson, func(s *passkeyScene, _ *device, by *conference.PersonID, _ *[]byte) { *by = s.house.person() }},
		"wrong origin": {identity.FaultSignature, func(_ *passkeyScene, d *device, _ *conference.PersonID, _ *[]byte) {
			d.place.Origin = "https://example.com"
		}},
		"wrong rp": {identity.FaultSignature, func(_ *passkeyScene, d *device, _ *conference.PersonID, _ *[]byte) { d.place.ID = "example.com" }},
		"nobody verified": {identity.FaultSignature, func(_ *passkeyScene, d *device, _ *conference.PersonID, _ *[]byte) {
			d.auth.Options.UserNotVerified = true
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newPasskeyScene(t)
			d, by, in := newDevice(s.noor), s.noor, session
			ceremony, options, err := s.keys.BeginAdding(t.Context(), s.noor, session)
			if err != nil {
				t.Fatal(err)
			}
			test.spoil(s, d, &by, &in)
			proof, err := s.keys.Add(t.Context(), by, in, ceremony, "x", d.makes(t, options), true)
			if identity.FaultOf(err) != test.fault || proof != "" {
				t.Errorf("got %q, %v; want %s", proof, err, test.fault)
			}
			if n := len(s.house.people[s.noor]); n != 1 {
				t.Errorf("proofs: got %d, want the one before", n)
			}
		})
	}
	t.Run("once", func(t *testing.T) {
		s := newPasskeyScene(t)
		ceremony, options, err := s.keys.BeginAdding(t.Context(), s.noor, session)
		if err != nil {
			t.Fatal(err)
		}
		answer := newDevice(s.noor).makes(t, options)
		for i, want := range []identity.Fault{"", identity.FaultCeremony} {
			if _, err := s.keys.Add(t.Context(), s.noor, session, ceremony, "x", answer, true); identity.FaultOf(err) != want {
				t.Errorf("time %d: got %v, want %q", i+1, err, want)
			}
		}
	})
}

func TestNewPasskeys_NeedsTheNameOfAHost(t *testing.T) {
	for _, at := range []string{"http://127.0.0.1:8080", "https://[::1]", "", "::"} {
		if _, err := identity.NewPasskeys(at, houseName, newAccounts(), newClock().now); err == nil {
			t.Errorf("%q: got passkeys, want an error", at)
		}
	}
	if _, err := identity.NewPasskeys("http://localhost:8080", houseName, newAccounts(), newClock().now); err != nil {
		t.Errorf("localhost: %v", err)
	}
}
