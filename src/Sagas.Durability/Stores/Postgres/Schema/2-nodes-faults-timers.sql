-- Several nodes, decisions about faults, timers.
-- The first command of every transaction that writes journal rows. It raises where a SELECT would find nothing, since a batch would go on
-- and commit. FOR KEY SHARE stands against the raising of the epoch, a column of the unique index, and not against heartbeat and cursor.
-- A node that stands still in its transaction must not hold off its own take-over, hence the time-out, for this transaction alone.
CREATE OR REPLACE FUNCTION journal_fence(life uuid, of_epoch bigint) RETURNS void LANGUAGE plpgsql AS $fence$
BEGIN
    PERFORM set_config('idle_in_transaction_session_timeout', '5s', true);
    PERFORM 1 FROM journal_node WHERE id = life AND epoch = of_epoch FOR KEY SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Life % was taken over by another node; nothing of it can be committed.', life USING ERRCODE = 'SG001';
    END IF;
END
$fence$;

-- What a person decided about a fault, and what came with its message.
ALTER TABLE fault
    ADD COLUMN actor text,
    ADD COLUMN reason text,
    ADD COLUMN decided_at timestamptz,
    ADD COLUMN replayed_as uuid,
    ADD COLUMN replays uuid,
    ADD COLUMN arrival text NOT NULL DEFAULT '{}';
CREATE INDEX fault_at ON fault (at DESC, id DESC);

CREATE TABLE scheduled_message (
    token uuid PRIMARY KEY,
    due_at timestamptz NOT NULL,
    destination text NOT NULL,
    saga_id uuid,
    kind text NOT NULL,
    tenant text NOT NULL,
    message_id uuid NOT NULL,
    outgoing bytea NOT NULL,
    created_at timestamptz NOT NULL,
    actor text,
    reason text
);
CREATE INDEX scheduled_message_due ON scheduled_message (due_at, token);
CREATE INDEX scheduled_message_saga ON scheduled_message (saga_id);
