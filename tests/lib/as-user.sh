#!/usr/bin/env bash
# Becomes a command, as an unprivileged user when this is root. The process id stays the same, so that it can be stopped by it.
user=$1
shift
[ "$(id -u)" -ne 0 ] && exec "$@"
exec setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups "$@"
