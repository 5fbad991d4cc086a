package io.concord.local.orders;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** A real PostgreSQL with the source tables, for one test class. */
public final class SourceDatabase implements AutoCloseable {
  private static final String TABLES = "/connect/source-tables-postgres.sql";

  private final EmbeddedPostgres postgres;

  private SourceDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  public static SourceDatabase start(Path directory) throws IOException, SQLException {
    SourceDatabase database =
        new SourceDatabase(
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.resolve("bin").toFile())
                .setDataDirectory(directory.resolve("data"))
                .setLocaleConfig("locale", "C")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
    database.recreateTables();
    return database;
  }

  public DataSource dataSource() {
    return postgres.getPostgresDatabase();
  }

  /** Leaves the source tables empty and nothing else in their schema. */
  public void recreateTables() throws SQLException {
    execute("DROP SCHEMA IF EXISTS dbo CASCADE");
    execute(tables());
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  public String one(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  public long count(String fromAndWhere) throws SQLException {
    return Long.parseLong(one("SELECT count(*) FROM " + fromAndWhere));
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  private static String tables() {
    try (InputStream sql = SourceDatabase.class.getResourceAsStream(TABLES)) {
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
