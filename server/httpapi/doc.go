// SPDX-License-Identifier: EUPL-1.2

// Package httpapi is the door of the program: routes, binding, the form of input,
// what an error looks like, security headers and the description of the API. It
// decides nothing about a case and filters nothing: it knows who asks, hands the
// question to service, and gives back what comes.
//
// openapi.yaml comes first; api.gen.go is made from it by scripts/generate.
package httpapi
