package io.concord.local.sqlserver.tds;

/** An error that the client is told, with SQL Server's number for it. */
public final class TsqlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int number;

  public TsqlException(int number, String message) {
    super(message);
    this.number = number;
  }

  public TsqlException(int number, String message, Throwable cause) {
    super(message, cause);
    this.number = number;
  }

  /** What {@code SQLException.getErrorCode()} will give. */
  public int number() {
    return number;
  }
}
