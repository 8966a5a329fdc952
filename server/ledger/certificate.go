// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Certificate is what a verified certificate says.
type Certificate struct {
	Origin      string // which stream of which house
	Size        int64  // how many events it has
	Root        Hash   // of the tree of all of them
	Statement   []byte // compact JSON on one line, signed with the rest
	Key         string // the verifier key that signed
	Fingerprint string // of Key
	Leaves      []Hash // one for each event, in order
}

// Certify writes the certificate of a stream: its leaves, and a signed note over
// its origin, size, root and statement. The same input gives the same bytes.
// Errors: ErrName for the origin, ErrStatement.
func Certify(s *Signer, origin string, leaves []Hash, statement []byte) ([]byte, error) {
	if err := checkName(origin); err != nil {
		return nil, fmt.Errorf("certifying: origin: %w", err)
	}
	if err := checkStatement(statement); err != nil {
		return nil, fmt.Errorf("certifying %s: %w", origin, err)
	}
	root, err := RootOfLeaves(leaves)
	if err != nil {
		return nil, fmt.Errorf("certifying %s: %w", origin, err)
	}
	c := Certificate{Origin: origin, Size: int64(len(leaves)), Root: root, Statement: statement, Key: s.key, Leaves: leaves}
	signed, err := note.Sign(&note.Note{Text: c.text()}, s.signer)
	if err != nil {
		return nil, fmt.Errorf("certifying %s: signing: %w", origin, err)
	}
	return layout(string(signed), c.Key, c.Leaves), nil
}

// Verify reads a certificate and believes nothing: key, signature, tree and every
// single byte of the file must be as they were written. wantKey is the verifier key
// or the fingerprint that must have signed; when it is empty the enclosed key will
// do, and then only the fingerprint tells who that is.
// Errors: ErrFormat, ErrKey, ErrSignature, ErrTree.
func Verify(file []byte, wantKey string) (*Certificate, error) {
	c, signature, err := open(file, wantKey)
	if err != nil {
		return nil, fmt.Errorf("verifying certificate: %w", err)
	}
	// JSON, base64 and hexadecimal each have several spellings of the same thing.
	if !bytes.Equal(c.encode(signature), file) {
		return nil, fmt.Errorf("verifying certificate: comparing with its written form: %w", ErrFormat)
	}
	return c, nil
}

// open checks everything but how it is spelled. The signature is its key id and
// the Ed25519 signature, as in a note.
func open(file []byte, wantKey string) (c *Certificate, signature []byte, err error) {
	var in struct {
		Note   string   `json:"note"`
		Key    string   `json:"key"`
		Leaves []string `json:"leaves"`
	}
	if json.Unmarshal(file, &in) != nil {
		return nil, nil, fmt.Errorf("reading JSON: %w", ErrFormat)
	}
	key, err := parseKey(in.Key)
	if err != nil {
		return nil, nil, err
	}
	if wantKey != "" && !isKey(key, wantKey) {
		return nil, nil, ErrKey
	}
	text, signature, err := openNote(in.Note, key)
	if err != nil {
		return nil, nil, err
	}
	if c, err = parseText(text); err != nil {
		return nil, nil, err
	}
	c.Key, c.Fingerprint = key, fingerprint(key)
	if c.Leaves, err = parseLeaves(in.Leaves); err != nil {
		return nil, nil, err
	}
	return c, signature, c.checkTree()
}

func openNote(signed, key string) (text string, signature []byte, err error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return "", nil, fmt.Errorf("reading the enclosed key: %w", ErrFormat)
	}
	n, err := note.Open([]byte(signed), note.VerifierList(verifier))
	if err != nil {
		return "", nil, ErrSignature
	}
	signature, err = base64.StdEncoding.DecodeString(n.Sigs[0].Base64)
	if err != nil {
		return "", nil, fmt.Errorf("reading signature: %w", ErrFormat)
	}
	return n.Text, signature, nil
}

func parseText(text string) (*Certificate, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 5 || lines[4] != "" {
		return nil, fmt.Errorf("reading signed text: not four lines: %w", ErrFormat)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return nil, fmt.Errorf("reading signed text: size: %w", ErrFormat)
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return nil, fmt.Errorf("reading signed text: root: %w", ErrFormat)
	}
	c := &Certificate{Origin: lines[0], Size: size, Root: root, Statement: []byte(lines[3])}
	if checkName(c.Origin) != nil || checkStatement(c.Statement) != nil {
		return nil, fmt.Errorf("reading signed text: origin or statement: %w", ErrFormat)
	}
	return c, nil
}

func parseLeaves(texts []string) ([]Hash, error) {
	leaves := make([]Hash, len(texts))
	for i, text := range texts {
		leaf, err := tlog.ParseHash(text)
		if err != nil {
			return nil, fmt.Errorf("reading leaf %d: %w", i+1, ErrFormat)
		}
		leaves[i] = leaf
	}
	return leaves, nil
}

func (c *Certificate) checkTree() error {
	root, err := RootOfLeaves(c.Leaves)
	if err != nil {
		return err
	}
	if root != c.Root || int64(len(c.Leaves)) != c.Size {
		return ErrTree
	}
	return nil
}

// text is the signed text: a checkpoint with the statement as its one extension line.
func (c *Certificate) text() string {
	return fmt.Sprintf("%s\n%d\n%s\n%s\n", c.Origin, c.Size, c.Root, c.Statement)
}

func (c *Certificate) encode(signature []byte) []byte {
	line := "— " + keyName(c.Key) + " " + base64.StdEncoding.EncodeToString(signature) + "\n"
	return layout(c.text()+"\n"+line, c.Key, c.Leaves)
}

func layout(signed, key string, leaves []Hash) []byte {
	texts := make([]string, len(leaves))
	for i, leaf := range leaves {
		texts[i] = leaf.String()
	}
	return object(member{"note", quote(signed)}, member{"key", quote(key)}, member{"leaves", list(texts)})
}

func checkStatement(statement []byte) error {
	var compact bytes.Buffer
	if json.Compact(&compact, statement) != nil || !bytes.Equal(compact.Bytes(), statement) || !isPlain(string(statement)) {
		return ErrStatement
	}
	return nil
}
