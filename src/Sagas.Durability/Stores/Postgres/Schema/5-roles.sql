-- What a role without the right to own, change or delete may still ask for: partitions are made and dropped, and what has no date is forgotten,
-- by functions that run as the tables' owner and keep their limits themselves.

-- The least that is kept, whatever the functions are asked. Only the owner changes it.
CREATE TABLE journal_retention (dedupe interval NOT NULL, timeline interval NOT NULL);

-- The first UUIDv7 of a day: 48 bits of milliseconds, then nothing. The version's nibble sorts above it.
CREATE FUNCTION journal_first_id(day date) RETURNS uuid LANGUAGE sql IMMUTABLE AS $first$
    SELECT rpad(lpad(to_hex(extract(epoch FROM day)::bigint * 1000), 12, '0'), 32, '0')::uuid
$first$;

-- Attached rather than made as a partition, which would wait for every reader of the table and hold off whoever comes after.
CREATE FUNCTION journal_make_partitions(today date, days_behind integer, days_ahead integer, months_behind integer, months_ahead integer)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $make$
DECLARE
    day date;
    month date;
    part text;
BEGIN
    IF today + days_ahead > now()::date + 32 OR months_ahead > 2 OR days_behind > 3660 OR months_behind > 120 THEN
        RAISE EXCEPTION 'Partitions are made for ten years back and a month ahead. Set the clock of the machine that asks right.';
    END IF;
    FOR i IN -days_behind .. days_ahead LOOP
        day := today + i;
        part := 'journal_' || to_char(day, 'YYYYMMDD');
        IF to_regclass(part) IS NULL THEN
            EXECUTE format('CREATE TABLE %I (LIKE journal INCLUDING DEFAULTS INCLUDING INDEXES)', part);
            EXECUTE format('ALTER TABLE journal ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, journal_first_id(day), journal_first_id(day + 1));
        END IF;
    END LOOP;
    FOR i IN -months_behind .. months_ahead LOOP
        month := date_trunc('month', today) + make_interval(months => i);
        part := 'saga_history_' || to_char(month, 'YYYYMM');
        IF to_regclass(part) IS NULL THEN
            EXECUTE format('CREATE TABLE %I (LIKE saga_history INCLUDING DEFAULTS INCLUDING INDEXES)', part);
            EXECUTE format('ALTER TABLE saga_history ATTACH PARTITION %I FOR VALUES IN (%L)', part, month);
        END IF;
    END LOOP;
END
$make$;

-- Drops a day of ids made before a time, unless somebody has yet to deliver a row of it. A day in use is left for the next time: a lock is
-- waited for 300 ms, so that nobody waits behind it. Whether it was dropped.
CREATE FUNCTION journal_drop_day(day date, before timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = '300ms' AS $day$
DECLARE
    part text := 'journal_' || to_char(day, 'YYYYMMDD');
    least_kept interval;
    is_needed boolean;
BEGIN
    SELECT dedupe INTO STRICT least_kept FROM journal_retention;
    IF to_regclass(part) IS NULL OR (day + 1)::timestamp AT TIME ZONE 'UTC' > least(before, now() - least_kept) THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', part);
    EXECUTE format('SELECT EXISTS (SELECT FROM %I j JOIN journal_node n ON n.id = j.node_id AND j.node_seq > n.cursor)', part) INTO is_needed;
    IF NOT is_needed THEN
        EXECUTE format('DROP TABLE %I', part);
    END IF;
    RETURN NOT is_needed;
EXCEPTION WHEN lock_not_available OR deadlock_detected OR undefined_table THEN
    RETURN false;
END
$day$;

-- Drops a month of sagas whose last event is older than a time; else as above.
CREATE FUNCTION journal_drop_month(month date, before timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET lock_timeout = '300ms' AS $month$
DECLARE
    part text := 'saga_history_' || to_char(month, 'YYYYMM');
    least_kept interval;
    is_needed boolean;
BEGIN
    SELECT timeline INTO STRICT least_kept FROM journal_retention;
    IF to_regclass(part) IS NULL OR (month + interval '1 month') AT TIME ZONE 'UTC' > least(before, now() - least_kept) THEN
        RETURN false;
    END IF;
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', part);
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE at >= $1)', part) INTO is_needed USING least(before, now() - least_kept);
    IF NOT is_needed THEN
        EXECUTE format('DROP TABLE %I', part);
    END IF;
    RETURN NOT is_needed;
EXCEPTION WHEN lock_not_available OR deadlock_detected OR undefined_table THEN
    RETURN false;
END
$month$;

-- Deletes ids without a date that were taken before a time; how many.
CREATE FUNCTION journal_forget_foreign(before timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $foreign$
DECLARE
    least_kept interval;
    forgotten bigint;
BEGIN
    SELECT dedupe INTO STRICT least_kept FROM journal_retention;
    DELETE FROM journal_foreign j WHERE at < least(before, now() - least_kept)
        AND NOT EXISTS (SELECT FROM journal_node n WHERE n.id = j.node_id AND j.node_seq > n.cursor);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END
$foreign$;

-- Deletes sagas without a date whose last event is older than a time; how many events.
CREATE FUNCTION journal_forget_undated(before timestamptz) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $undated$
DECLARE
    least_kept interval;
    forgotten bigint;
BEGIN
    SELECT timeline INTO STRICT least_kept FROM journal_retention;
    DELETE FROM saga_history_undated WHERE saga_id IN (
        SELECT saga_id FROM saga_history_undated GROUP BY saga_id HAVING max(at) < least(before, now() - least_kept));
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END
$undated$;

-- Pinned (after pg_catalog, which always comes first), so that nobody who calls them can put a table or function of his own in place of one of theirs.
DO $pin$
DECLARE
    pinned regprocedure;
BEGIN
    FOR pinned IN SELECT oid FROM pg_proc WHERE pronamespace = current_schema()::regnamespace AND prosecdef AND proname LIKE 'journal\_%' LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', pinned, current_schema());
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', pinned);
    END LOOP;
END
$pin$;

-- The order in which all timelines are read forward.
CREATE INDEX saga_history_xid ON saga_history (xid);
