// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"errors"
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
	if err := contentFree(reflect.ValueOf(e.Body)); err != nil {
		return fmt.Errorf("event %s%w", e.Kind(), err)
	}
	return nil
}

// contentFree walks a value and names the first place that holds anything but an
// id, a value of a closed list, a time, a number or a yes-or-no. Empty ids and
// values are allowed: they say that there is none.
func contentFree(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int64:
		return nil
	case reflect.String:
		return closedText(v)
	case reflect.Slice:
		return eachFree(v.Len(), v.Index, "")
	case reflect.Struct:
		if v.Type() == moment {
			return nil
		}
		return eachFree(v.NumField(), v.Field, "."+v.Type().Name())
	}
	return fmt.Errorf(": a %s has no place in the record", v.Kind())
}

// eachFree puts the place together on the way back: mostly there is none to tell.
func eachFree(n int, at func(int) reflect.Value, of string) error {
	for i := range n {
		if err := contentFree(at(i)); err != nil {
			return fmt.Errorf("%s[%d]%w", of, i, err)
		}
	}
	return nil
}

func closedText(v reflect.Value) error {
	if v.String() == "" {
		return nil
	}
	if _, ok := v.Interface().(id); ok && ValidID(v.String()) {
		return nil
	}
	if e, ok := v.Interface().(enumeration); ok && e.Valid() {
		return nil
	}
	return errors.New(": a free text has no place in the record")
}
