// SPDX-License-Identifier: EUPL-1.2

package app

import (
	"context"
	"fmt"
	"io/fs"
	"os"

	"github.com/casustafel/casustafel/server/service"
)

// looks is the house's own look: the folder that who runs the machine chose, for
// what is in it can be read by anybody; where that has several, the one that an
// administrator chose by name, as it is chosen now. No link leads out of its folder.
type looks struct {
	folder  *os.Root
	service *service.Service
}

func (a *App) openLooks(ctx context.Context) (fs.FS, error) {
	if a.config.Theme == "" {
		return nil, nil
	}
	root, err := os.OpenRoot(a.config.Theme)
	if err != nil {
		return nil, fmt.Errorf("opening the theme: %w", err)
	}
	a.theme = root
	l := looks{root, a.Service}
	chosen, err := l.chosen(ctx)
	if err != nil {
		a.log.Warn("the theme that was chosen is not among those of --theme")
	}
	if chosen != nil {
		chosen.Close() // only looked whether it is there
	}
	return l, nil
}

// Open implements fs.FS.
func (l looks) Open(name string) (fs.File, error) {
	chosen, err := l.chosen(context.Background())
	if chosen == nil || err != nil {
		return l.folder.FS().Open(name)
	}
	defer chosen.Close() // an open file stays open
	return chosen.FS().Open(name)
}

// chosen opens the folder that the administrator chose, if any.
func (l looks) chosen(ctx context.Context) (*os.Root, error) {
	name, err := l.service.Theme(ctx)
	if err != nil || name == "" {
		return nil, err
	}
	return l.folder.OpenRoot(name)
}
