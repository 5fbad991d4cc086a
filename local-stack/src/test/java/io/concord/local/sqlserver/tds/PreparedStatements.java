package io.concord.local.sqlserver.tds;

import java.util.HashMap;
import java.util.Map;

/** The statements that a client has prepared on one connection, by handle. */
final class PreparedStatements {
  private final Map<Integer, String> statements = new HashMap<>();
  private int lastHandle;

  int add(String statement) {
    statements.put(++lastHandle, statement);
    return lastHandle;
  }

  String get(int handle) throws TsqlException {
    String statement = statements.get(handle);
    if (statement == null) {
      throw new TsqlException(8179, "Could not find prepared statement with handle " + handle);
    }
    return statement;
  }

  void remove(int handle) {
    statements.remove(handle);
  }
}
