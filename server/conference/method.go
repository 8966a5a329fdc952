// SPDX-License-Identifier: EUPL-1.2

package conference

import "slices"

// Method is how somebody showed who they are.
type Method string

const (
	MethodLink    Method = "link"    // has the mailbox the invitation went to, and no more
	MethodPasskey Method = "passkey" // WebAuthn, with user verification
	MethodCode    Method = "code"    // a link and a one-time code
	MethodSignOn  Method = "sign-on" // of the own organisation
	MethodVouched Method = "vouched" // a professional at the table answers for them
	MethodDemo    Method = "demo"    // nobody is who they say, and everybody knows
)

var methods = []Method{MethodLink, MethodPasskey, MethodCode, MethodSignOn, MethodVouched, MethodDemo}

// Valid reports whether the method is one of the closed list.
func (m Method) Valid() bool { return slices.Contains(methods, m) }
