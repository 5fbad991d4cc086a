package io.concord.local.sqlserver.tds;

import io.concord.local.sqlserver.tds.TsqlResult.Rows;
import io.concord.local.sqlserver.tds.TsqlResult.Updated;
import java.util.List;

/**
 * Builds a response out of tokens.
 *
 * <pre>
 *   login      ENVCHANGE*  LOGINACK  DONE
 *   batch      (COLMETADATA ROW*)? DONE        per result, MORE in all but the last
 *   procedure  (COLMETADATA ROW*)? DONEINPROC  per result; RETURNSTATUS  RETURNVALUE?  DONEPROC
 *   failure    ERROR, then DONE or DONEPROC with the error bit
 * </pre>
 */
final class ResponseWriter {
  private static final int RETURNSTATUS = 0x79;
  private static final int COLMETADATA = 0x81;
  private static final int ERROR = 0xAA;
  private static final int RETURNVALUE = 0xAC;
  private static final int LOGINACK = 0xAD;
  private static final int ROW = 0xD1;
  private static final int ENVCHANGE = 0xE3;
  private static final int DONE = 0xFD;
  private static final int DONEPROC = 0xFE;
  private static final int DONEINPROC = 0xFF;

  private static final int DONE_MORE = 0x01;
  private static final int DONE_ERROR = 0x02;
  private static final int DONE_COUNT = 0x10;
  private static final int DONE_ATTENTION = 0x20;

  /** Which command is done; for a client, one that counts rows is like any other. */
  private static final int COMMAND_SELECT = 0xC1;

  private static final int COMMAND_UPDATE = 0xC5;

  private static final int ENV_DATABASE = 1;
  private static final int ENV_COLLATION = 7;

  /** 7.4, as LOGINACK says it. */
  private static final byte[] TDS_VERSION = {0x74, 0, 0, 4};

  private static final byte[] SERVER_VERSION = {16, 0, 0x10, 0};

  /** A column may be updated, and may be NULL. */
  private static final int COLUMN_FLAGS = 0x09;

  /** An error that ends the statement, and the mildest state of it. */
  private static final int SEVERITY = 16;

  private static final int STATE = 1;

  private final TdsWriter out = new TdsWriter();

  byte[] toByteArray() {
    return out.toByteArray();
  }

  void loggedIn(String database) {
    database(database);
    byte[] collation = TypeInfo.COLLATION;
    token(ENVCHANGE, new TdsWriter().u1(ENV_COLLATION).u1(collation.length).bytes(collation).u1(0));
    token(
        LOGINACK,
        new TdsWriter()
            .u1(1)
            .bytes(TDS_VERSION)
            .shortText("Microsoft SQL Server")
            .bytes(SERVER_VERSION));
    done(DONE, 0);
  }

  /** Statements refer to this database from now on. */
  void database(String name) {
    token(ENVCHANGE, new TdsWriter().u1(ENV_DATABASE).shortText(name).shortText("master"));
  }

  void batch(List<TsqlResult> results) {
    if (results.isEmpty()) {
      done(DONE, 0);
    }
    for (int i = 0; i < results.size(); i++) {
      result(results.get(i), DONE, i + 1 < results.size() ? DONE_MORE : 0);
    }
  }

  /**
   * @param handle of the statement that the call has prepared, else null
   */
  void procedure(List<TsqlResult> results, Integer handle) {
    for (TsqlResult result : results) {
      result(result, DONEINPROC, DONE_MORE);
    }
    out.u1(RETURNSTATUS).i4(0);
    if (handle != null) {
      out.u1(RETURNVALUE).u2(0).shortText("").u1(1).i4(0).u2(0);
      TypeInfo.write(out, TsqlType.of(TsqlType.Name.INT));
      new ValueWriter(out).write(TsqlType.of(TsqlType.Name.INT), handle);
    }
    done(DONEPROC, 0);
  }

  void batchFailed(TsqlException failure) {
    error(failure);
    done(DONE, DONE_ERROR);
  }

  void procedureFailed(TsqlException failure) {
    error(failure);
    done(DONEPROC, DONE_ERROR);
  }

  /** The client has given up waiting for an answer that it has by now. */
  void attention() {
    done(DONE, DONE_ATTENTION);
  }

  private void result(TsqlResult result, int token, int more) {
    if (result instanceof Rows rows) {
      heading(rows.columns());
      rows.rows().forEach(row -> row(rows.columns(), row));
      done(token, DONE_COUNT | more, COMMAND_SELECT, rows.rows().size());
    } else {
      done(token, DONE_COUNT | more, COMMAND_UPDATE, ((Updated) result).rows());
    }
  }

  private void heading(List<ResultColumn> columns) {
    out.u1(COLMETADATA).u2(columns.size());
    for (ResultColumn column : columns) {
      out.i4(0).u2(COLUMN_FLAGS);
      TypeInfo.write(out, column.type());
      out.shortText(column.name());
    }
  }

  private void row(List<ResultColumn> columns, Object[] values) {
    out.u1(ROW);
    ValueWriter writer = new ValueWriter(out);
    for (int i = 0; i < values.length; i++) {
      writer.write(columns.get(i).type(), values[i]);
    }
  }

  private void error(TsqlException failure) {
    String message = failure.getMessage();
    token(
        ERROR,
        new TdsWriter()
            .i4(failure.number())
            .u1(STATE)
            .u1(SEVERITY)
            .longText(message.substring(0, Math.min(message.length(), 4000)))
            .shortText("STAND-IN")
            .shortText("")
            .i4(1));
  }

  private void token(int token, TdsWriter content) {
    byte[] bytes = content.toByteArray();
    out.u1(token).u2(bytes.length).bytes(bytes);
  }

  private void done(int token, int status) {
    done(token, status, 0, 0);
  }

  private void done(int token, int status, int command, long rows) {
    out.u1(token).u2(status).u2(command).i8(rows);
  }
}
