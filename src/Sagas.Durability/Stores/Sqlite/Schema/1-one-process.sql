-- The first form of the journal.
CREATE TABLE IF NOT EXISTS journal (
    consumer_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    tenant TEXT NOT NULL,
    node_id TEXT NOT NULL,
    node_seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    outgoing BLOB,
    PRIMARY KEY (consumer_id, message_id)
);
CREATE INDEX IF NOT EXISTS journal_node_seq ON journal (node_id, node_seq);

CREATE TABLE IF NOT EXISTS saga_history (
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
    PRIMARY KEY (saga_month, saga_id, version)
);

CREATE TABLE IF NOT EXISTS journal_node (
    id TEXT PRIMARY KEY,
    epoch INTEGER NOT NULL,
    heartbeat TEXT NOT NULL,
    cursor INTEGER NOT NULL,
    versions TEXT NOT NULL,
    host TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS fault (
    id TEXT PRIMARY KEY,
    endpoint TEXT NOT NULL,
    consumer TEXT NOT NULL,
    type TEXT NOT NULL,
    message_id TEXT NOT NULL,
    saga_id TEXT,
    tenant TEXT NOT NULL,
    cause TEXT NOT NULL,
    error TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    content_type TEXT NOT NULL,
    body BLOB NOT NULL
);
