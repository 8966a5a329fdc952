// SPDX-License-Identifier: EUPL-1.2

package doctor

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// fileSystems says what a kind does to a key that is overwritten in place. A kind
// that is not here is unknown.
var fileSystems = map[uint32]struct {
	name  string
	level Level
	why   string
}{
	0xEF53:     {"ext4", Good, ""},
	0x58465342: {"xfs", Good, ""},
	0x9123683E: {"btrfs", Wrong, "schrijft elders dan waar het stond: een vernietigde sleutel blijft op de schijf staan"},
	0x2FC12FC1: {"zfs", Wrong, "schrijft elders dan waar het stond: een vernietigde sleutel blijft op de schijf staan"},
	0xCA451A4E: {"bcachefs", Wrong, "schrijft elders dan waar het stond: een vernietigde sleutel blijft op de schijf staan"},
	0xF2F52010: {"f2fs", Wrong, "schrijft elders dan waar het stond: een vernietigde sleutel blijft op de schijf staan"},
	0x794C7630: {"overlayfs", Weak, "ligt op een ander bestandssysteem, dat hier niet te zien is"},
	0x01021994: {"tmpfs", Wrong, "is na een herstart leeg: dan zijn alle casussen onleesbaar"},
	0x858458F6: {"ramfs", Wrong, "is na een herstart leeg: dan zijn alle casussen onleesbaar"},
	0x6969:     {"nfs", Weak, "staat op een andere machine, die kopieën kan maken"},
	0xFF534D42: {"cifs", Weak, "staat op een andere machine, die kopieën kan maken"},
	0xFE534D42: {"smb2", Weak, "staat op een andere machine, die kopieën kan maken"},
	0x65735546: {"fuse", Weak, "gaat door een programma dat kopieën kan maken"},
}

const plainDisk = "Leg de sleutelmap op een gewone schijf met ext4 of xfs, zonder snapshots."

func fileSystem(_ context.Context, p Place) []Finding {
	const check = "keys-file-system"
	magic, _, err := p.System.FileSystem(p.Keys)
	if err != nil {
		return found(check, Unknown, "Op welk bestandssysteem de sleutels liggen, is niet te zien.", plainDisk)
	}
	kind, known := fileSystems[magic]
	switch {
	case !known:
		return found(check, Unknown, fmt.Sprintf("De sleutels liggen op een bestandssysteem dat hier niet bekend is (%#x).", magic), plainDisk)
	case kind.level == Good:
		return good(check, "De sleutels liggen op "+kind.name+": overschrijven gebeurt op de plek zelf.")
	}
	return found(check, kind.level, "De sleutels liggen op "+kind.name+", en dat "+kind.why+".", plainDisk)
}

func apart(_ context.Context, p Place) []Finding {
	const check, do = "apart", "Leg sleutels en database op verschillende schijven, met verschillende back-ups."
	keysMajor, keysMinor, err := p.System.Device(p.Keys)
	if err != nil {
		return found(check, Unknown, "Op welke schijf de sleutels liggen, is niet te zien.", do)
	}
	dbMajor, dbMinor, err := p.System.Device(p.DB)
	switch {
	case err != nil:
		return found(check, Unknown, "Op welke schijf de database ligt, is niet te zien.", do)
	case keysMajor == dbMajor && keysMinor == dbMinor:
		return found(check, Weak, "Sleutels en database liggen op dezelfde schijf: één kopie van die schijf heeft beide.", do)
	}
	return good(check, "Sleutels en database liggen op verschillende schijven.")
}

func encryption(_ context.Context, p Place) []Finding {
	var all []Finding
	for _, folder := range []struct{ check, what, path string }{
		{"keys-encryption", "De schijf van de sleutels", p.Keys}, {"database-encryption", "De schijf van de database", p.DB},
	} {
		major, minor, err := p.System.Device(folder.path)
		if err == nil && encrypted(filepath.Join(p.Sys, "dev", "block", fmt.Sprintf("%d:%d", major, minor)), 0) {
			all = append(all, good(folder.check, folder.what+" is versleuteld (dm-crypt).")...)
			continue
		}
		all = append(all, found(folder.check, Unknown, "Of "+strings.ToLower(folder.what[:1])+folder.what[1:]+" versleuteld is, is hier niet te zien.",
			"Vraag wie de machine beheert of de schijf versleuteld is, en waar die sleutel ligt.")...)
	}
	return all
}

// deepest bounds how many block devices may lie on one another.
const deepest = 8

// encrypted reports whether a block device is dm-crypt, or lies on devices that all
// are.
func encrypted(device string, depth int) bool {
	if id, err := os.ReadFile(filepath.Join(device, "dm", "uuid")); err == nil && strings.HasPrefix(string(id), "CRYPT-") {
		return true
	}
	below, err := os.ReadDir(filepath.Join(device, "slaves"))
	if err != nil || len(below) == 0 || depth == deepest {
		return false
	}
	for _, one := range below {
		if !encrypted(filepath.Join(device, "slaves", one.Name()), depth+1) {
			return false
		}
	}
	return true
}

// How many bytes have to be free: little is weak, next to nothing is wrong.
const (
	little  = 1 << 30
	nothing = 100 << 20
)

func space(_ context.Context, p Place) []Finding {
	var all []Finding
	for _, folder := range []struct{ check, what, path string }{
		{"database-space", "Bij de database", p.DB}, {"keys-space", "Bij de sleutels", p.Keys},
	} {
		_, free, err := p.System.FileSystem(folder.path)
		level, do := Good, ""
		switch {
		case err != nil:
			all = append(all, found(folder.check, Unknown, folder.what+" is niet te zien hoeveel ruimte er is.", "Kijk of de map bestaat en te lezen is.")...)
			continue
		case free < nothing:
			level, do = Wrong, "Maak nu ruimte: zonder ruimte kan niemand meer iets inbrengen."
		case free < little:
			level, do = Weak, "Maak ruimte."
		}
		all = append(all, Finding{folder.check, level, fmt.Sprintf("%s is %d MB vrij.", folder.what, free>>20), do})
	}
	return all
}
