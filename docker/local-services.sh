# The real MariaDB and the real Keycloak on this machine, without Docker; sourced by ./portal.
# shellcheck shell=bash

KEYCLOAK_VERSION=26.7.3

random_secret() { head -c 24 /dev/urandom | base64 | tr -d '/+=\n'; }

# 256 bits in hexadecimal, as the keys of the encrypted fields are.
random_key() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }

# start_mariadb FOLDER PORT: sets MARIADB_PORT, MARIADB_USER, MARIADB_PASSWORD. Data that is there is kept.
start_mariadb() {
  local folder=$1 secrets=$1/portal.env server as_user=()
  MARIADB_PORT=$2 MARIADB_USER=madoguchi
  server=$(command -v mariadbd || command -v mysqld || true)
  [ -n "$server" ] || server=$(ls /usr/sbin/mariadbd 2>/dev/null || true)
  [ -n "$server" ] || fail "MariaDB is missing; install it (Debian: apt-get install mariadb-server)."
  mkdir -p "$folder"
  # as root the server runs only where that is said; it listens on this machine alone
  [ "$(id -u)" != 0 ] || as_user=(--user=root)
  if [ ! -d "$folder/data" ]; then
    mariadb-install-db --no-defaults ${as_user[@]+"${as_user[@]}"} --datadir="$folder/data" --skip-test-db \
      --auth-root-authentication-method=normal >"$folder/install.log" 2>&1 || fail "MariaDB could not be set up; see $folder/install.log."
    (umask 077 && echo "MARIADB_PASSWORD=$(random_secret)" >"$secrets")
  fi
  # the keys of what is encrypted in this data; a folder from before it was has none yet
  grep -q '^FIELD_KEYS=' "$secrets" || (umask 077 && printf '%s\n' "FIELD_KEYS=$(random_key)" "INDEX_KEY=$(random_key)" >>"$secrets")
  # shellcheck disable=SC1090
  source "$secrets"
  # durable enough for tests and quick: the log is flushed once a second
  "$server" --no-defaults ${as_user[@]+"${as_user[@]}"} --datadir="$folder/data" --socket="$folder/socket" \
    --port="$MARIADB_PORT" --bind-address=127.0.0.1 --character-set-server=utf8mb4 --collation-server=utf8mb4_bin \
    --innodb-buffer-pool-size="${MARIADB_BUFFER:-128M}" --innodb-log-file-size=256M --innodb-flush-log-at-trx-commit=2 --max-connections=300 --max-allowed-packet=64M \
    --skip-name-resolve >"$folder/server.log" 2>&1 &
  local pid=$!
  STARTED+=("$pid")
  wait_for 60 "$pid" mariadb-admin --no-defaults --socket="$folder/socket" -uroot ping \
    || fail "MariaDB did not start; see $folder/server.log."
  mariadb --no-defaults --socket="$folder/socket" -uroot <<SQL
create database if not exists madoguchi character set utf8mb4 collate utf8mb4_bin;
create or replace user '$MARIADB_USER'@'127.0.0.1' identified by '$MARIADB_PASSWORD';
grant all privileges on *.* to '$MARIADB_USER'@'127.0.0.1' with grant option;
SQL
}

# The distribution is an artifact on Maven Central: fetched once into the local repository, unpacked once.
unpack_keycloak() {
  local home=$PWD/var/keycloak-$KEYCLOAK_VERSION
  if [ ! -x "$home/bin/kc.sh" ]; then
    say "Fetching Keycloak $KEYCLOAK_VERSION …"
    rm -rf "$home" var/keycloak-download && mkdir -p var/keycloak-download
    ./mvnw -B -q dependency:unpack "-Dartifact=org.keycloak:keycloak-quarkus-dist:$KEYCLOAK_VERSION:zip" \
      -DoutputDirectory=var/keycloak-download >&2 || fail "Keycloak could not be fetched from Maven Central."
    mv "var/keycloak-download/keycloak-$KEYCLOAK_VERSION" "$home"
    rm -rf var/keycloak-download
    chmod +x "$home"/bin/*.sh
  fi
  KEYCLOAK_HOME=$home
}

# start_keycloak FOLDER PORT keep|forget: sets KEYCLOAK_URL, KEYCLOAK_ADMIN(_PASSWORD), OIDC_CLIENT_SECRET,
# API_CLIENT_SECRET, PORTAL_URL. The realm is imported where it isn't there yet.
start_keycloak() {
  local folder=$1 port=$2 database=dev-file
  [ "$3" = keep ] || database=dev-mem
  unpack_keycloak
  mkdir -p "$folder"
  if [ ! -f "$folder/portal.env" ]; then
    (umask 077 && printf '%s\n' "KEYCLOAK_ADMIN_PASSWORD=$(random_secret)" "OIDC_CLIENT_SECRET=$(random_secret)" \
      "API_CLIENT_SECRET=$(random_secret)" "LOCAL_PASSWORD=$(random_secret)" >"$folder/portal.env")
  fi
  # shellcheck disable=SC1091
  source "$folder/portal.env"
  KEYCLOAK_ADMIN=root KEYCLOAK_URL=http://localhost:$port KEYCLOAK_LOG=$folder/server.log
  PORTAL_URL=${MADOGUCHI_PUBLIC_URL:-http://localhost:8080}
  [ "$3" = keep ] || PORTAL_URL=http://localhost:$(free_port)
  # each folder has its own copy, since Keycloak keeps its data and the realm to import below its home
  [ -d "$folder/home" ] || cp -R "$KEYCLOAK_HOME" "$folder/home"
  mkdir -p "$folder/home/data/import"
  cp docker/keycloak/madoguchi-realm.json "$folder/home/data/import/"
  MADOGUCHI_PUBLIC_URL=$PORTAL_URL MADOGUCHI_BACKCHANNEL_URL=$PORTAL_URL \
    MADOGUCHI_OIDC_CLIENT_SECRET=$OIDC_CLIENT_SECRET MADOGUCHI_API_CLIENT_SECRET=$API_CLIENT_SECRET \
    KC_BOOTSTRAP_ADMIN_USERNAME=$KEYCLOAK_ADMIN KC_BOOTSTRAP_ADMIN_PASSWORD=$KEYCLOAK_ADMIN_PASSWORD \
    "$folder/home/bin/kc.sh" start-dev "--db=$database" --import-realm --http-host=127.0.0.1 "--http-port=$port" \
    >"$KEYCLOAK_LOG" 2>&1 &
  local pid=$!
  STARTED+=("$pid")
  wait_for 180 "$pid" curl -fs "$KEYCLOAK_URL/realms/madoguchi" \
    || fail "Keycloak did not start; see $KEYCLOAK_LOG."
}

# One user per role, each with the same generated password; users who are there stay as they are.
create_local_users() {
  local token users='' user role organisation first last
  while read -r user role organisation last first; do
    users+="${users:+,}{\"username\":\"$user\",\"enabled\":true,\"firstName\":\"$first\",\"lastName\":\"$last\",\"email\":\"$user@example.jp\","
    users+="\"attributes\":{\"organisation\":[\"$organisation\"]},\"realmRoles\":[\"$role\"],"
    users+="\"credentials\":[{\"type\":\"password\",\"value\":\"$LOCAL_PASSWORD\",\"temporary\":false}]}"
  done <<'USERS'
operator operator call-center 佐藤 みどり
operator2 operator call-center 鈴木 翔
supervisor supervisor call-center 高橋 由美
contractor contractor south-office 田中 健
contractor2 contractor north-office 伊藤 直子
official official city 渡辺 誠
official2 official city 山本 恵
approver approver city 中村 隆
auditor auditor city 小林 薫
admin admin city 加藤 修
USERS
  token=$(curl -fs "$KEYCLOAK_URL/realms/master/protocol/openid-connect/token" -d grant_type=password \
    -d client_id=admin-cli -d "username=$KEYCLOAK_ADMIN" --data-urlencode "password=$KEYCLOAK_ADMIN_PASSWORD" \
    | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
  curl -fs -o /dev/null -X POST "$KEYCLOAK_URL/admin/realms/madoguchi/partialImport" -H "Authorization: Bearer $token" \
    -H 'Content-Type: application/json' -d "{\"ifResourceExists\":\"SKIP\",\"users\":[$users]}" \
    || fail "the local users could not be created; see $KEYCLOAK_LOG."
}

print_services() {
  cat <<TEXT

MariaDB    127.0.0.1:$MARIADB_PORT, database madoguchi, user $MARIADB_USER
Keycloak   $KEYCLOAK_URL/admin (user $KEYCLOAK_ADMIN), realm madoguchi
Users      operator, operator2, supervisor, contractor, contractor2, official, official2, approver, auditor, admin
           (approver and admin enrol a one-time password at their first sign-in)
Passwords  KEYCLOAK_ADMIN_PASSWORD and LOCAL_PASSWORD (of all users) in var/services/keycloak/portal.env,
           MARIADB_PASSWORD in var/services/mariadb/portal.env

To run the portal on them, in another terminal:

  set -a; source var/services/mariadb/portal.env; source var/services/keycloak/portal.env; set +a
  MADOGUCHI_DB_URL=jdbc:mysql://127.0.0.1:$MARIADB_PORT/madoguchi MADOGUCHI_DB_USER=$MARIADB_USER \\
  MADOGUCHI_DB_PASSWORD=\$MARIADB_PASSWORD MADOGUCHI_OIDC_ISSUER=$KEYCLOAK_URL/realms/madoguchi \\
  MADOGUCHI_OIDC_CLIENT_SECRET=\$OIDC_CLIENT_SECRET MADOGUCHI_PUBLIC_URL=$PORTAL_URL \\
  MADOGUCHI_FIELD_KEYS=\$FIELD_KEYS MADOGUCHI_INDEX_KEY=\$INDEX_KEY \\
  ./portal run --local

Ctrl-C stops both.
TEXT
}
