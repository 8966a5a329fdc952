// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"slices"
	"strings"
)

// oneStep are the values by which a sign-on says that somebody logged in in one step,
// or that it does not say how. One match is enough, so none of these may be asked for:
// the methods of RFC 8176 that are one factor by themselves, and levels that need no more.
var oneStep = strings.Fields(`
	pwd password pin sms tel email kba geo rba user wia otp hwk swk face fpt iris retina vbm none
	0 1 low loa1 http://eidas.europa.eu/loa/low http://surfconext.nl/assurance/loa1
	urn:oasis:names:tc:saml:2.0:ac:classes:unspecified
	urn:oasis:names:tc:saml:2.0:ac:classes:password
	urn:oasis:names:tc:saml:2.0:ac:classes:passwordprotectedtransport
`)

// anyOneStep reports whether a list holds one of them; a blank asks for nothing at all.
func anyOneStep(list []string) bool {
	return slices.ContainsFunc(list, func(s string) bool {
		return !said(s) || slices.Contains(oneStep, strings.ToLower(strings.TrimSpace(s)))
	})
}
