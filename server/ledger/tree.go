// SPDX-License-Identifier: EUPL-1.2

// Package ledger makes the record tamper-evident: a Merkle tree per stream,
// a signing key, and the closing certificate that anybody verifies offline.
// It imports nothing of ours and knows no event's meaning, no storage and no clock.
//
// The format is written down in docs/certificate.md.
package ledger

import (
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is a leaf, a node or a root of a tree: SHA-256 as in RFC 6962.
type Hash = tlog.Hash

// ReadHashes returns the stored hashes with these indexes, one for each and in
// the same order. The indexes increase; it is not called for none at all.
type ReadHashes func(index []int64) ([]Hash, error)

// Leaf returns the hash of one event: of its text, to the byte.
func Leaf(text string) Hash { return tlog.RecordHash([]byte(text)) }

// StoredCount returns how many hashes are stored for a tree of this size. The
// first hash that Extend(size, …) returns gets this number as its index.
func StoredCount(size int64) int64 {
	if size <= 0 {
		return 0
	}
	return tlog.StoredHashCount(size)
}

// Extend returns the hashes to store, in order, when the event with this text is
// added to a tree of size events. It reads the hashes that the tree already has,
// at most one for each doubling of its size. Errors: those of read, or a size below zero.
func Extend(size int64, text string, read ReadHashes) ([]Hash, error) {
	if size < 0 {
		return nil, fmt.Errorf("extending tree of size %d: %w", size, errSize)
	}
	added, err := tlog.StoredHashesForRecordHash(size, Leaf(text), tlog.HashReaderFunc(read.some))
	if err != nil {
		return nil, fmt.Errorf("extending tree of size %d: %w", size, err)
	}
	return added, nil
}

// Root returns the root of a tree of size events from its stored hashes; of an
// empty tree it is the hash of nothing. Errors: those of read, or a size below zero.
func Root(size int64, read ReadHashes) (Hash, error) {
	if size < 0 {
		return Hash{}, fmt.Errorf("root of tree of size %d: %w", size, errSize)
	}
	root, err := tlog.TreeHash(size, tlog.HashReaderFunc(read.some))
	if err != nil {
		return Hash{}, fmt.Errorf("root of tree of size %d: %w", size, err)
	}
	return root, nil
}

// RootOf returns the root of the tree of these events, from scratch.
func RootOf(texts []string) (Hash, error) { return RootOfLeaves(Leaves(texts)) }

// RootOfLeaves returns the root of the tree with these leaves, from scratch.
func RootOfLeaves(leaves []Hash) (Hash, error) {
	return Root(int64(len(leaves)), stored(leaves).read)
}

// StoredHashes returns every hash that Extend gives for these events one after
// another, to compare with what is stored.
func StoredHashes(texts []string) []Hash { return stored(Leaves(texts)) }

// Leaves returns the leaf of each event.
func Leaves(texts []string) []Hash {
	leaves := make([]Hash, len(texts))
	for i, text := range texts {
		leaves[i] = Leaf(text)
	}
	return leaves
}

var (
	errSize  = errors.New("size below zero")
	errIndex = errors.New("hash is not stored")
)

// some keeps read from being called for nothing, which saves storage a query.
func (read ReadHashes) some(index []int64) ([]Hash, error) {
	if len(index) == 0 {
		return nil, nil
	}
	return read(index)
}

// hashes are the stored hashes of a whole tree, in memory.
type hashes []Hash

func (h hashes) read(index []int64) ([]Hash, error) {
	found := make([]Hash, len(index))
	for i, at := range index {
		if at < 0 || at >= int64(len(h)) {
			return nil, errIndex
		}
		found[i] = h[at]
	}
	return found, nil
}

func stored(leaves []Hash) hashes {
	all := make(hashes, 0, 2*len(leaves))
	for i, leaf := range leaves {
		added, err := tlog.StoredHashesForRecordHash(int64(i), leaf, tlog.HashReaderFunc(all.read))
		if err != nil {
			panic("ledger: a tree in memory asked for a hash it cannot have yet: " + err.Error())
		}
		all = append(all, added...)
	}
	return all
}

// HashSize is the size of a Hash in bytes.
const HashSize = tlog.HashSize

// Place says which entry adds the stored hash with this index: its number, from 1,
// and the level of the hash among those that it adds, from 0.
func Place(index int64) (seq int64, level int) {
	level, n := tlog.SplitStoredHashIndex(index)
	return (n + 1) << level, level
}
