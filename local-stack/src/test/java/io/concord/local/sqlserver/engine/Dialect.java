package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.tds.Parameter;
import io.concord.local.sqlserver.tds.TsqlException;
import io.concord.local.sqlserver.tds.TsqlResult;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements that mean something else to H2, or nothing; all others it executes. */
final class Dialect {
  private static final String NAME = "\\[?(\\w+)\\]?";
  private static final String CDC = "EXEC(?:UTE)?\\s+(?:\\[\\w+\\]\\.)?sys\\.sp_cdc_";

  private static final List<Rule> RULES =
      List.of(
          rule("SET IMPLICIT_TRANSACTIONS (ON|OFF)", (s, m, p) -> s.transaction().setImplicit(m)),
          rule(
              "SET TRANSACTION ISOLATION LEVEL (READ UNCOMMITTED|READ COMMITTED|REPEATABLE READ|SNAPSHOT|SERIALIZABLE)",
              (s, m, p) -> s.transaction().setIsolation(m)),
          rule("BEGIN TRAN(?:SACTION)?", (s, m, p) -> s.transaction().begin()),
          rule("COMMIT(?: TRAN(?:SACTION)?)?", (s, m, p) -> s.transaction().commit()),
          rule("ROLLBACK(?: TRAN(?:SACTION)?)?", (s, m, p) -> s.transaction().rollback()),
          rule(
              "SET (?:LOCK_TIMEOUT|NOCOUNT|XACT_ABORT|QUOTED_IDENTIFIER|ROWCOUNT|TEXTSIZE) .*",
              (s, m, p) -> List.of()),
          rule("USE .*", (s, m, p) -> List.of()),
          rule("THROW (\\d+), N?'((?:[^']|'')*)', \\d+", (s, m, p) -> thrown(m)),
          // nobody reads messages here, and the jobs need no time to stop
          rule("PRINT .*", (s, m, p) -> List.of()),
          rule("WAITFOR DELAY '[\\d:]+'", (s, m, p) -> List.of()),
          rule(
              "ALTER DATABASE \\S+ SET ALLOW_SNAPSHOT_ISOLATION (ON|OFF)",
              DefinitionStatements::snapshots),
          rule("CREATE TABLE .*", DefinitionStatements::createTable),
          rule(
              "ALTER TABLE (" + ObjectName.PATTERN + ") ALTER COLUMN " + NAME + " \\w+ NULL",
              DefinitionStatements::allowNull),
          rule("SELECT PARSE\\( ?@P0 AS (\\w+)\\)", (s, m, p) -> parsed(m, p)),
          rule("DROP TABLE (" + ObjectName.PATTERN + ")", DefinitionStatements::dropTable),
          rule(
              "CREATE LOGIN " + NAME + " WITH PASSWORD = N?'([^']*)'",
              DefinitionStatements::createLogin),
          rule(
              "CREATE USER " + NAME + " FOR LOGIN .*",
              (s, m, p) -> owner(s).logins().createUser(m)),
          rule("DROP USER " + NAME, (s, m, p) -> owner(s).logins().dropUser(m)),
          rule(
              "ALTER ROLE " + NAME + " (ADD|DROP) MEMBER " + NAME,
              (s, m, p) -> owner(s).logins().alterRole(m)),
          rule(
              "(GRANT|REVOKE) ([A-Z, ]+?)(?: ON (\\S+))? (?:TO|FROM) " + NAME,
              (s, m, p) -> owner(s).logins().grant(m)),
          rule(CDC + "enable_db", CaptureProcedures::enableDatabase),
          rule(CDC + "disable_db", CaptureProcedures::disableDatabase),
          rule(CDC + "enable_table (.*)", CaptureProcedures::enableTable),
          rule(CDC + "disable_table (.*)", CaptureProcedures::disableTable),
          rule(CDC + "change_job (.*)", CaptureProcedures::changeJob),
          rule(CDC + "(start|stop)_job (.*)", CaptureProcedures::startOrStopJob),
          rule(CDC + "help_jobs", CaptureProcedures::helpJobs),
          rule(CDC + "help_change_data_capture", CaptureProcedures::helpCapture),
          rule("EXEC (?:\\S*\\.)?sp_tables.*", (s, m, p) -> catalog(s).tables(p)),
          rule("EXEC (?:\\S*\\.)?sp_pkeys.*", (s, m, p) -> catalog(s).primaryKeys(p)),
          rule("EXEC (?:\\S*\\.)?sp_statistics(?:_100)? .*", (s, m, p) -> catalog(s).statistics()));

  private Dialect() {}

  /** What a statement does. */
  private interface Action {
    List<TsqlResult> run(EngineSession session, Matcher statement, List<Parameter> parameters)
        throws SQLException, TsqlException;
  }

  private record Rule(Pattern pattern, Action action) {}

  /** A blank in the pattern stands for any white space. */
  private static Rule rule(String pattern, Action action) {
    return new Rule(Pattern.compile("(?is)" + pattern.replace(" ", "\\s+")), action);
  }

  private static List<TsqlResult> thrown(Matcher statement) throws TsqlException {
    throw new TsqlException(
        Integer.parseInt(statement.group(1)), statement.group(2).replace("''", "'"));
  }

  /** The connector tries to read default values, and takes functions as they come. */
  private static List<TsqlResult> parsed(Matcher statement, List<Parameter> parameters)
      throws TsqlException {
    String value = parameters.get(0).value().toString();
    boolean isFunction = value.contains("(");
    throw new TsqlException(
        isFunction ? 9819 : Errors.NOT_UNDERSTOOD,
        "Error converting string value '%s' into data type %s using culture ''."
            .formatted(value, statement.group(1)));
  }

  private static Engine owner(EngineSession session) throws TsqlException {
    session.requireOwner();
    return session.engine();
  }

  private static CatalogProcedures catalog(EngineSession session) {
    return new CatalogProcedures(session.engine());
  }

  static List<TsqlResult> answer(
      EngineSession session, String statement, List<Parameter> parameters)
      throws SQLException, TsqlException {
    for (Rule rule : RULES) {
      Matcher match = rule.pattern().matcher(statement.strip());
      if (match.matches()) {
        return rule.action().run(session, match, parameters);
      }
    }
    return List.of(session.query(statement, parameters));
  }
}
