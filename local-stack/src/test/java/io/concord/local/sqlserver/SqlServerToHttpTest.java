package io.concord.local.sqlserver;

import java.nio.file.Path;

/** The real connector and the real driver against a protocol stand-in: runs everywhere. */
class SqlServerToHttpTest extends SqlServerScenarios {

  @Override
  ShopServer startServer(Path folder) throws Exception {
    return StandInServer.start(folder);
  }
}
