package io.concord.local.oracle;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A PostgreSQL of its own with the source tables that V3 reads, empty at first. */
public final class SourceTables implements AutoCloseable {
  private static final String TABLES =
      """
      CREATE SCHEMA dbo;
      CREATE TABLE dbo."Client" ("ID" bigint PRIMARY KEY, "Name" text);
      CREATE TABLE dbo."ClientAgreement" ("ID" bigint PRIMARY KEY, "ClientID" bigint NOT NULL);
      CREATE TABLE dbo."Order" (
        "ID" bigint PRIMARY KEY,
        "ClientAgreementID" bigint NOT NULL,
        "Created" timestamp(6) NOT NULL,
        "Deleted" boolean NOT NULL DEFAULT false);
      CREATE TABLE dbo."OrderItem" (
        "ID" bigint PRIMARY KEY,
        "OrderID" bigint,
        "ProductID" bigint,
        "Qty" float8,
        "PricePerItem" numeric(30, 14),
        "IsValidForCurrentSale" boolean DEFAULT true,
        "Deleted" boolean NOT NULL DEFAULT false);
      """;

  private final EmbeddedPostgres postgres;
  private final DataSource database;

  public SourceTables(Path directory) throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setCleanDataDirectory(true)
            .start();
    database = postgres.getPostgresDatabase();
    execute(TABLES);
  }

  public String jdbcUrl() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  DataSource database() {
    return database;
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * @param target table and columns, such as {@code dbo."Client" ("ID")}
   */
  void copy(String target, CharSequence csv) throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + target + " FROM STDIN (FORMAT csv)", new StringReader(csv.toString()));
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
