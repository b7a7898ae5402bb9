-- The first form of the journal: one process, one message a transaction.
CREATE TABLE IF NOT EXISTS journal (
    consumer_id uuid NOT NULL,
    message_id uuid NOT NULL,
    tenant text NOT NULL,
    node_id uuid NOT NULL,
    node_seq bigint NOT NULL,
    at timestamptz NOT NULL,
    outgoing bytea,
    PRIMARY KEY (consumer_id, message_id)
) PARTITION BY RANGE (message_id);
CREATE INDEX IF NOT EXISTS journal_node_seq ON journal (node_id, node_seq);

-- No default partition: a stray id in it would make that day's partition impossible to create. Foreign ids have one of their own.
CREATE TABLE IF NOT EXISTS journal_foreign PARTITION OF journal FOR VALUES FROM ('ff000000-0000-8000-8000-000000000000') TO (MAXVALUE);

CREATE TABLE IF NOT EXISTS saga_history (
    saga_month date NOT NULL,
    saga_id uuid NOT NULL,
    version integer NOT NULL,
    tenant text NOT NULL,
    at timestamptz NOT NULL,
    event text NOT NULL,
    message_id uuid NOT NULL,
    cause_id uuid,
    from_state text,
    to_state text NOT NULL,
    step text,
    execution uuid,
    attempt integer,
    actor text,
    reason text,
    late boolean NOT NULL,
    duration_ms integer NOT NULL,
    sent text NOT NULL,
    data text,
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    PRIMARY KEY (saga_month, saga_id, version)
) PARTITION BY LIST (saga_month);
CREATE TABLE IF NOT EXISTS saga_history_undated PARTITION OF saga_history FOR VALUES IN ('1970-01-01');

CREATE TABLE IF NOT EXISTS journal_node (
    id uuid PRIMARY KEY,
    epoch bigint NOT NULL,
    heartbeat timestamptz NOT NULL,
    cursor bigint NOT NULL,
    versions text NOT NULL,
    host text NOT NULL,
    UNIQUE (id, epoch)
);

CREATE TABLE IF NOT EXISTS fault (
    id uuid PRIMARY KEY,
    endpoint text NOT NULL,
    consumer text NOT NULL,
    type text NOT NULL,
    message_id uuid NOT NULL,
    saga_id uuid,
    tenant text NOT NULL,
    cause text NOT NULL,
    error text NOT NULL,
    attempts integer NOT NULL,
    at timestamptz NOT NULL,
    state text NOT NULL,
    content_type text NOT NULL,
    body bytea NOT NULL
);
