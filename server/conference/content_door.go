// SPDX-License-Identifier: EUPL-1.2

package conference

import "encoding/json"

// The typed texts of the door: of the house, and of what people prove who they
// are with.
type (
	// SettingsContent is what the house says about itself, in the drawer of the house.
	SettingsContent struct {
		Name           string `json:"name"`
		MailFrom       string `json:"mailFrom"` // the address invitations come from
		MailName       string `json:"mailName"`
		FGName         string `json:"fgName"`
		FGContact      string `json:"fgContact"`
		CoordinatingFG string `json:"coordinatingFG"` // of a Zorg- en Veiligheidshuis
		Convenant      string `json:"convenant"`      // where the agreement between partners is read
		Theme          string `json:"theme"`          // folder with the look of the house
	}
	// OrganisationContent is a partner, in the drawer of the house.
	OrganisationContent struct {
		Name string `json:"name"`
	}
	// IssuerContent is a partner's own sign-on, in the drawer of the house.
	IssuerContent struct {
		Name     string   `json:"name"`
		URL      string   `json:"url"`
		ClientID string   `json:"clientID"`
		Secret   string   `json:"secret"`
		Key      []byte   `json:"key,omitempty"` // the private one that the house signs with instead of a secret (PKCS 8)
		Domains  []string `json:"domains"`       // the mail addresses it may speak for
		ACR      []string `json:"acr"`           // assurance levels that are enough
		AMR      []string `json:"amr"`           // ways of logging in that are enough
	}
	// ProofContent is one thing somebody proves with who they are, in the person's
	// drawer: a passkey, the secret of one-time codes, or an identity of an issuer.
	ProofContent struct {
		Name    string          `json:"name"` // what its owner calls it
		Passkey json.RawMessage `json:"passkey,omitempty"`
		Secret  string          `json:"secret,omitempty"`
		Issuer  IssuerID        `json:"issuer,omitempty"`
		Subject string          `json:"subject,omitempty"`
	}
	// CodeContent is a personal code for a shared device (L12), in the table's drawer.
	CodeContent struct {
		Code string `json:"code"`
	}
)
