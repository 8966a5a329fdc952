// SPDX-License-Identifier: EUPL-1.2

package config

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// fileSuffix marks a variable that names a file with a secret instead of holding it:
// a variable is seen by whatever can look at the process, and by what it starts.
const fileSuffix = "_FILE"

// maxSecret bounds what is read as a secret; a file that is larger is another file.
const maxSecret = 4 << 10

// secretsIn returns where the settings that are secrets are read from, when their
// variable has a twin that names a file. Errors name variables and never what they hold.
func secretsIn(environment []string) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		if !flag.Tag.Has("secret") {
			return nil, nil
		}
		for _, name := range flag.Envs {
			if path := valueOf(environment, name+fileSuffix); path != "" {
				return secretOf(name, path, valueOf(environment, name) != "")
			}
		}
		return nil, nil
	})
}

func secretOf(name, path string, twice bool) (any, error) {
	if twice {
		return nil, fmt.Errorf("%s and %s are both set", name, name+fileSuffix)
	}
	text, err := os.ReadFile(path)
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading the file of %s: %w", name+fileSuffix, err)
	case len(text) > maxSecret:
		return nil, fmt.Errorf("the file of %s is too large for a secret", name+fileSuffix)
	}
	secret := strings.TrimRight(string(text), "\r\n")
	if secret == "" {
		return nil, errors.New("the file of " + name + fileSuffix + " is empty")
	}
	return secret, nil
}

func valueOf(environment []string, name string) string {
	i := slices.IndexFunc(environment, func(pair string) bool { return strings.HasPrefix(pair, name+"=") })
	if i < 0 {
		return ""
	}
	return environment[i][len(name)+1:]
}
