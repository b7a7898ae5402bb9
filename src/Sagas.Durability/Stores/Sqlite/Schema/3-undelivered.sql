-- Sends that were refused for their own sake, until a person decides.
CREATE TABLE undelivered (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    message_id TEXT NOT NULL,
    type TEXT NOT NULL,
    destination TEXT NOT NULL,
    saga_id TEXT,
    consumer TEXT NOT NULL,
    cause_id TEXT,
    cause TEXT NOT NULL,
    error TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    actor TEXT,
    reason TEXT,
    decided_at TEXT,
    outgoing BLOB NOT NULL
);
CREATE INDEX undelivered_at ON undelivered (at DESC, id DESC);
