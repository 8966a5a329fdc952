// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
)

//go:embed openapi.yaml
var description []byte

// describe reads the description, without the demo where there is none.
func describe(demo bool) (*openapi3.T, error) {
	doc, err := openapi3.NewLoader().LoadFromData(description)
	if err != nil {
		return nil, fmt.Errorf("reading the description of the API: %w", err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("checking the description of the API: %w", err)
	}
	for path := range doc.Paths.Map() {
		if inDemo(path) && !demo {
			doc.Paths.Delete(path)
		}
	}
	return doc, nil
}

// operation is one operation of the description, with who may ask for it.
type operation struct {
	id   string
	path string // as in the description: what a log may hold
	who  who
	// fresh is how long ago the asker may have proved who they are; 0: ever.
	fresh time.Duration
	class class
	key   *openapi3.Schema // of the Idempotency-Key; nil: none is needed
	body  *openapi3.Schema // nil: there is none
}

// operationsOf returns the operations by method and route. An operation that is
// not in the table of rules is left out, and so refused: unknown means no.
func operationsOf(doc *openapi3.T, table map[string]route) map[string]operation {
	operations := map[string]operation{}
	for path, item := range doc.Paths.Map() {
		for method, o := range item.Operations() {
			rule, known := table[o.OperationID]
			if !known {
				continue
			}
			operations[method+" "+echoPath(path)] = operation{
				id: o.OperationID, path: path, who: rule.who, fresh: fresh[o.OperationID],
				class: classOf(o.OperationID, method, rule.who), key: keyOf(o), body: bodyOf(o),
			}
		}
	}
	return operations
}

const keyHeader = "Idempotency-Key"

func keyOf(o *openapi3.Operation) *openapi3.Schema {
	p := o.Parameters.GetByInAndName(openapi3.ParameterInHeader, keyHeader)
	if p == nil {
		return nil
	}
	return p.Schema.Value
}

func bodyOf(o *openapi3.Operation) *openapi3.Schema {
	if o.RequestBody == nil {
		return nil
	}
	return o.RequestBody.Value.Content.Get("application/json").Schema.Value
}

// echoPath writes /cases/{case} as /cases/:case.
func echoPath(path string) string {
	return strings.NewReplacer("{", ":", "}", "").Replace(path)
}
