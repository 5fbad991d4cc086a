package io.concord.local.sqlserver.tds;

/** Answers the statements of all connections. */
public interface TsqlServer {

  /**
   * Lets somebody in, or not.
   *
   * @throws TsqlException why not
   */
  TsqlSession open(Login login) throws TsqlException;
}
