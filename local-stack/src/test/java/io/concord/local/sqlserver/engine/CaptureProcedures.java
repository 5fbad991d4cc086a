package io.concord.local.sqlserver.engine;

import io.concord.local.sqlserver.engine.TableDefinition.Column;
import io.concord.local.sqlserver.tds.Parameter;
import io.concord.local.sqlserver.tds.TsqlException;
import io.concord.local.sqlserver.tds.TsqlResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** The procedures {@code sys.sp_cdc_*}; those that change something are the owner's. */
final class CaptureProcedures {
  private static final int NOT_ENABLED = 22901;
  private static final int INSTANCE_EXISTS = 22926;
  private static final int JOB_REFUSED = 22022;
  private static final Set<String> ENABLE_TABLE =
      Set.of(
          "source_schema",
          "source_name",
          "role_name",
          "supports_net_changes",
          "capture_instance",
          "captured_column_list");
  private static final Set<String> DISABLE_TABLE =
      Set.of("source_schema", "source_name", "capture_instance");
  private static final Set<String> CHANGE_JOB =
      Set.of("job_type", "pollinginterval", "retention", "maxtrans", "maxscans", "threshold");

  private CaptureProcedures() {}

  static List<TsqlResult> enableDatabase(
      EngineSession session, Matcher call, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    try {
      session.engine().runScript("capture-objects.sql");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of();
  }

  static List<TsqlResult> disableDatabase(
      EngineSession session, Matcher call, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    List<String> statements = new ArrayList<>();
    session.engine().catalog().tables().forEach(table -> statements.add(LogTrigger.drop(table)));
    statements.add("DROP SCHEMA IF EXISTS cdc CASCADE");
    statements.add("DELETE FROM log.changes");
    statements.add("DELETE FROM msdb.sysjobactivity");
    statements.add("DELETE FROM msdb.cdc_jobs");
    statements.add("UPDATE sys.tables SET is_tracked_by_cdc = FALSE");
    statements.add("UPDATE sys.databases SET is_cdc_enabled = FALSE");
    session.engine().run(statements);
    return List.of();
  }

  static List<TsqlResult> enableTable(
      EngineSession session, Matcher call, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    Arguments arguments = Arguments.parse(call.group(1), ENABLE_TABLE);
    TableDefinition table = DefinitionStatements.table(session, source(arguments));
    CaptureInstance instance = instance(arguments, table);
    if (instances(session).stream().anyMatch(other -> other.name().equals(instance.name()))) {
      throw new TsqlException(
          INSTANCE_EXISTS,
          "Could not create a capture instance because the capture instance name '%s' already exists"
              .formatted(instance.name()));
    }
    Engine engine = session.engine();
    List<String> statements = new ArrayList<>();
    String startLsn = HexFormat.of().formatHex(engine.log().next());
    statements.addAll(instance.create(table, engine.catalog().nextObjectId(), startLsn));
    statements.add(LogTrigger.create(table));
    statements.add(tracked(table, true));
    engine.run(statements);
    return List.of();
  }

  static List<TsqlResult> disableTable(
      EngineSession session, Matcher call, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    Arguments arguments = Arguments.parse(call.group(1), DISABLE_TABLE);
    TableDefinition table = DefinitionStatements.table(session, source(arguments));
    String name = arguments.required("capture_instance");
    List<CaptureInstance> left = new ArrayList<>(instances(session));
    left.removeIf(instance -> instance.sourceObjectId() != table.objectId());
    List<String> statements = new ArrayList<>();
    for (CaptureInstance instance : List.copyOf(left)) {
      if (name.equalsIgnoreCase("all") || name.equalsIgnoreCase(instance.name())) {
        left.remove(instance);
        statements.addAll(instance.drop());
      }
    }
    if (left.isEmpty()) {
      statements.add(LogTrigger.drop(table));
      statements.add(tracked(table, false));
    }
    session.engine().run(statements);
    return List.of();
  }

  private static ObjectName source(Arguments arguments) throws TsqlException {
    return new ObjectName(arguments.required("source_schema"), arguments.required("source_name"));
  }

  private static CaptureInstance instance(Arguments arguments, TableDefinition table) {
    String name = table.name().schema() + "_" + table.name().name();
    List<String> all = table.columns().stream().map(Column::name).toList();
    List<String> columns =
        List.of(arguments.text("captured_column_list", String.join(",", all)).split("\\s*,\\s*"));
    return new CaptureInstance(arguments.text("capture_instance", name), table.objectId(), columns);
  }

  private static List<CaptureInstance> instances(EngineSession session)
      throws SQLException, TsqlException {
    try (Connection connection = session.engine().connect(Engine.ADMIN)) {
      if (!CaptureInstance.isEnabled(connection)) {
        throw new TsqlException(
            NOT_ENABLED,
            "The database '%s' is not enabled for Change Data Capture."
                .formatted(session.database()));
      }
      return CaptureInstance.all(connection);
    }
  }

  private static String tracked(TableDefinition table, boolean tracked) {
    return "UPDATE sys.tables SET is_tracked_by_cdc = %s WHERE object_id = %d"
        .formatted(tracked, table.objectId());
  }

  static List<TsqlResult> changeJob(EngineSession session, Matcher call, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    Arguments arguments = Arguments.parse(call.group(1), CHANGE_JOB);
    List<String> statements = new ArrayList<>();
    for (String setting : arguments.values().keySet()) {
      if (!setting.equals("job_type")) {
        statements.add(
            "UPDATE msdb.cdc_jobs SET %s = %s WHERE job_type = '%s'"
                .formatted(setting, arguments.required(setting), arguments.required("job_type")));
      }
    }
    session.engine().run(statements);
    return List.of();
  }

  static List<TsqlResult> startOrStopJob(
      EngineSession session, Matcher call, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    Arguments arguments = Arguments.parse(call.group(2), Set.of("job_type"));
    boolean start = call.group(1).equalsIgnoreCase("start");
    CaptureAgent agent = session.engine().agent();
    if (arguments.text("job_type", "capture").equals("capture")) {
      if (agent.isRunning() == start) {
        throw new TsqlException(
            JOB_REFUSED,
            "SQLServerAgent Error: Request to %s job cdc.%s_capture refused because the job is%s running."
                .formatted(
                    call.group(1), session.database(), start ? " already" : " not currently"));
      }
      agent.setRunning(start);
      session
          .engine()
          .run(
              List.of(
                  "UPDATE msdb.sysjobactivity SET "
                      + (start
                          ? "start_execution_date = LOCALTIMESTAMP, stop_execution_date = NULL"
                          : "stop_execution_date = LOCALTIMESTAMP")
                      + " WHERE job_id IN (SELECT job_id FROM msdb.cdc_jobs WHERE job_type = 'capture')"));
    }
    return List.of();
  }

  static List<TsqlResult> helpJobs(EngineSession session, Matcher call, List<Parameter> parameters)
      throws SQLException, TsqlException {
    session.requireOwner();
    return List.of(
        session.query(
            "SELECT job_type, maxtrans, maxscans, continuous, pollinginterval, retention, threshold"
                + " FROM msdb.cdc_jobs",
            List.of()));
  }

  /** Shows the tables whose rows the caller may read. */
  static List<TsqlResult> helpCapture(
      EngineSession session, Matcher call, List<Parameter> parameters)
      throws SQLException, TsqlException {
    return List.of(
        session.query(
            "SELECT OBJECT_SCHEMA_NAME(source_object_id) AS source_schema,"
                + " OBJECT_NAME(source_object_id) AS source_table, capture_instance, object_id,"
                + " source_object_id, start_lsn, end_lsn, supports_net_changes, role_name,"
                + " create_date FROM cdc.change_tables",
            List.of()));
  }
}
