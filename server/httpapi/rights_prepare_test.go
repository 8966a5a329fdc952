// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/descope/virtualwebauthn"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
)

// bodyOf is what an actor sends, after what has to be asked before: who has a task
// asks for that, and who has none for an agreement of their own; what one proves with
// answers a question that was put just now.
func (r *rightsScene) bodyOf(t testing.TB, a actor, op string, bodies map[string]any) any {
	t.Helper()
	switch op {
	case "requestItem":
		if a.inMeeting == client {
			return service.NewRequest{Agreement: conference.AgreementID(r.ids["agreement "+a.acts()]), Words: "om te helpen"}
		}
		return service.NewRequest{OwnTask: true, Words: "om te helpen"}
	case "addPasskey", "proveAgain", "addCode", "logInWithCode", "endOneSession":
		if a.level == 0 && !a.known() {
			return bodies[op]
		}
		return r.proofOf(t, a, op)
	}
	return bodies[op]
}

// proofOf is of who has a passkey and codes; somebody at the door has those of els.
func (r *rightsScene) proofOf(t testing.TB, a actor, op string) any {
	t.Helper()
	name := a.name
	if a.level != 0 {
		name = "els"
	}
	switch op {
	case "addPasskey":
		r.begins(t, a, "beginPasskey", &r.ceremony)
		return r.newPasskey(t, name)
	case "proveAgain":
		r.ceremony = Ceremony{}
		r.begins(t, a, "beginAgain", &r.ceremony)
		ceremony, used := r.ceremony.Ceremony, r.uses(name)
		return ProvenAgain{Ceremony: &ceremony, Credential: &used}
	case "addCode":
		r.begins(t, a, "beginCode", &r.secret)
		return NewCode{Ceremony: r.secret.Ceremony, Name: "App", Code: r.code(0)}
	case "logInWithCode":
		if a.level != 0 {
			r.forward(codeStep) // els's own before
		}
		r.secret = r.secrets[name]
		return UsedCode{Code: r.code(0)}
	}
	r.elsewhere(t, a)
	return nil
}

const codeStep = 31 * time.Second

// begins asks for what is to be answered; who may not gets nothing.
func (r *rightsScene) begins(t testing.TB, a actor, op string, into any) {
	t.Helper()
	w := r.asks(t, a, op, "own", nil)
	if w.Code < 300 {
		mustDo(t, json.Unmarshal(w.Body.Bytes(), into))
	}
}

func (r *rightsScene) newPasskey(t testing.TB, name string) any {
	t.Helper()
	asked := must(virtualwebauthn.ParseAttestationOptions(string(raw(r.ceremony.Options))))(t)
	delete(r.passkeys, name+" anew")
	answer := virtualwebauthn.CreateAttestationResponse(r.place, r.auth(string(r.person(name))), r.keyOf(name+" anew"), *asked)
	return NewPasskey{Ceremony: r.ceremony.Ceremony, Name: "Telefoon", Credential: object(answer)}
}

// elsewhere is another session of an actor, to be ended.
func (r *rightsScene) elsewhere(t testing.TB, a actor) {
	t.Helper()
	delete(r.ids, "session other")
	if a.level != 0 {
		return
	}
	r.enters(t, a)
	var seen Sessions
	r.begins(t, a, "listSessions", &seen)
	for _, one := range seen.Sessions {
		if !one.Here {
			r.ids["session other"] = one.ID
		}
	}
}
