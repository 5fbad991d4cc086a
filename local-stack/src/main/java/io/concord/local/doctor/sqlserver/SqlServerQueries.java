package io.concord.local.doctor.sqlserver;

import io.concord.local.database.SourceConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Asks the database: one SELECT per question. */
final class SqlServerQueries {
  private static final String SERVER =
      "SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)),"
          + " CAST(SERVERPROPERTY('Edition') AS nvarchar(128)), DB_NAME()";
  private static final String CLOCK = "SELECT SYSUTCDATETIME()";
  private static final String CAPTURE_ENABLED =
      "SELECT CAST(is_cdc_enabled AS int) FROM sys.databases WHERE name = DB_NAME()";
  private static final String SNAPSHOT_ISOLATION =
      "SELECT CAST(snapshot_isolation_state AS int) FROM sys.databases WHERE name = DB_NAME()";
  private static final String COLUMNS =
      "SELECT TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = 'dbo'";
  private static final String CAPTURES =
      "SELECT OBJECT_NAME(ct.source_object_id), ct.capture_instance, ct.role_name, ct.create_date,"
          + " cc.column_name FROM cdc.change_tables ct"
          + " INNER JOIN cdc.captured_columns cc ON cc.object_id = ct.object_id";
  private static final String AGENT =
      "SELECT status_desc FROM sys.dm_server_services"
          + " WHERE servicename LIKE N'SQL Server Agent (%'";
  private static final String JOBS =
      "SELECT job_type, pollinginterval, retention FROM msdb.dbo.cdc_jobs"
          + " WHERE database_id = DB_ID()";
  private static final String SCAN_LATENCY =
      "SELECT TOP 1 latency FROM sys.dm_cdc_log_scan_sessions ORDER BY session_id DESC";
  private static final String CAPTURE_ERROR =
      "SELECT TOP 1 error_message, DATEDIFF(SECOND, entry_time, GETDATE())"
          + " FROM sys.dm_cdc_errors ORDER BY entry_time DESC";
  private static final String NEWEST_COMMIT =
      "SELECT DATEDIFF(SECOND, sys.fn_cdc_map_lsn_to_time(sys.fn_cdc_get_max_lsn()), GETDATE())";
  private static final String RIGHT = "SELECT HAS_PERMS_BY_NAME(?, 'OBJECT', ?)";
  private static final String MEMBER = "SELECT IS_ROLEMEMBER(?)";
  private static final String ADMINISTRATOR = "SELECT IS_SRVROLEMEMBER('sysadmin')";

  private final SourceConnection source;

  SqlServerQueries(SourceConnection source) {
    this.source = source;
  }

  /** Which server and which database this is. */
  record Server(String version, String edition, String database) {}

  /** The newest error of the capture job. */
  record CaptureError(String message, Duration age) {}

  Server server() {
    return one(SERVER, row -> new Server(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** The server's time, UTC. */
  LocalDateTime clock() {
    return one(CLOCK, row -> row.getObject(1, LocalDateTime.class));
  }

  boolean isCaptureEnabled() {
    return one(CAPTURE_ENABLED, row -> row.getInt(1) == 1);
  }

  boolean allowsSnapshotIsolation() {
    return one(SNAPSHOT_ISOLATION, row -> row.getInt(1) == 1);
  }

  /** Columns that the login may see, by table. */
  Map<String, Set<String>> columns() {
    return source.groups(COLUMNS);
  }

  /** Of the tables that the login may see: the server does not name the others. */
  List<CaptureInstance> captures() {
    Map<String, CaptureInstance> captures = new TreeMap<>();
    source.query(
        CAPTURES,
        List.of(),
        row -> {
          if (row.getString(1) != null) {
            captures.merge(row.getString(2), capture(row), SqlServerQueries::union);
          }
          return true;
        });
    return List.copyOf(captures.values());
  }

  private static CaptureInstance capture(ResultSet row) throws SQLException {
    return new CaptureInstance(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getObject(4, LocalDateTime.class),
        Set.of(row.getString(5)));
  }

  private static CaptureInstance union(CaptureInstance one, CaptureInstance other) {
    Set<String> columns = new HashSet<>(one.columns());
    columns.addAll(other.columns());
    return new CaptureInstance(one.table(), one.name(), one.role(), one.created(), columns);
  }

  /** Such as Running; empty where the server tells of no agent. */
  Optional<String> agent() {
    return first(AGENT, row -> row.getString(1));
  }

  CaptureJobs jobs() {
    Map<String, Duration> polling = new HashMap<>();
    Map<String, Duration> retention = new HashMap<>();
    source.query(
        JOBS,
        List.of(),
        row -> {
          polling.put(row.getString(1).strip(), Duration.ofSeconds(row.getLong(2)));
          retention.put(row.getString(1).strip(), Duration.ofMinutes(row.getLong(3)));
          return true;
        });
    return new CaptureJobs(polling.get("capture"), retention.get("cleanup"));
  }

  /** Between a commit and its capture, at the last scan that found any; empty before the first. */
  Optional<Duration> scanLatency() {
    return first(SCAN_LATENCY, row -> Duration.ofSeconds(row.getLong(1)));
  }

  Optional<CaptureError> captureError() {
    return first(
        CAPTURE_ERROR,
        row -> new CaptureError(row.getString(1), Duration.ofSeconds(row.getLong(2))));
  }

  /** Since the newest commit that was captured; empty when none was. */
  Optional<Duration> newestCommitAge() {
    return one(
        NEWEST_COMMIT,
        row -> {
          long seconds = row.getLong(1);
          return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        });
  }

  /** Whether the login has a right, such as SELECT, on a table or a function. */
  boolean may(String right, String object) {
    return source.one(RIGHT, List.of(object, right), row -> row.getInt(1) == 1);
  }

  boolean isMember(String role) {
    return source.one(MEMBER, List.of(role), row -> row.getInt(1) == 1);
  }

  boolean isAdministrator() {
    return one(ADMINISTRATOR, row -> row.getInt(1) == 1);
  }

  private <T> T one(String sql, SourceConnection.RowMapper<T> mapper) {
    return source.one(sql, List.of(), mapper);
  }

  private <T> Optional<T> first(String sql, SourceConnection.RowMapper<T> mapper) {
    return source.list(sql, List.of(), mapper).stream().findFirst();
  }
}
