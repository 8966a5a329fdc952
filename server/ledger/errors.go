// SPDX-License-Identifier: EUPL-1.2

package ledger

import "errors"

// Errors of reading and writing files. Each can be told in words to somebody who
// was handed a file: what exactly is wrong with it.
var (
	// ErrFormat means that a file is not in the one form in which it is written.
	ErrFormat = errors.New("ledger: file is not in its one written form")
	// ErrKey means that a certificate is signed with another key than was asked for.
	ErrKey = errors.New("ledger: signed with another key")
	// ErrSignature means that the signature is not over this text, or not by the enclosed key.
	ErrSignature = errors.New("ledger: signature does not hold")
	// ErrTree means that the leaves are not those that were signed.
	ErrTree = errors.New("ledger: leaves do not add up to the signed root")
	// ErrStatement means that a statement is not compact JSON on one line of plain text.
	ErrStatement = errors.New("ledger: statement is not compact JSON on one line")
	// ErrName means that an origin or a key name is empty or has a space, a plus
	// sign or a control character.
	ErrName = errors.New("ledger: name is empty or has a space, a plus or a control character")
	// ErrKeyFile means that the file of the signing key is damaged.
	ErrKeyFile = errors.New("ledger: file of the signing key is damaged")
	// ErrKeyName means that the signing key belongs to another name.
	ErrKeyName = errors.New("ledger: signing key belongs to another name")
)
