package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.Batch.If;
import io.concord.local.sqlserver.engine.Batch.Plain;
import io.concord.local.sqlserver.engine.Batch.Statement;
import io.concord.local.sqlserver.engine.Batch.Try;
import io.concord.local.sqlserver.tds.Parameter;
import io.concord.local.sqlserver.tds.TsqlException;
import io.concord.local.sqlserver.tds.TsqlResult;
import io.concord.local.sqlserver.tds.TsqlSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements of one connection, in one connection of H2. */
final class EngineSession implements TsqlSession {
  private final Engine engine;
  private final Connection connection;
  private final String user;
  private final SessionTransaction transaction;

  EngineSession(Engine engine, Connection connection, String user) {
    this.engine = engine;
    this.connection = connection;
    this.user = user;
    this.transaction = new SessionTransaction(connection);
  }

  @Override
  public String database() {
    return engine.database();
  }

  @Override
  public List<TsqlResult> execute(String batch, List<Parameter> parameters) throws TsqlException {
    try {
      if (CatalogProcedures.isColumns(batch)) {
        return List.of(new CatalogProcedures(engine).columns(parameters));
      }
      return run(Batch.parse(batch), parameters);
    } catch (SQLException e) {
      throw engine.refused(batch, Errors.of(e));
    } catch (TsqlException e) {
      throw engine.refused(batch, e);
    } catch (RuntimeException e) {
      throw engine.refused(batch, new TsqlException(Errors.NOT_UNDERSTOOD, e.toString(), e));
    }
  }

  private List<TsqlResult> run(List<Statement> statements, List<Parameter> parameters)
      throws SQLException, TsqlException {
    List<TsqlResult> results = new ArrayList<>();
    for (Statement statement : statements) {
      if (statement instanceof If branches) {
        boolean first = isTrue(branches.condition(), parameters);
        results.addAll(run(first ? branches.then() : branches.otherwise(), parameters));
      } else if (statement instanceof Try tried) {
        results.addAll(run(tried, parameters));
      } else {
        results.addAll(Dialect.answer(this, ((Plain) statement).text(), parameters));
      }
    }
    return results;
  }

  private List<TsqlResult> run(Try tried, List<Parameter> parameters)
      throws SQLException, TsqlException {
    try {
      return run(tried.statements(), parameters);
    } catch (TsqlException e) {
      return run(tried.otherwise(), parameters);
    }
  }

  private boolean isTrue(String condition, List<Parameter> parameters)
      throws SQLException, TsqlException {
    TsqlResult result = query("SELECT CASE WHEN " + condition + " THEN 1 ELSE 0 END", parameters);
    return ((TsqlResult.Rows) result).rows().get(0)[0].equals(1);
  }

  /** Executes a statement that only H2 has to understand. */
  TsqlResult query(String statement, List<Parameter> parameters)
      throws SQLException, TsqlException {
    transaction.requireAllowed(engine.database(), statement);
    String counted = statement.replace("@@TRANCOUNT", transaction.isOpen() ? "1" : "0");
    H2Statement translated = H2Statement.of(counted, engine.database(), parameters);
    try (PreparedStatement execution = connection.prepareStatement(translated.text())) {
      int position = 0;
      for (Object value : translated.values()) {
        execution.setObject(++position, value);
      }
      TsqlResult result = H2Results.execute(execution);
      transaction.used();
      return result;
    }
  }

  Engine engine() {
    return engine;
  }

  SessionTransaction transaction() {
    return transaction;
  }

  /** Refuses whoever does not own the database. */
  void requireOwner() throws TsqlException {
    if (!user.equals(Engine.ADMIN)) {
      throw new TsqlException(
          Errors.DBO_REQUIRED,
          "Caller is not authorized to initiate the requested action. DBO privileges are required.");
    }
  }

  @Override
  public void close() {
    try {
      // H2 rolls back what is open
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close a connection of H2", e);
    }
  }
}
