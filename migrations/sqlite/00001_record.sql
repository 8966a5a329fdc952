-- SPDX-License-Identifier: EUPL-1.2

-- Times are microseconds since 1970, UTC. Text is compared byte by byte: where
-- an engine sorts by language, its migration says COLLATE "C".

-- +goose Up

-- A version of 0 means that a guard once looked at a stream that does not exist.
CREATE TABLE heads (
	stream_kind text   NOT NULL,
	stream_id   text   NOT NULL,
	version     bigint NOT NULL CHECK (version >= 0),
	PRIMARY KEY (stream_kind, stream_id)
) WITHOUT ROWID;

-- Hashes are the stored tree hashes that this entry adds, 32 bytes each, lowest level first.
CREATE TABLE entries (
	stream_kind text   NOT NULL,
	stream_id   text   NOT NULL,
	seq         bigint NOT NULL CHECK (seq >= 1),
	kind        text   NOT NULL,
	version     bigint NOT NULL,
	text        text   NOT NULL,
	hashes      blob   NOT NULL,
	PRIMARY KEY (stream_kind, stream_id, seq)
) WITHOUT ROWID;

-- With rowid: sealed texts are too large to live inside an index.
CREATE TABLE envelopes (
	id          text NOT NULL PRIMARY KEY,
	drawer_kind text NOT NULL,
	drawer_id   text NOT NULL,
	sealed      blob NOT NULL
);
CREATE INDEX envelopes_drawer ON envelopes (drawer_kind, drawer_id);

CREATE TABLE answers (
	person     text   NOT NULL,
	answer_key text   NOT NULL,
	deed       text   NOT NULL,
	id         text   NOT NULL,
	version    bigint NOT NULL,
	at         bigint NOT NULL,
	PRIMARY KEY (person, answer_key)
) WITHOUT ROWID;
CREATE INDEX answers_at ON answers (at);

CREATE TABLE mine (
	person      text NOT NULL,
	stream_kind text NOT NULL,
	stream_id   text NOT NULL,
	PRIMARY KEY (person, stream_kind, stream_id)
) WITHOUT ROWID;

CREATE TABLE due (
	stream_kind text   NOT NULL,
	stream_id   text   NOT NULL,
	what        text   NOT NULL,
	ref         text   NOT NULL,
	at          bigint NOT NULL,
	PRIMARY KEY (stream_kind, stream_id, what, ref)
) WITHOUT ROWID;
CREATE INDEX due_at ON due (at);

-- Hash is of the random token in the cookie; the token itself is nowhere.
CREATE TABLE sessions (
	hash       blob   NOT NULL PRIMARY KEY,
	person     text   NOT NULL,
	created_at bigint NOT NULL,
	ends_at    bigint NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_ends_at ON sessions (ends_at);
