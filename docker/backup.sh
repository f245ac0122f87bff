#!/usr/bin/env bash
# Backs the portal's database and its checkpoints up while the portal runs, and restores them. docs/operations.md says how and when.
#
#   docker/backup.sh backup FOLDER     a new folder with the dump, the checkpoints and their checksums
#   docker/backup.sh restore FOLDER    into an empty database, and the checkpoints where there are none
#
# Takes the portal's own variables: MADOGUCHI_DB_URL, MADOGUCHI_DB_SCHEMA_USER and _PASSWORD (or MADOGUCHI_DB_USER and _PASSWORD),
# MADOGUCHI_AUDIT_CHECKPOINT_FOLDER. The keys (MADOGUCHI_FIELD_KEYS, MADOGUCHI_INDEX_KEY, the checkpoints' key) are in no backup, on purpose.
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
}

tool() { command -v "$1" || command -v "$2" || fail "$1 or $2 is missing; install the client of MariaDB or MySQL."; }

# The password stands in a file that is gone at the end, not among the arguments, which everybody on the machine can read.
login() {
  LOGIN=$(mktemp)
  trap 'rm -f "$LOGIN"' EXIT
  printf '[client]\nuser="%s"\npassword="%s"\nhost="%s"\nport=%s\nprotocol=tcp\n' "$DB_USER" "$DB_PASSWORD" "$HOST" "$PORT" >"$LOGIN"
}

backup() {
  local folder=$1
  [ ! -e "$folder" ] || fail "$folder is there already; a backup is never written over."
  read_variables
  login
  mkdir -p "$folder.part"
  # before the dump: one that is made meanwhile would sign events that the dump doesn't have
  if [ -n "$CHECKPOINTS" ] && [ -d "$CHECKPOINTS" ]; then
    tar -C "$CHECKPOINTS" -cf "$folder.part/checkpoints.tar" --exclude='*.part' .
  fi
  local dump more=()
  dump=$(tool mariadb-dump mysqldump)
  # MySQL's would ask for a right that an account for backups needn't have
  if "$dump" --no-defaults --help | grep -- --set-gtid-purged >/dev/null; then more+=(--set-gtid-purged=OFF); fi
  # one moment of all tables, without locking anybody out; views belong to whoever restores them
  "$dump" "--defaults-extra-file=$LOGIN" --single-transaction --quick --skip-lock-tables --hex-blob --no-tablespaces \
    --default-character-set=utf8mb4 ${more[@]+"${more[@]}"} "$NAME" | sed -E 's/DEFINER=`[^`]*`@`[^`]*`//' | gzip -c >"$folder.part/database.sql.gz"
  # a dump that was cut off has no last line
  gzip -dc "$folder.part/database.sql.gz" | tail -n 1 | grep -q '^-- Dump completed' || fail "the dump is not complete."
  (cd "$folder.part" && sha256sum -- * >SHA256SUMS)
  mv "$folder.part" "$folder"
  printf 'Backed up into %s. The keys are not in it.\n' "$folder"
}

restore() {
  local folder=$1 tables
  (cd "$folder" && sha256sum --quiet -c SHA256SUMS) || fail "$folder is not as it was written; nothing has been changed."
  read_variables
  login
  tables=$("$(tool mariadb mysql)" "--defaults-extra-file=$LOGIN" --batch --skip-column-names \
    -e "select count(*) from information_schema.tables where table_schema = '$NAME'")
  [ "$tables" = 0 ] || fail "the database $NAME is not empty; make an empty one first (docs/operations.md)."
  gzip -dc "$folder/database.sql.gz" | "$(tool mariadb mysql)" "--defaults-extra-file=$LOGIN" --default-character-set=utf8mb4 "$NAME"
  # the folder of a portal that went on after the backup knows more than the backup: it stays, and the verification says what is lost
  if [ -n "$CHECKPOINTS" ] && [ -f "$folder/checkpoints.tar" ] && [ -z "$(ls -A "$CHECKPOINTS" 2>/dev/null)" ]; then
    mkdir -p "$CHECKPOINTS"
    tar -C "$CHECKPOINTS" -xf "$folder/checkpoints.tar"
  fi
  printf 'Restored. Put the keys of that time in place, and verify the audit trail before anybody signs in: ./portal verify-audit\n'
}

case ${1:-} in
  backup) backup "${2:?backup needs the name of a new folder}" ;;
  restore) restore "${2:?restore needs the folder of a backup}" ;;
  *) fail "backup FOLDER or restore FOLDER; the head of this file explains them." ;;
esac
