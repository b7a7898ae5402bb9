-- A place in the order in which all timelines are read forward: never given twice, and left alone by VACUUM, as a rowid of SQLite's own is not.
ALTER TABLE saga_history RENAME TO saga_history_before;
CREATE TABLE saga_history (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    saga_month TEXT NOT NULL,
    saga_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    tenant TEXT NOT NULL,
    at TEXT NOT NULL,
    event TEXT NOT NULL,
    message_id TEXT NOT NULL,
    cause_id TEXT,
    from_state TEXT,
    to_state TEXT NOT NULL,
    step TEXT,
    execution TEXT,
    attempt INTEGER,
    actor TEXT,
    reason TEXT,
    late INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    sent TEXT NOT NULL,
    data TEXT,
    UNIQUE (saga_month, saga_id, version)
);
INSERT INTO saga_history (saga_month, saga_id, version, tenant, at, event, message_id, cause_id, from_state, to_state, step, execution, attempt, actor, reason, late, duration_ms, sent, data)
SELECT saga_month, saga_id, version, tenant, at, event, message_id, cause_id, from_state, to_state, step, execution, attempt, actor, reason, late, duration_ms, sent, data
FROM saga_history_before ORDER BY rowid;
DROP TABLE saga_history_before;
