// SPDX-License-Identifier: EUPL-1.2

// Package frontend carries the page inside the binary. It knows no HTTP and
// nothing of what the page shows.
package frontend

import (
	"embed"
	"io/fs"
)

// Only dist is built; placeholder is committed, so that Go builds without
// Node. "all:" because dist may hold nothing but .gitkeep.
//
//go:embed placeholder all:dist
var files embed.FS

// Page answers the files of the page with index.html at the root: the built
// page, or, where nobody has built one yet, a placeholder that says how to.
func Page() fs.FS {
	return page(files)
}

func page(from fs.FS) fs.FS {
	folder := "dist"
	if _, err := fs.Stat(from, "dist/index.html"); err != nil {
		folder = "placeholder"
	}
	sub, err := fs.Sub(from, folder)
	if err != nil {
		panic(err) // only an invalid path can do this, and both are written here
	}
	return sub
}
