-- SPDX-License-Identifier: EUPL-1.2

-- +goose Up

-- When a meeting or case was over, in microseconds since 1970; 0 while it goes on.
-- A list shows what goes on and what was over last, however much came before.
ALTER TABLE mine ADD COLUMN over bigint NOT NULL DEFAULT 0;

-- The last of these events decides; a time in a record ends in Z, with at most six decimals.
UPDATE mine SET over = coalesce((
	SELECT CASE WHEN e.kind = 'meeting-listed' THEN 0 ELSE
		CAST(strftime('%s', json_extract(e.text, '$.at')) AS INTEGER) * 1000000
		+ CAST(substr(replace(substr(json_extract(e.text, '$.at'), 21), 'Z', '') || '000000', 1, 6) AS INTEGER) END
	FROM entries e
	WHERE e.stream_kind = mine.stream_kind AND e.stream_id = mine.stream_id
		AND e.kind IN ('meeting-closed', 'case-kept', 'meeting-listed')
	ORDER BY e.seq DESC LIMIT 1), 0);

CREATE INDEX mine_over ON mine (person, over, stream_kind, stream_id);
CREATE INDEX mine_stream ON mine (stream_kind, stream_id);
