#!/bin/bash
# Creates the database, the connector's login and the source tables, where they are missing.
# Server, user and password are in the variables SQLCMDSERVER, SQLCMDUSER and SQLCMDPASSWORD, which sqlcmd reads itself.
set -euo pipefail

sql() { /opt/mssql-tools18/bin/sqlcmd -C -b "$@"; }

sql -i /concord/deploy/create-database.sql -v Password="$SOURCE_DATABASE_PASSWORD"
# the last of the script's tables: it is there when all are
if [ "$(sql -d Shop -h -1 -W -Q "SET NOCOUNT ON; SELECT COUNT(*) FROM sys.tables WHERE name = N'CarBrand'")" = 0 ]; then
  sql -d Shop -i /concord/connect/source-tables-sqlserver.sql
  echo "tables created"
fi
