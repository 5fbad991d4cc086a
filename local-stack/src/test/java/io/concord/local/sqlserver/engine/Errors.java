package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.TsqlException;
import java.sql.SQLException;
import java.util.Map;
import org.h2.api.ErrorCode;

/** What H2 refuses, in SQL Server's numbers. */
final class Errors {
  static final int LOGIN_FAILED = 18456;
  static final int CANNOT_OPEN_DATABASE = 4060;
  static final int DBO_REQUIRED = 22904;
  static final int INVALID_OBJECT = 208;
  static final int PERMISSION_DENIED = 229;
  static final int SNAPSHOT_NOT_ALLOWED = 3952;

  /** An error of the stand-in's own: it does not know the statement. */
  static final int NOT_UNDERSTOOD = 50000;

  /** The SQL state of an error with a number of SQL Server, from a function of ours. */
  static final String OWN_STATE = "S0001";

  private static final Map<Integer, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry(ErrorCode.ADMIN_RIGHTS_REQUIRED, PERMISSION_DENIED),
          Map.entry(ErrorCode.COLUMN_NOT_FOUND_1, 207),
          Map.entry(ErrorCode.CONCURRENT_UPDATE_1, 3960),
          Map.entry(ErrorCode.DEADLOCK_1, 1205),
          Map.entry(ErrorCode.DUPLICATE_KEY_1, 2627),
          Map.entry(ErrorCode.LOCK_TIMEOUT_1, 1222),
          Map.entry(ErrorCode.NOT_ENOUGH_RIGHTS_FOR_1, PERMISSION_DENIED),
          Map.entry(ErrorCode.NULL_NOT_ALLOWED, 515),
          Map.entry(ErrorCode.SCHEMA_NOT_FOUND_1, INVALID_OBJECT),
          Map.entry(ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1, 2714),
          Map.entry(ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1, INVALID_OBJECT),
          Map.entry(ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1, INVALID_OBJECT),
          Map.entry(ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2, INVALID_OBJECT));

  private Errors() {}

  static TsqlException of(SQLException failure) {
    if (OWN_STATE.equals(failure.getSQLState())) {
      return new TsqlException(failure.getErrorCode(), failure.getMessage(), failure);
    }
    int number = NUMBERS.getOrDefault(failure.getErrorCode(), NOT_UNDERSTOOD);
    return new TsqlException(number, failure.getMessage(), failure);
  }
}
