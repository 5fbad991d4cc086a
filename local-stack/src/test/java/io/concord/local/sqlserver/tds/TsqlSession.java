package io.concord.local.sqlserver.tds;

import java.util.List;

/** Answers the statements of one connection, one after the other. */
public interface TsqlSession extends AutoCloseable {

  /** The database that statements refer to. */
  String database();

  /**
   * Executes a batch.
   *
   * @param parameters what {@code @P0}, {@code @P1} and so on in it stand for; for a procedure
   *     called by name its arguments
   * @return the result of each statement that has one
   * @throws TsqlException what the client is told instead
   */
  List<TsqlResult> execute(String batch, List<Parameter> parameters) throws TsqlException;

  @Override
  void close();
}
