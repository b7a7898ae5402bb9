#!/usr/bin/env bash
# Makes the passwords and keys of compose.yaml, once: what is there stays. Usage: docker/init.sh [DIR], default docker/secrets.
set -euo pipefail
umask 077
dir="${1:-$(dirname "$0")/secrets}"
mkdir -p "$dir"

# 256 random bits in letters, digits, - and _: fits a URL, a connection string and a configuration file alike.
random() { head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n'; }

if [ -e "$dir/Auth__FirstKey" ]; then
  exit 0
fi

# What an interrupted run left behind is read-only and of no use.
rm -f "$dir"/{postgres-password,rabbitmq.conf,redis.conf,ConnectionStrings__Sagas,ConnectionStrings__RabbitMq,Auth__FirstKey.new}
postgres="$(random)" rabbitmq="$(random)" redis="$(random)"
printf '%s' "$postgres" > "$dir/postgres-password"
printf 'default_user = sagas\ndefault_pass = %s\n' "$rabbitmq" > "$dir/rabbitmq.conf"
printf 'requirepass %s\nappendonly no\nsave ""\n' "$redis" > "$dir/redis.conf"
printf 'Host=postgres;Database=sagas;Username=sagas;Password=%s' "$postgres" > "$dir/ConnectionStrings__Sagas"
printf 'amqp://sagas:%s@rabbitmq:5672' "$rabbitmq" > "$dir/ConnectionStrings__RabbitMq"
printf 'sg_%s' "$(random)" > "$dir/Auth__FirstKey.new"
# Each container reads its files as a user of its own; the folder keeps other users of this machine out.
chmod 0444 "$dir"/*
chmod 0700 "$dir"
mv "$dir/Auth__FirstKey.new" "$dir/Auth__FirstKey" # Last: its presence says that all are there.
