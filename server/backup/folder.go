// SPDX-License-Identifier: EUPL-1.2

package backup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// entries lists what is in a folder; none when it is not there. What a file system
// puts into its own root is not counted.
func entries(dir string) ([]string, error) {
	found, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var names []string
	for _, one := range found {
		names = append(names, one.Name())
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "lost+found" }), err
}

func mustBeEmpty(dir string) error {
	found, err := entries(dir)
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("%w: %s", ErrNotEmpty, dir)
	}
	return err
}

// emptyAll takes away what was put into folders that were empty.
func emptyAll(folders []string) (err error) {
	for _, dir := range folders {
		found, failed := entries(dir)
		err = errors.Join(err, failed)
		for _, name := range found {
			err = errors.Join(err, os.Remove(filepath.Join(dir, name)))
		}
	}
	return err
}
