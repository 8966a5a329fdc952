-- SPDX-License-Identifier: EUPL-1.2

-- +goose Up

-- Sessions are made anew: none is worth carrying over, for who had one logs in
-- again, and what it proved is not known.
DROP TABLE sessions;

-- Hash is of the random token in the cookie; the token itself is nowhere. Id is
-- random too, names the session in lists and opens nothing.
CREATE TABLE sessions (
	hash         blob   NOT NULL PRIMARY KEY,
	id           text   NOT NULL UNIQUE,
	person       text   NOT NULL,
	level        bigint NOT NULL CHECK (level BETWEEN 1 AND 3),
	method       text   NOT NULL,
	proof        text   NOT NULL,
	meeting      text   NOT NULL,
	begun_at     bigint NOT NULL,
	proved_at    bigint NOT NULL,
	seen_at      bigint NOT NULL,
	idle_ends_at bigint NOT NULL,
	ends_at      bigint NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_person ON sessions (person);
CREATE INDEX sessions_ends_at ON sessions (ends_at);
CREATE INDEX sessions_idle_ends_at ON sessions (idle_ends_at);
