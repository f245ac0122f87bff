#!/usr/bin/env bash
# Backs the portal's database and its checkpoints up while the portal runs, and restores them. docs/operations.md says how and when.
#
#   docker/backup.sh backup FOLDER     a new folder with the dump, the checkpoints and their checksums
#   docker/backup.sh restore FOLDER    into an empty database, and the checkpoints where there are none
#
# Takes the portal's own variables: MADOGUCHI_DB_URL, MADOGUCHI_DB_SCHEMA_USER and _PASSWORD (or MADOGUCHI_DB_USER and _PASSWORD),
# MADOGUCHI_AUDIT_CHECKPOINT_FOLDER. The URL's sslMode holds here, too; where it verifies the server and the server's authority is not one
# that this machine trusts, MADOGUCHI_DB_CA is the file with that authority's certificate (PEM). Needs the client of MariaDB or MySQL, gzip, and
# what every Linux has; no tar, which MySQL's image is without. The keys (MADOGUCHI_FIELD_KEYS, MADOGUCHI_INDEX_KEY, the checkpoints' key) are in no backup, on purpose.
set -euo pipefail
umask 077

fail() { printf 'backup: %s\n' "$*" >&2; exit 1; }

# jdbc:mysql://HOST[:PORT]/NAME[?…]
read_variables() {
  [[ ${MADOGUCHI_DB_URL:-} =~ ^jdbc:(mysql|mariadb)://([^:/]+)(:([0-9]+))?/([A-Za-z0-9_]+)(\?.*)?$ ]] \
    || fail "set MADOGUCHI_DB_URL; docker/.env.example explains it."
  HOST=${BASH_REMATCH[2]} PORT=${BASH_REMATCH[4]:-3306} NAME=${BASH_REMATCH[5]}
  DB_USER=${MADOGUCHI_DB_SCHEMA_USER:-${MADOGUCHI_DB_USER:-}}
  DB_PASSWORD=${MADOGUCHI_DB_SCHEMA_PASSWORD:-${MADOGUCHI_DB_PASSWORD:-}}
  [ -n "$DB_USER" ] || fail "set MADOGUCHI_DB_SCHEMA_USER and MADOGUCHI_DB_SCHEMA_PASSWORD."
  CHECKPOINTS=${MADOGUCHI_AUDIT_CHECKPOINT_FOLDER:-}
  SSL_MODE=PREFERRED
  if [[ ${BASH_REMATCH[6]} =~ [?\&]sslMode=([A-Za-z_-]+) ]]; then SSL_MODE=${BASH_REMATCH[1]//-/_} SSL_MODE=${SSL_MODE^^}; fi
}

tool() { command -v "$1" || command -v "$2" || fail "$1 or $2 is missing; install the client of MariaDB or MySQL."; }

# whether the program $1 knows the option $2; MariaDB's and MySQL's differ, also under the same name
knows() { "$1" --no-defaults --help 2>/dev/null | grep -- "$2" >/dev/null; }

# in the quotes of an option file
quoted() { local text=${1//\\/\\\\}; printf '"%s"' "${text//\"/\\\"}"; }

# The authorities that the server's certificate may come from.
authorities() {
  local file
  for file in "${MADOGUCHI_DB_CA:-}" /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt; do
    if [ -n "$file" ] && [ -r "$file" ]; then printf '%s' "$file"; return; fi
  done
  fail "the URL has sslMode=$SSL_MODE; set MADOGUCHI_DB_CA to the certificate of the authority (PEM)."
}

# The lines of an option file that make the program $1 speak to the server as the portal does.
tls() {
  local verify= ca
  case $SSL_MODE in
    DISABLED | DISABLE) if knows "$1" --ssl-mode; then echo 'ssl-mode=DISABLED'; else echo 'skip-ssl'; fi; return ;;
    PREFERRED) if knows "$1" --ssl-mode; then echo 'ssl-mode=PREFERRED'; else echo 'ssl'; fi; return ;;
    # with an authority at hand, MariaDB's had better verify: nothing else makes it insist on TLS
    REQUIRED | TRUST) if [ -n "${MADOGUCHI_DB_CA:-}" ] && ! knows "$1" --ssl-mode; then verify=VERIFY_IDENTITY; fi ;;
    VERIFY_CA) verify=VERIFY_CA ;;
    VERIFY_IDENTITY | VERIFY_FULL) verify=VERIFY_IDENTITY ;;
    *) fail "the URL's sslMode=$SSL_MODE is none that this script knows." ;;
  esac
  if knows "$1" --ssl-mode; then echo "ssl-mode=${verify:-REQUIRED}"; else echo 'ssl'; fi
  if [ -n "$verify" ]; then
    ca=$(authorities) || exit 1
    echo "ssl-ca=$(quoted "$ca")"
    # MariaDB's knows one kind of verification only: the stricter
    knows "$1" --ssl-mode || echo 'ssl-verify-server-cert'
  fi
}

# The password stands in a file that is gone at the end, not among the arguments, which everybody on the machine can read.
login() {
  local tls
  LOGIN=${LOGIN:-$(mktemp)}
  trap 'rm -f "$LOGIN"' EXIT
  tls=$(tls "$1")
  printf '[client]\nuser=%s\npassword=%s\nhost=%s\nport=%s\nprotocol=tcp\n%s\n' \
    "$(quoted "$DB_USER")" "$(quoted "$DB_PASSWORD")" "$(quoted "$HOST")" "$PORT" "$tls" >"$LOGIN"
  # MariaDB's client takes "ssl" for a wish, and goes on in clear where the server has none
  if [[ $SSL_MODE =~ ^(REQUIRED|TRUST)$ && $tls == ssl ]]; then
    [ -n "$("$(tool mariadb mysql)" "--defaults-extra-file=$LOGIN" --batch --skip-column-names -e "show status like 'Ssl_cipher'" | cut -f 2)" ] \
      || fail "the URL has sslMode=$SSL_MODE, and the server offers no TLS; nothing has been read."
  fi
}

backup() {
  local folder=$1 dump more=()
  [ ! -e "$folder" ] || fail "$folder is there already; a backup is never written over."
  read_variables
  dump=$(tool mariadb-dump mysqldump)
  login "$dump"
  mkdir -p "$folder.part"
  # before the dump: one that is made meanwhile would sign events that the dump doesn't have
  if [ -n "$CHECKPOINTS" ] && [ -d "$CHECKPOINTS" ]; then
    mkdir -p "$folder.part/checkpoints"
    # with +, one that can't be copied makes find fail, and with it the backup
    find "$CHECKPOINTS" -type f ! -name '*.part' -exec cp -p -t "$folder.part/checkpoints/" {} + \
      || fail "the checkpoints in $CHECKPOINTS could not all be copied; who makes backups has to be able to read them."
  fi
  # MySQL's would ask for a right that an account for backups needn't have
  if knows "$dump" --set-gtid-purged; then more+=(--set-gtid-purged=OFF); fi
  # one moment of all tables, without locking anybody out; views belong to whoever restores them
  "$dump" "--defaults-extra-file=$LOGIN" --single-transaction --quick --skip-lock-tables --hex-blob --no-tablespaces \
    --default-character-set=utf8mb4 ${more[@]+"${more[@]}"} "$NAME" | sed -E 's/DEFINER=`[^`]*`@`[^`]*`//' | gzip -c >"$folder.part/database.sql.gz"
  # a dump that was cut off has no last line
  gzip -dc "$folder.part/database.sql.gz" | tail -n 1 | grep -q '^-- Dump completed' || fail "the dump is not complete."
  (cd "$folder.part" && find . -type f ! -name SHA256SUMS -exec sha256sum {} + >SHA256SUMS)
  mv "$folder.part" "$folder"
  printf 'Backed up into %s. The keys are not in it.\n' "$folder"
}

restore() {
  local folder=$1 tables client
  (cd "$folder" && sha256sum --quiet -c SHA256SUMS) || fail "$folder is not as it was written; nothing has been changed."
  read_variables
  client=$(tool mariadb mysql)
  login "$client"
  tables=$("$client" "--defaults-extra-file=$LOGIN" --batch --skip-column-names \
    -e "select count(*) from information_schema.tables where table_schema = '$NAME'")
  [ "$tables" = 0 ] || fail "the database $NAME is not empty; make an empty one first (docs/operations.md)."
  gzip -dc "$folder/database.sql.gz" | "$client" "--defaults-extra-file=$LOGIN" --default-character-set=utf8mb4 "$NAME"
  # the folder of a portal that went on after the backup knows more than the backup: it stays, and the verification says what is lost
  if [ -n "$CHECKPOINTS" ] && [ -z "$(ls -A "$CHECKPOINTS" 2>/dev/null)" ]; then
    mkdir -p "$CHECKPOINTS"
    if [ -d "$folder/checkpoints" ]; then
      find "$folder/checkpoints" -type f -exec cp -p -t "$CHECKPOINTS/" {} + || fail "the checkpoints could not be put into $CHECKPOINTS."
    elif [ -f "$folder/checkpoints.tar" ]; then
      # a backup of an earlier version
      tar -C "$CHECKPOINTS" -xf "$folder/checkpoints.tar" \
        || fail "the database is restored; unpack $folder/checkpoints.tar into $CHECKPOINTS where there is tar."
    fi
  fi
  printf 'Restored. Put the keys of that time in place, and verify the audit trail before anybody signs in: ./portal verify-audit\n'
}

case ${1:-} in
  backup) backup "${2:?backup needs the name of a new folder}" ;;
  restore) restore "${2:?restore needs the folder of a backup}" ;;
  *) fail "backup FOLDER or restore FOLDER; the head of this file explains them." ;;
esac
