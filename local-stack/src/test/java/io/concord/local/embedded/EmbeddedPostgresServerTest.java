package io.concord.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** One for all tests: each starts where another stopped. */
  @TempDir static Path folder;

  @Test
  void shouldFlushCommitsAndAllowLogicalDecodingWhenStarted() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      assertThat(text(server, "SHOW fsync")).isEqualTo("on");
      assertThat(text(server, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(text(server, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(text(server, "SHOW wal_level")).isEqualTo("logical");
      assertThat(text(server, "SELECT current_database()")).isEqualTo("shop");
      assertThat(server.jdbcUrl())
          .isEqualTo("jdbc:postgresql://127.0.0.1:" + server.port() + "/shop?user=postgres");
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void shouldTakeOverTheDataWhenAnOrphanStillRunsOnThem() throws Exception {
    EmbeddedPostgresServer orphan = EmbeddedPostgresServer.start(folder);
    execute(orphan, "CREATE TABLE orphaned AS SELECT 42 AS answer");
    ProcessHandle orphanProcess = process();

    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      await().atMost(PATIENCE).until(() -> !orphanProcess.isAlive());
      assertThat(server.port()).isEqualTo(orphan.port());
      assertThat(text(server, "SELECT answer FROM orphaned")).isEqualTo("42");
    }
  }

  @Test
  void shouldKeepCommittedRowsWhenTheServerWasKilled() throws Exception {
    EmbeddedPostgresServer killed = EmbeddedPostgresServer.start(folder);
    execute(killed, "CREATE TABLE kept AS SELECT 42 AS answer");
    ProcessHandle process = process();
    process.destroyForcibly();
    await().atMost(PATIENCE).until(() -> !process.isAlive());
    killed.close();

    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      assertThat(text(server, "SELECT answer FROM kept")).isEqualTo("42");
    }
  }

  @Test
  void shouldStartWhenTheProcessNumberBelongsToAnotherProgramNow() throws Exception {
    EmbeddedPostgresServer.start(folder).close();
    String stale = ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n";
    Files.writeString(folder.resolve("data/postmaster.pid"), stale);
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder)) {
      assertThat(text(server, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void shouldSayWhyWhenPostgresRefusesToStart() throws Exception {
    EmbeddedPostgresServer.start(folder).close();
    Path version = folder.resolve("data/PG_VERSION");
    String right = Files.readString(version);
    Files.writeString(version, "9.6\n");
    try {
      assertThatThrownBy(() -> EmbeddedPostgresServer.start(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("incompatible");
    } finally {
      Files.writeString(version, right);
    }
  }

  private ProcessHandle process() throws Exception {
    return new PostmasterFile(folder.toRealPath().resolve("data")).runningServer().orElseThrow();
  }

  private static void execute(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
