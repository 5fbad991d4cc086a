package io.concord.local.doctor.sqlserver;

import io.concord.connect.ConnectorSettings;
import io.concord.local.database.SourceConnection;
import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.ClockJudge;
import io.concord.local.doctor.check.Evidence;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Part;
import io.concord.local.doctor.sqlserver.RightsJudge.Membership;
import io.concord.local.doctor.sqlserver.RightsJudge.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The checks of a SQL Server. */
public final class SqlServerPart implements Part {
  private static final String REACHED = "database";
  private static final String ENABLED = "cdc";
  private static final String SIGNALS = "ConnectorSignal";

  /** They need no gating role. */
  private static final String OWNERS = "db_owner";

  private final String url;
  private final Duration outageMax;
  private final Evidence evidence;
  private final InstantSource clock;
  private final Map<String, List<String>> used;
  private SourceConnection source;
  private SqlServerQueries queries;
  private SqlServerQueries.Server server;
  private Map<String, Set<String>> columns;
  private List<CaptureInstance> captures;
  private boolean seesAgent;
  private boolean seesJobs;

  /**
   * @param outageMax longest time that the connector may be away
   */
  public SqlServerPart(String url, Duration outageMax, Evidence evidence, InstantSource clock) {
    this.url = url;
    this.outageMax = outageMax;
    this.evidence = evidence;
    this.clock = clock;
    this.used = new TreeMap<>(ConnectorSettings.sqlServer().columns());
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.one(REACHED, null, this::reach));
    checks.add(
        Check.one("database.edition", REACHED, () -> CaptureJudge.edition(server.edition())));
    checks.add(Check.one("database.clock", REACHED, this::clock));
    checks.add(Check.one(ENABLED, REACHED, () -> CaptureJudge.enabled(queries.isCaptureEnabled())));
    for (String table : used.keySet()) {
      checks.add(Check.one("cdc." + table, ENABLED, () -> table(table)));
    }
    checks.addAll(jobs());
    checks.add(
        Check.one(
            "database.snapshots",
            REACHED,
            () -> CaptureJudge.snapshotIsolation(queries.allowsSnapshotIsolation())));
    checks.add(new Check("database.rights", ENABLED, this::rights));
    return checks;
  }

  private List<Check> jobs() {
    return List.of(
        Check.one("cdc.agent", REACHED, this::agent),
        Check.one("cdc.polling", ENABLED, this::polling),
        Check.one(
            "cdc.retention", ENABLED, () -> CaptureJudge.retention(queries.jobs(), outageMax)),
        Check.one("cdc.latency", ENABLED, () -> CaptureJudge.latency(queries.scanLatency())),
        Check.one("cdc.errors", ENABLED, () -> CaptureJudge.error(queries.captureError())),
        Check.one("cdc.newest", ENABLED, this::newestCommit));
  }

  private Finding reach() {
    source = SourceConnection.open(url);
    queries = new SqlServerQueries(source);
    server = queries.server();
    evidence.databaseName(server.database());
    return Finding.ok(
        "reached %s, SQL Server %s, database %s"
            .formatted(source.url(), server.version(), server.database()));
  }

  private Finding clock() {
    Instant asked = clock.instant();
    Instant theirs = queries.clock().toInstant(ZoneOffset.UTC);
    return ClockJudge.judge(theirs, asked, clock.instant());
  }

  private Finding table(String table) {
    return TableJudge.judge(
        table,
        used.get(table),
        columns().getOrDefault(table, Set.of()),
        captures().stream().filter(capture -> capture.table().equals(table)).toList());
  }

  private Map<String, Set<String>> columns() {
    if (columns == null) {
      columns = queries.columns();
    }
    return columns;
  }

  private List<CaptureInstance> captures() {
    if (captures == null) {
      captures = queries.captures();
    }
    return captures;
  }

  private Finding agent() {
    Optional<String> agent = queries.agent();
    seesAgent = true;
    return CaptureJudge.agent(agent);
  }

  private Finding polling() {
    CaptureJobs jobs = queries.jobs();
    seesJobs = true;
    return CaptureJudge.polling(jobs);
  }

  private Finding newestCommit() {
    Optional<Duration> age = queries.newestCommitAge();
    age.ifPresent(evidence::newestCommitAge);
    return CaptureJudge.newestCommit(age, seesAgent && seesJobs);
  }

  private List<Finding> rights() {
    List<Right> rights = new ArrayList<>();
    for (String table : used.keySet()) {
      if (columns().containsKey(table)) {
        rights.add(right("SELECT", "dbo.[" + table + "]"));
      }
    }
    List<CaptureInstance> ours =
        captures().stream().filter(capture -> used.containsKey(capture.table())).toList();
    ours.forEach(capture -> rights.add(right("SELECT", capture.changeTable())));
    if (columns().containsKey(SIGNALS)) {
      rights.add(right("INSERT", "dbo.[" + SIGNALS + "]"));
      rights.add(right("DELETE", "dbo.[" + SIGNALS + "]"));
    }
    List<Membership> roles =
        ours.stream()
            .map(CaptureInstance::role)
            .filter(Objects::nonNull)
            .distinct()
            .map(role -> new Membership(role, queries.isMember(role) || queries.isMember(OWNERS)))
            .toList();
    return RightsJudge.judge(rights, roles, queries.isAdministrator());
  }

  private Right right(String name, String object) {
    return new Right(name, object, queries.may(name, object));
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
    }
  }
}
