#!/bin/bash
# Commits the first change that is captured: with it the connector's heartbeats begin.
set -euo pipefail
exec /opt/mssql-tools18/bin/sqlcmd -C -b -S "$SQLCMDSERVER" -U "$SQLCMDUSER" -d Shop -i /concord/deploy/first-change.sql
