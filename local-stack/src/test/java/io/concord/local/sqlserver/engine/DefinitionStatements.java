package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.Parameter;
import io.concord.local.sqlserver.tds.TsqlException;
import io.concord.local.sqlserver.tds.TsqlResult;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;

/** Statements that define tables, logins and options of the database; all are the owner's. */
final class DefinitionStatements {

  private DefinitionStatements() {}

  static List<TsqlResult> createTable(
      EngineSession session, Matcher statement, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    Catalog catalog = session.engine().catalog();
    TableDefinition table = TableScript.parse(catalog.nextObjectId(), statement.group());
    if (catalog.table(table.name()).isPresent()) {
      throw new TsqlException(
          2714, "There is already an object named '" + table.name().name() + "' in the database.");
    }
    session.engine().run(catalog.add(table));
    return List.of();
  }

  /** Lets a column be NULL; its type must stay. */
  static List<TsqlResult> allowNull(
      EngineSession session, Matcher statement, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    TableDefinition table = table(session, ObjectName.parse(statement.group(1)));
    session.engine().run(session.engine().catalog().allowNull(table, statement.group(2)));
    return List.of();
  }

  static List<TsqlResult> dropTable(
      EngineSession session, Matcher statement, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    Catalog catalog = session.engine().catalog();
    TableDefinition table = table(session, ObjectName.parse(statement.group(1)));
    session.engine().run(catalog.remove(table));
    return List.of();
  }

  static List<TsqlResult> createLogin(
      EngineSession session, Matcher statement, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    session.engine().logins().addLogin(statement.group(1), statement.group(2));
    return List.of();
  }

  static List<TsqlResult> snapshots(
      EngineSession session, Matcher statement, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    boolean on = statement.group(1).equalsIgnoreCase("ON");
    session
        .engine()
        .run(
            List.of(
                "UPDATE sys.databases SET snapshot_isolation_state = %d, snapshot_isolation_state_desc = '%s'"
                    .formatted(on ? 1 : 0, on ? "ON" : "OFF")));
    return List.of();
  }

  static TableDefinition table(EngineSession session, ObjectName name) throws TsqlException {
    return session
        .engine()
        .catalog()
        .table(name)
        .orElseThrow(
            () ->
                new TsqlException(
                    Errors.INVALID_OBJECT,
                    "Invalid object name '" + name.schema() + "." + name.name() + "'."));
  }
}
