#!/bin/bash
# Runs a Connect worker with the settings of connect-config, and the connectors of the image.
set -euo pipefail
{
  cat /concord/connect/connect-distributed.properties
  echo "plugin.path=$KAFKA_CONNECT_PLUGINS_DIR"
} > /tmp/connect-distributed.properties
exec "$KAFKA_HOME/bin/connect-distributed.sh" /tmp/connect-distributed.properties
