#!/bin/bash
# Creates the database, the connector's login and the source tables, where they are missing.
# Server, user and password are in the variables SQLCMDSERVER, SQLCMDUSER and SQLCMDPASSWORD. sqlcmd has no -v on Linux: it
# takes the variables of its scripts from the environment.
set -euo pipefail

sql() { /opt/mssql-tools18/bin/sqlcmd -C -b -S "$SQLCMDSERVER" -U "$SQLCMDUSER" "$@"; }

sql -i /concord/deploy/create-database.sql
# the last of the script's tables: it is there when all are
if [ "$(sql -d Shop -h -1 -W -Q "SET NOCOUNT ON; SELECT COUNT(*) FROM sys.tables WHERE name = N'CarBrand'")" = 0 ]; then
  # all or none: what stops half-way leaves nothing behind
  {
    echo "SET XACT_ABORT ON; BEGIN TRANSACTION;"
    cat /concord/connect/source-tables-sqlserver.sql
    printf '\nCOMMIT;\nGO\n'
  } > /tmp/source-tables.sql
  sql -d Shop -i /tmp/source-tables.sql
  echo "tables created"
fi
