-- A row for each run of a message that may have killed its process before. Whoever ends the run in order removes the message's rows.
CREATE TABLE suspect_run (
    endpoint text NOT NULL,
    message_id uuid NOT NULL,
    id uuid NOT NULL,
    node_id uuid NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (endpoint, message_id, id)
);
