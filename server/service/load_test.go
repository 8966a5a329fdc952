// SPDX-License-Identifier: EUPL-1.2

package service_test

func childLoad(args []string) error { return nil }
