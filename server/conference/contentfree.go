// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"reflect"
	"regexp"
	"time"
)

// enumeration is a value of a closed list; conference's own and catalogue's.
type enumeration interface{ Valid() bool }

// Digest is a hash in lower-case hexadecimal, 32 bytes.
type Digest string

var digest = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Valid reports whether the digest has its form.
func (d Digest) Valid() bool { return digest.MatchString(string(d)) }

var moment = reflect.TypeFor[time.Time]()

// contentFree: done by somebody, and nothing typed in what was done.
func (e Event) contentFree() error {
	if !ValidID(string(e.By)) {
		return fmt.Errorf("event %s: who did it is not an id", e.Kind())
	}
	return contentFree(reflect.ValueOf(e.Body), e.Kind())
}

// contentFree walks a value and names the first place that holds anything but an
// id, a value of a closed list, a time, a number or a yes-or-no. Empty ids and
// values are allowed: they say that there is none.
func contentFree(v reflect.Value, path string) error {
	switch v.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int64:
		return nil
	case reflect.String:
		return closedText(v, path)
	case reflect.Slice:
		return eachFree(v.Len(), v.Index, path)
	case reflect.Struct:
		if v.Type() == moment {
			return nil
		}
		return eachFree(v.NumField(), v.Field, path+"."+v.Type().Name())
	}
	return fmt.Errorf("event %s: a %s has no place in the record", path, v.Kind())
}

func eachFree(n int, at func(int) reflect.Value, path string) error {
	for i := range n {
		if err := contentFree(at(i), fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	return nil
}

func closedText(v reflect.Value, path string) error {
	if v.String() == "" {
		return nil
	}
	if _, ok := v.Interface().(id); ok && ValidID(v.String()) {
		return nil
	}
	if e, ok := v.Interface().(enumeration); ok && e.Valid() {
		return nil
	}
	return fmt.Errorf("event %s: a free text has no place in the record", path)
}
