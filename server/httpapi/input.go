// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/casustafel/casustafel/server/conference"
)

// Reasons for what is wrong with the form of input. What it means is for
// conference to refuse, with reasons of its own.
const (
	bodyMalformed = "body-malformed" // no JSON, or not once
	fieldUnknown  = "field-unknown"
	fieldTooLong  = "field-too-long"
	fieldTooMany  = "field-too-many"
	fieldWrong    = "field-wrong"
)

// checkBody returns everything that is wrong with the form of a body: never the
// value at fault, and never a name that is not in the description.
func checkBody(body []byte, schema *openapi3.Schema) []FieldError {
	if schema == nil {
		return nil
	}
	if !wellFormed(body) {
		return []FieldError{fieldError("", bodyMalformed)}
	}
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		return []FieldError{fieldError("", bodyMalformed)}
	}
	wrong := shapeErrors(schema, schema.VisitJSON(value, openapi3.MultiErrors(), formats))
	slices.SortFunc(wrong, func(a, b FieldError) int {
		return cmp.Or(strings.Compare(a.Field, b.Field), strings.Compare(a.Reason, b.Reason))
	})
	return slices.Compact(wrong)
}

// wellFormed: one JSON value in valid UTF-8, with nothing after it and no name
// twice in an object, of which readers would take different ones.
func wellFormed(body []byte) bool {
	if !utf8.Valid(body) || !json.Valid(body) {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(body))
	err := walk(d)
	return err == nil
}

var errTwice = errors.New("a name stands twice in an object")

// walk reads one value. The depth is bounded by json.Valid before it.
func walk(d *json.Decoder) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('{'):
		return walkObject(d)
	case json.Delim('['):
		for d.More() {
			if err := walk(d); err != nil {
				return err
			}
		}
		_, err = d.Token()
	}
	return err
}

func walkObject(d *json.Decoder) error {
	seen := map[json.Token]bool{}
	for d.More() {
		name, err := d.Token()
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if seen[name] {
			return errTwice
		}
		seen[name] = true
		if err := walk(d); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// formats reads moments and days exactly as they will be decoded.
var formats = openapi3.WithStringFormatValidators(map[string]openapi3.StringFormatValidator{
	"date-time": openapi3.NewCallbackValidator(func(v string) error { return new(time.Time).UnmarshalText([]byte(v)) }),
	"date": openapi3.NewCallbackValidator(func(v string) error {
		_, err := time.Parse(time.DateOnly, v)
		return err
	}),
})

// shapeErrors turns what a schema found into fields and reasons.
func shapeErrors(schema *openapi3.Schema, err error) []FieldError {
	if several, ok := err.(openapi3.MultiError); ok {
		var wrong []FieldError
		for _, one := range several {
			wrong = append(wrong, shapeErrors(schema, one)...)
		}
		return wrong
	}
	var one *openapi3.SchemaError
	switch {
	case err == nil:
		return nil
	case !errors.As(err, &one):
		return []FieldError{fieldError("", bodyMalformed)}
	}
	field, reason := place(schema, one.JSONPointer())
	return []FieldError{fieldError(field, reasonOf(one, reason))}
}

// place follows a path as far as the description knows it, and returns it with
// the reason that the description gives for a field there.
func place(schema *openapi3.Schema, path []string) (field, reason string) {
	var known []string
	for _, step := range path {
		next := schema.Items
		if schema.Properties != nil {
			next = schema.Properties[step]
			if reasons, ok := schema.Extensions["x-reasons"].(map[string]any); ok && next != nil {
				reason, _ = reasons[step].(string)
			}
		}
		if next == nil {
			break
		}
		known = append(known, step)
		schema = next.Value
	}
	return strings.Join(known, "/"), reason
}

// reasonOf: what is missing or not of the list has a reason of its own in the
// domain, where the description names one.
func reasonOf(e *openapi3.SchemaError, domain string) string {
	switch e.SchemaField {
	case "properties", "additionalProperties":
		return fieldUnknown
	case "maxLength":
		return fieldTooLong
	case "maxItems":
		return fieldTooMany
	case "required", "minLength", "minItems", "enum", "pattern", "format", "nullable":
		return cmp.Or(domain, fieldWrong)
	}
	return fieldWrong
}

func fieldError(field, reason string) FieldError {
	return FieldError{Field: field, Reason: reason, Rule: conference.Reasons()[conference.Reason(reason)]}
}
