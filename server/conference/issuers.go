// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"net/url"
	"slices"
)

// Issuer is a partner's own sign-on that the house trusts.
type Issuer struct {
	ID       IssuerID
	Envelope EnvelopeID
}

// SetIssuer trusts a sign-on, for the mail domains it may speak for and no others.
type SetIssuer struct {
	Act
	Issuer Issuer
	New    bool
	Facts  IssuerFacts
}

// DropIssuer ends that trust. Identities of it stay linked and prove nothing: nobody
// can log in by it any more.
type DropIssuer struct {
	Act
	Issuer IssuerID
}

type (
	IssuerSet struct {
		Issuer   IssuerID
		Envelope EnvelopeID
	}
	IssuerDropped struct{ Issuer IssuerID }
)

func (IssuerSet) kind() string     { return "issuer-set" }
func (IssuerDropped) kind() string { return "issuer-dropped" }

func (b IssuerSet) applyHouse(h *House, _ Event) {
	set := Issuer{b.Issuer, b.Envelope}
	if _, there := h.Issuer(b.Issuer); !there {
		h.issuers = append(h.issuers, set)
	}
	change(h.issuers, isIssuer(b.Issuer), func(i *Issuer) { *i = set })
}

func (b IssuerDropped) applyHouse(h *House, _ Event) {
	h.issuers = slices.DeleteFunc(h.issuers, isIssuer(b.Issuer))
}

func isIssuer(id IssuerID) func(Issuer) bool { return func(i Issuer) bool { return i.ID == id } }

// Issuers returns them in the order in which they were added.
func (h *House) Issuers() []Issuer { return slices.Clone(h.issuers) }

// Issuer returns one by id.
func (h *House) Issuer(id IssuerID) (Issuer, bool) { return find(h.issuers, isIssuer(id)) }

func (d SetIssuer) may(h *House) bool { return d.administrated(h) }

func (d SetIssuer) decideHouse(h *House) ([]Body, error) {
	if _, there := h.Issuer(d.Issuer.ID); !there && !d.New {
		return nil, refuse(Hidden)
	}
	var n needs
	n.that(d.Facts.Name, NameMissing, "name")
	n.that(d.Facts.URL, IssuerWrong, "url")
	n.that(d.Facts.Client, ClientMissing, "clientId")
	n.that(d.Facts.Secret, SecretMissing, "secret")
	n.that(d.Facts.Domains, MailDomainWrong, "domains")
	n.that(d.Facts.Assurance, AssuranceMissing, "acr")
	n.that(d.Facts.ACR, AssuranceWeak, "acr")
	n.that(d.Facts.AMR, AssuranceWeak, "amr")
	if err := n.err(); err != nil {
		return nil, err
	}
	return []Body{IssuerSet{d.Issuer.ID, d.Issuer.Envelope}}, nil
}

func (d DropIssuer) may(h *House) bool { return d.administrated(h) }

func (d DropIssuer) decideHouse(h *House) ([]Body, error) {
	if _, there := h.Issuer(d.Issuer); !there {
		return nil, refuse(Hidden)
	}
	return []Body{IssuerDropped{d.Issuer}}, nil
}

// IssuerFacts is what trusting a sign-on needs to know of its text.
type IssuerFacts struct{ Name, URL, Client, Secret, Domains, Assurance, ACR, AMR bool }

// Facts derives them: it must be reached without being overheard, speak for at least
// one domain, and say how somebody logged in there: in more than one step.
func (c IssuerContent) Facts() IssuerFacts {
	return IssuerFacts{
		Name: said(c.Name), URL: validIssuerURL(c.URL), Client: said(c.ClientID), Secret: said(c.Secret) || len(c.Key) > 0,
		Domains:   len(c.Domains) > 0 && mailDomains(c.Domains),
		Assurance: anySaid(c.ACR) || anySaid(c.AMR),
		ACR:       !anyOneStep(c.ACR), AMR: !anyOneStep(c.AMR),
	}
}

func anySaid(list []string) bool { return slices.ContainsFunc(list, said) }

func mailDomains(list []string) bool {
	return !slices.ContainsFunc(list, func(d string) bool { return !validDomain(d) })
}

// validIssuerURL: https; or http on the machine itself, where nobody listens in.
func validIssuerURL(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return false
	}
	local := u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1" || u.Hostname() == "::1"
	return u.Scheme == "https" || u.Scheme == "http" && local
}
