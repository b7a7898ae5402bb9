# A throwaway RabbitMQ: a node, a port mapper, ports, cookie and folders of its own, apart from any other on this machine.
# Sets SAGAS_TEST_RABBITMQ (AMQP address, a / at its end), SAGAS_TEST_RABBITMQ_ADMIN (management address), SAGAS_TEST_RABBITMQ_CTL (a rabbitmqctl for it) and
# SAGAS_TEST_RABBITMQ_PID.

start_rabbitmq() {
  local user home port admin mapper epmd
  user=rabbitmq
  [ "$(id -u)" -eq 0 ] || user=$(id -un)
  home=$(folder_of "$user" rabbitmq)
  port=$(free_port)
  admin=$(free_port)
  mapper=$(free_port)

  # Statistics are off: they would cost the broker CPU that the benchmarks count.
  cat >"$home/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$port
management.tcp.ip = 127.0.0.1
management.tcp.port = $admin
management_agent.disable_metrics_collector = true
log.console = true
log.console.level = info
log.file = false
vm_memory_high_watermark.relative = 0.3
disk_free_limit.absolute = 100MB
max_message_size = 4194304
CONF
  printf '[rabbitmq_management].\n' >"$home/enabled_plugins"
  if [ "$(id -u)" -eq 0 ]; then chown "$user" "$home"/*; fi

  epmd=$(command -v epmd || compgen -G '/usr/lib/erlang/erts-*/bin/epmd' | head -n 1)
  start_process "$WORKSPACE/epmd.log" "$ROOT/tests/lib/as-user.sh" "$user" "$epmd" -port "$mapper" -address 127.0.0.1

  # The same node by rabbitmqctl, for alarms.
  SAGAS_TEST_RABBITMQ_CTL="$WORKSPACE/rabbitmqctl"
  cat >"$SAGAS_TEST_RABBITMQ_CTL" <<CTL
#!/usr/bin/env bash
exec env HOME="$home" ERL_EPMD_PORT="$mapper" ERL_EPMD_ADDRESS=127.0.0.1 RABBITMQ_NODENAME="sagas-$port@localhost" RABBITMQ_CONF_ENV_FILE=/dev/null \\
  "$ROOT/tests/lib/as-user.sh" "$user" /usr/lib/rabbitmq/bin/rabbitmqctl "\$@"
CTL
  chmod +x "$SAGAS_TEST_RABBITMQ_CTL"

  RABBITMQ_COMMAND=(env
    HOME="$home"
    ERL_EPMD_PORT="$mapper" ERL_EPMD_ADDRESS=127.0.0.1
    RABBITMQ_NODENAME="sagas-$port@localhost" RABBITMQ_DIST_PORT="$(free_port)"
    RABBITMQ_MNESIA_BASE="$home/mnesia" RABBITMQ_LOG_BASE="$home/log" RABBITMQ_SCHEMA_DIR="$home/schema"
    RABBITMQ_GENERATED_CONFIG_DIR="$home/generated" RABBITMQ_PID_FILE="$home/pid"
    RABBITMQ_CONFIG_FILE="$home/rabbitmq.conf" RABBITMQ_ADVANCED_CONFIG_FILE="$home/none.config"
    RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_ENABLED_PLUGINS_FILE="$home/enabled_plugins"
    RABBITMQ_ALLOW_INPUT=1 RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS=-noinput
    "$ROOT/tests/lib/as-user.sh" "$user" /usr/lib/rabbitmq/bin/rabbitmq-server)
  run_rabbitmq
  await 90 "$SAGAS_TEST_RABBITMQ_PID" "$WORKSPACE/rabbitmq.log" grep -q 'Server startup complete' "$WORKSPACE/rabbitmq.log"
  SAGAS_TEST_RABBITMQ="amqp://guest:guest@127.0.0.1:$port/"
  SAGAS_TEST_RABBITMQ_ADMIN="http://guest:guest@127.0.0.1:$admin/"
  export SAGAS_TEST_RABBITMQ SAGAS_TEST_RABBITMQ_CTL SAGAS_TEST_RABBITMQ_ADMIN
  say "RabbitMQ $(grep -o 'RabbitMQ [0-9.]*' "$WORKSPACE/rabbitmq.log" | head -n 1 | cut -d' ' -f2) on port $port"
}

# Starts the node on the folders that start_rabbitmq made: the first time, and after a stop.
run_rabbitmq() {
  start_process "$WORKSPACE/rabbitmq.log" "${RABBITMQ_COMMAND[@]}"
  SAGAS_TEST_RABBITMQ_PID=$STARTED_PID
  export SAGAS_TEST_RABBITMQ_PID
}
