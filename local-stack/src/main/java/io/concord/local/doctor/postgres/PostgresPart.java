package io.concord.local.doctor.postgres;

import io.concord.connect.ConnectorSettings;
import io.concord.connect.SourceTables;
import io.concord.local.database.SourceConnection;
import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.ClockJudge;
import io.concord.local.doctor.check.Evidence;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Part;
import io.concord.local.doctor.postgres.TableJudge.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The checks of a PostgreSQL. */
public final class PostgresPart implements Part {
  private static final String REACHED = "database";

  private final String url;
  private final Evidence evidence;
  private final InstantSource clock;
  private final ConnectorSettings ours = ConnectorSettings.postgres();
  private SourceConnection source;
  private PostgresQueries queries;
  private Map<String, Set<String>> columns;
  private Map<String, String> identities;
  private Set<String> published;

  public PostgresPart(String url, Evidence evidence, InstantSource clock) {
    this.url = url;
    this.evidence = evidence;
    this.clock = clock;
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.one(REACHED, null, this::reach));
    checks.add(Check.one("database.clock", REACHED, this::clock));
    checks.add(Check.one("database.wal", REACHED, () -> ServerJudge.walLevel(queries.settings())));
    checks.add(
        Check.one(
            "database.rights",
            REACHED,
            () -> ServerJudge.role(queries.server().user(), queries.role())));
    for (String table : SourceTables.NAMES) {
      checks.add(new Check("cdc." + table, REACHED, () -> table(table)));
    }
    checks.add(
        Check.one(
            "cdc.slot", REACHED, () -> ServerJudge.slot(connector("slot.name"), queries.slots())));
    checks.add(Check.one("cdc.kept", REACHED, () -> ServerJudge.kept(queries.settings())));
    checks.add(new Check("cdc.room", REACHED, this::room));
    return checks;
  }

  private Finding reach() {
    source = SourceConnection.open(url);
    queries = new PostgresQueries(source);
    PostgresQueries.Server server = queries.server();
    evidence.databaseName(server.database());
    return Finding.ok(
        "reached %s, PostgreSQL %s, database %s, user %s"
            .formatted(source.url(), server.version(), server.database(), server.user()));
  }

  private Finding clock() {
    Instant asked = clock.instant();
    Instant theirs = queries.clock();
    return ClockJudge.judge(theirs, asked, clock.instant());
  }

  private List<Finding> table(String name) {
    if (columns == null) {
      columns = queries.columns();
      identities = queries.identities();
      published = queries.published(connector("publication.name"));
    }
    Set<String> there = columns.getOrDefault(name, Set.of());
    Table table =
        new Table(
            name,
            there,
            !there.isEmpty() && queries.maySelect(name),
            identities.get(name),
            published.contains(name));
    return TableJudge.judge(table, ours.columns().get(name), connector("publication.name"));
  }

  /** As the connector has it, or else as our file has it. */
  private String connector(String key) {
    return evidence.connector().getOrDefault(key, ours.values().get(key));
  }

  private List<Finding> room() {
    return ServerJudge.room(queries.settings(), queries.slots().size(), queries.senders());
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
    }
  }
}
