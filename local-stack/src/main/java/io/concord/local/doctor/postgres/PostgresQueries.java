package io.concord.local.doctor.postgres;

import io.concord.local.database.SourceConnection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the database: one SELECT per question. */
final class PostgresQueries {
  private static final String SERVER =
      "SELECT current_setting('server_version'), current_database(), current_user";
  private static final String CLOCK = "SELECT clock_timestamp()";
  private static final String SETTINGS =
      "SELECT name, setting FROM pg_settings WHERE name IN"
          + " ('wal_level', 'max_slot_wal_keep_size', 'max_replication_slots', 'max_wal_senders')";
  private static final String ROLE =
      "SELECT rolsuper, rolreplication FROM pg_roles WHERE rolname = current_user";
  private static final String SLOTS =
      "SELECT slot_name, active, wal_status,"
          + " coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)"
          + " FROM pg_replication_slots";
  private static final String SENDERS = "SELECT count(*) FROM pg_stat_replication";
  private static final String PUBLISHED =
      "SELECT tablename FROM pg_publication_tables WHERE pubname = ? AND schemaname = 'dbo'";
  private static final String COLUMNS =
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'dbo'";
  private static final String IDENTITIES =
      "SELECT c.relname, c.relreplident FROM pg_class c"
          + " INNER JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = 'dbo' AND c.relkind IN ('r', 'p')";
  private static final String SELECT_RIGHT = "SELECT has_table_privilege(?, 'SELECT')";

  private final SourceConnection source;

  PostgresQueries(SourceConnection source) {
    this.source = source;
  }

  /** Which server and which database this is, and who asks. */
  record Server(String version, String database, String user) {}

  /** What the role may do. */
  record Role(boolean superuser, boolean replication) {}

  Server server() {
    return source.one(
        SERVER, List.of(), row -> new Server(row.getString(1), row.getString(2), row.getString(3)));
  }

  Instant clock() {
    return source.one(CLOCK, List.of(), row -> row.getObject(1, OffsetDateTime.class).toInstant());
  }

  Map<String, String> settings() {
    return source.texts(SETTINGS);
  }

  Role role() {
    return source.one(ROLE, List.of(), row -> new Role(row.getBoolean(1), row.getBoolean(2)));
  }

  List<Slot> slots() {
    return source.list(
        SLOTS,
        List.of(),
        row -> new Slot(row.getString(1), row.getBoolean(2), row.getString(3), row.getLong(4)));
  }

  /** Connections that send the write-ahead log at the moment. */
  int senders() {
    return source.one(SENDERS, List.of(), row -> row.getInt(1));
  }

  /** Tables of a publication; none when it does not exist. */
  Set<String> published(String publication) {
    return Set.copyOf(source.list(PUBLISHED, List.of(publication), row -> row.getString(1)));
  }

  /** Columns that the role may see, by table. */
  Map<String, Set<String>> columns() {
    return source.groups(COLUMNS);
  }

  /** What an update tells of the row before, by table: {@code f} for all of it. */
  Map<String, String> identities() {
    return source.texts(IDENTITIES);
  }

  boolean maySelect(String table) {
    return source.one(SELECT_RIGHT, List.of("dbo.\"" + table + "\""), row -> row.getBoolean(1));
  }
}
