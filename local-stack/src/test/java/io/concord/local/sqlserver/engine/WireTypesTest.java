package io.concord.local.sqlserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of every type, there and back through the real driver. */
class WireTypesTest {
  private static final String TABLE =
      """
      CREATE TABLE dbo.[Types] (
        [ID] bigint NOT NULL PRIMARY KEY, [I] int, [S] smallint, [B] bit, [F] float, [D] decimal(30, 14),
        [Day] date, [At] datetime2(7), [Offset] datetimeoffset(7), [Text] nvarchar(100), [Long] nvarchar(max),
        [Bytes] varbinary(100), [Uid] uniqueidentifier
      )
      """;
  private static final int COLUMNS = 13;

  /** Longer than a packet. */
  private static final String LONG_TEXT = "Довгий текст ".repeat(1000);

  private SqlServerStandIn server;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = SqlServerStandIn.start(folder);
    server.execute(TABLE);
  }

  @AfterEach
  void stop() throws Exception {
    server.requireUnderstood();
    server.close();
  }

  @Test
  void shouldReturnWhatWasSent() throws Exception {
    Object[] values = {
      1L,
      -2,
      (short) -3,
      true,
      -0.1,
      new BigDecimal("-1234567890123456.12345678901234"),
      Date.valueOf(LocalDate.of(2024, 2, 29)),
      LocalDateTime.parse("2026-03-02T23:59:59.9999999"),
      OffsetDateTime.parse("2026-03-02T01:02:03.0000001+02:00"),
      "Škoda, Пошук",
      LONG_TEXT,
      new byte[] {0, 1, -1},
      "6F9619FF-8B86-D011-B42D-00C04FC964FF"
    };
    insert(values);
    Object[] row = rows().get(0);
    for (int i = 0; i < COLUMNS; i++) {
      assertThat(row[i]).as("column %d", i + 1).isEqualTo(values[i]);
    }
  }

  @Test
  void shouldReturnNulls() throws Exception {
    Object[] values = new Object[COLUMNS];
    values[0] = 1L;
    insert(values);
    assertThat(rows().get(0)).containsExactly(values);
  }

  @Test
  void shouldExecuteAStatementThatWasPrepared() throws Exception {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO dbo.[Types] ([ID], [I]) VALUES (?, ?)")) {
      for (int i = 1; i <= 5; i++) {
        insert.setLong(1, i);
        insert.setInt(2, 10 * i);
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
    }
    assertThat(rows()).extracting(row -> row[1]).containsExactly(10, 20, 30, 40, 50);
  }

  @Test
  void shouldNotShowALongTextBeforeAnUpdateThatLeavesItAlone() throws Exception {
    server.execute(
        "EXEC sys.sp_cdc_enable_db",
        "EXEC sys.sp_cdc_enable_table @source_schema = N'dbo', @source_name = N'Types', @role_name = NULL",
        "INSERT INTO dbo.[Types] ([ID], [I], [Text], [Long]) VALUES (1, 1, N'short', N'long')",
        "UPDATE dbo.[Types] SET [I] = 2");
    String before =
        "SELECT COUNT(*) FROM cdc.[dbo_Types_CT]"
            + " WHERE [__$operation] = 3 AND [Text] = N'short' AND [Long] IS NULL";
    await().untilAsserted(() -> assertThat(number(before)).isEqualTo(1));
    assertThat(number("SELECT COUNT(*) FROM cdc.[dbo_Types_CT] WHERE [Long] = N'long'"))
        .as("insert, and update after")
        .isEqualTo(2);
  }

  private void insert(Object[] values) throws SQLException {
    String marks = String.join(", ", Collections.nCopies(COLUMNS, "?"));
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO dbo.[Types] VALUES (" + marks + ")")) {
      for (int i = 0; i < COLUMNS; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  private List<Object[]> rows() throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM dbo.[Types] ORDER BY [ID]")) {
      List<Object[]> rows = new ArrayList<>();
      while (row.next()) {
        Object[] values = new Object[COLUMNS];
        Arrays.setAll(values, i -> value(row, i + 1));
        rows.add(values);
      }
      return rows;
    }
  }

  private static Object value(ResultSet row, int column) {
    try {
      return switch (column) {
        case 8 -> row.getObject(column, LocalDateTime.class);
        case 9 -> row.getObject(column, OffsetDateTime.class);
        default -> row.getObject(column);
      };
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
