# What the tests need from the distribution. On Debian, as root, the missing is installed; elsewhere it is named.

# "what shows that it is there" "package", a line each.
NEEDED=(
  "find_postgres postgresql"
  "find_rabbitmq rabbitmq-server"
  "find_chromium chromium"
  "find_font fonts-dejavu-core"
  "find_git git"
)

find_postgres() { postgres_bin >/dev/null; }
find_rabbitmq() { [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]; }
find_chromium() { command -v chromium; }
find_font() { compgen -G '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'; }
find_git() { command -v git; }

# The folder of PostgreSQL's programs, the newest version.
postgres_bin() {
  local newest
  newest=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)
  [ -n "$newest" ] && dirname "$newest"
}

install_missing() {
  local entry missing=()
  for entry in "${NEEDED[@]}"; do
    ${entry% *} >/dev/null 2>&1 || missing+=("${entry#* }")
  done
  [ ${#missing[@]} -eq 0 ] && return

  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    die "Missing: ${missing[*]}. Install these packages (on Debian: apt-get install ${missing[*]}), then run this again."
  fi

  say "Installing ${missing[*]}"
  forbid_autostart
  {
    apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
  } >"$WORKSPACE/apt.log" 2>&1 </dev/null || {
    allow_autostart
    tail -n 20 "$WORKSPACE/apt.log" >&2
    die "apt-get could not install ${missing[*]}."
  }
  allow_autostart
}

# Debian starts a server when it is installed. The tests start their own, so the policy says no meanwhile.
POLICY=/usr/sbin/policy-rc.d
forbid_autostart() {
  [ -e "$POLICY" ] && return
  printf '#!/bin/sh\n# until the tests have installed their servers\nexit 101\n' >"$POLICY"
  chmod 755 "$POLICY"
  POLICY_IS_OURS=1
}

allow_autostart() {
  if [ -n "${POLICY_IS_OURS:-}" ]; then rm -f "$POLICY"; fi
  POLICY_IS_OURS=
}
