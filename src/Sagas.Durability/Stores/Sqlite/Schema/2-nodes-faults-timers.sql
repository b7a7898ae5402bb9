-- Decisions about faults, timers.
ALTER TABLE fault ADD COLUMN actor TEXT;
ALTER TABLE fault ADD COLUMN reason TEXT;
ALTER TABLE fault ADD COLUMN decided_at TEXT;
ALTER TABLE fault ADD COLUMN replayed_as TEXT;
ALTER TABLE fault ADD COLUMN replays TEXT;
ALTER TABLE fault ADD COLUMN arrival TEXT NOT NULL DEFAULT '{}';
CREATE INDEX fault_at ON fault (at DESC, id DESC);

CREATE TABLE scheduled_message (
    token TEXT PRIMARY KEY,
    due_at TEXT NOT NULL,
    destination TEXT NOT NULL,
    saga_id TEXT,
    kind TEXT NOT NULL,
    tenant TEXT NOT NULL,
    message_id TEXT NOT NULL,
    outgoing BLOB NOT NULL,
    created_at TEXT NOT NULL,
    actor TEXT,
    reason TEXT
);
CREATE INDEX scheduled_message_due ON scheduled_message (due_at, token);
CREATE INDEX scheduled_message_saga ON scheduled_message (saga_id);
