-- Sends that were refused for their own sake, until a person decides.
CREATE TABLE undelivered (
    id uuid PRIMARY KEY,
    tenant text NOT NULL,
    message_id uuid NOT NULL,
    type text NOT NULL,
    destination text NOT NULL,
    saga_id uuid,
    consumer text NOT NULL,
    cause_id uuid,
    cause text NOT NULL,
    error text NOT NULL,
    attempts integer NOT NULL,
    at timestamptz NOT NULL,
    state text NOT NULL,
    actor text,
    reason text,
    decided_at timestamptz,
    outgoing bytea NOT NULL
);
CREATE INDEX undelivered_at ON undelivered (at DESC, id DESC);
