// SPDX-License-Identifier: EUPL-1.2

// Package migrations carries the steps that bring a database to the shape this
// program expects: one folder per engine, the same numbers in each, forward only.
// It does not know how they are applied.
package migrations

import "embed"

// FS holds one folder per engine, named after it, with files NNNNN_what.sql.
//
//go:embed sqlite/*.sql
var FS embed.FS
