#!/bin/bash
# Enables change data capture; may be run again.
set -euo pipefail
exec /opt/mssql-tools18/bin/sqlcmd -C -b -d Shop -i /concord/connect/enable-cdc-sqlserver.sql
