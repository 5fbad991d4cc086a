#!/bin/bash
# Enables change data capture; may be run again, and is when the agent is still starting or its job still stopping.
set -uo pipefail
for attempt in 1 2 3; do
  /opt/mssql-tools18/bin/sqlcmd -C -b -S "$SQLCMDSERVER" -U "$SQLCMDUSER" -d Shop \
    -i /concord/connect/enable-cdc-sqlserver.sql && exit 0
  echo "attempt $attempt failed, see above" >&2
  sleep 10
done
exit 1
