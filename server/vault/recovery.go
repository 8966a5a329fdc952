// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
)

// ErrRecovery means that this is not a recovery key, or not the one that a backup
// was sealed to.
var ErrRecovery = errors.New("vault: not the recovery key of this")

// Recipient is the public half of a recovery key: what is sealed to it only its
// Identity opens.
type Recipient struct{ age *age.X25519Recipient }

// Identity is the secret half of a recovery key. It is a function, like a key, so
// that no verb of fmt prints it.
type Identity struct{ age func() *age.X25519Identity }

// NewRecoveryKey makes a recovery key, writes its secret half to w in the form of
// the tool age, and returns the public half as text.
func NewRecoveryKey(w io.Writer) (recipient string, err error) {
	made, err := age.GenerateX25519Identity()
	if err != nil {
		return "", fmt.Errorf("making a recovery key: %w", err)
	}
	recipient = made.Recipient().String()
	if _, err := fmt.Fprintf(w, "# public key: %s\n%s\n", recipient, made.String()); err != nil {
		return "", fmt.Errorf("writing a recovery key: %w", err)
	}
	return recipient, nil
}

// ParseRecipient reads the public half of a recovery key (age1...). Errors:
// ErrRecovery, without the text.
func ParseRecipient(text string) (Recipient, error) {
	r, err := age.ParseX25519Recipient(text)
	if err != nil {
		return Recipient{}, fmt.Errorf("reading a recipient: %w", ErrRecovery)
	}
	return Recipient{r}, nil
}

// ReadIdentity reads the secret half of a recovery key, as NewRecoveryKey wrote
// it. Errors: ErrRecovery, without the text.
func ReadIdentity(r io.Reader) (Identity, error) {
	found, err := age.ParseIdentities(r)
	if err != nil || len(found) != 1 {
		return Identity{}, fmt.Errorf("reading a recovery key: %w", ErrRecovery)
	}
	one, ok := found[0].(*age.X25519Identity)
	if !ok {
		return Identity{}, fmt.Errorf("reading a recovery key: %w", ErrRecovery)
	}
	return Identity{func() *age.X25519Identity { return one }}, nil
}

// SealTo returns a writer whose input is sealed to recovery keys. Nothing opens
// unless it was closed.
func SealTo(w io.Writer, to ...Recipient) (io.WriteCloser, error) {
	var recipients []age.Recipient
	for _, r := range to {
		if r.age == nil {
			return nil, fmt.Errorf("sealing to a recovery key: %w", ErrRecovery)
		}
		recipients = append(recipients, r.age)
	}
	sealer, err := age.Encrypt(w, recipients...)
	if err != nil {
		return nil, fmt.Errorf("sealing to a recovery key: %w", err)
	}
	return sealer, nil
}

// OpenWith opens what SealTo sealed; reading fails where it was changed or cut
// off. Errors: ErrRecovery for another key, ErrDamaged.
func OpenWith(r io.Reader, i Identity) (io.Reader, error) {
	if i.age == nil {
		return nil, ErrRecovery
	}
	opened, err := age.Decrypt(r, i.age())
	var other *age.NoIdentityMatchError
	if errors.As(err, &other) {
		return nil, fmt.Errorf("opening with a recovery key: %w", ErrRecovery)
	}
	if err != nil {
		return nil, fmt.Errorf("opening with a recovery key: %w: %w", ErrDamaged, err)
	}
	return opened, nil
}
