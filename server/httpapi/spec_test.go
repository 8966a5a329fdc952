// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"github.com/getkin/kin-openapi/openapi3"
)

// inputs are the schemas of bodies that are sent, with those inside them.
func inputs(doc *openapi3.T) map[string]*openapi3.Schema {
	found := map[string]*openapi3.Schema{}
	for name, ref := range doc.Components.Schemas {
		if ref.Value.AdditionalProperties.Has != nil && !*ref.Value.AdditionalProperties.Has {
			found[name] = ref.Value
		}
	}
	return found
}
