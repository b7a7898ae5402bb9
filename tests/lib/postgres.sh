# A throwaway PostgreSQL, durable as in production: fsync stays on.
# Sets SAGAS_TEST_POSTGRES (a connection string of its superuser) and SAGAS_TEST_POSTGRES_PID.

start_postgres() {
  local bin user data password
  bin=$(postgres_bin)
  user=postgres
  [ "$(id -u)" -eq 0 ] || user=$(id -un)
  data=$(folder_of "$user" postgres)
  POSTGRES_PORT=$(free_port)
  password=$(random_word)

  printf '%s\n' "$password" >"$WORKSPACE/postgres.password"
  chmod 600 "$WORKSPACE/postgres.password"
  if [ "$(id -u)" -eq 0 ]; then chown "$user" "$WORKSPACE/postgres.password"; fi
  (cd "$data" && "$ROOT/tests/lib/as-user.sh" "$user" "$bin/initdb" -D "$data/data" -U sagas --auth=scram-sha-256 --pwfile="$WORKSPACE/postgres.password" \
    --encoding=UTF8 --locale=C.UTF-8) >"$WORKSPACE/initdb.log" 2>&1 || {
    tail -n 20 "$WORKSPACE/initdb.log" >&2
    return 1
  }

  POSTGRES_COMMAND=("$ROOT/tests/lib/as-user.sh" "$user" "$bin/postgres" -D "$data/data" -p "$POSTGRES_PORT"
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c shared_buffers=256MB -c fsync=on)
  run_postgres
  await_postgres
  SAGAS_TEST_POSTGRES="Host=127.0.0.1;Port=$POSTGRES_PORT;Username=sagas;Password=$password;Database=postgres"
  export SAGAS_TEST_POSTGRES
  say "PostgreSQL $("$bin/postgres" -V | grep -o '[0-9.]*' | head -n 1) on port $POSTGRES_PORT"
}

# Starts the server on the folder that start_postgres made: the first time, and after a stop.
run_postgres() {
  start_process "$WORKSPACE/postgres.log" "${POSTGRES_COMMAND[@]}"
  SAGAS_TEST_POSTGRES_PID=$STARTED_PID
  export SAGAS_TEST_POSTGRES_PID
}

await_postgres() {
  await 60 "$SAGAS_TEST_POSTGRES_PID" "$WORKSPACE/postgres.log" "$(postgres_bin)/pg_isready" -q -h 127.0.0.1 -p "$POSTGRES_PORT"
}
