# shellcheck shell=bash
# Runs once, when MySQL's volume is empty: two databases, and for each a user who reaches no other.

quoted() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

MYSQL_PWD=$MYSQL_ROOT_PASSWORD mysql -uroot <<SQL
create database madoguchi character set utf8mb4 collate utf8mb4_bin;
create user 'madoguchi'@'%' identified by $(quoted "$MADOGUCHI_DB_PASSWORD");
create user 'madoguchi_schema'@'%' identified by $(quoted "$MADOGUCHI_DB_SCHEMA_PASSWORD");
-- what the portal needs, and no more: to read and to add everywhere. The right to change and remove it gets table by table from
-- the account below, for every table but those of the audit trail.
grant select, insert, create temporary tables, lock tables on madoguchi.* to 'madoguchi'@'%';
-- what Flyway needs: no triggers, no procedures
grant select, insert, update, delete, create, alter, drop, index, references, create view, show view,
  create temporary tables, lock tables on madoguchi.* to 'madoguchi_schema'@'%' with grant option;

create database keycloak character set utf8mb4 collate utf8mb4_unicode_ci;
create user 'keycloak'@'%' identified by $(quoted "$KEYCLOAK_DB_PASSWORD");
grant all privileges on keycloak.* to 'keycloak'@'%';
SQL
