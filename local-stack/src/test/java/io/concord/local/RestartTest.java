package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack that is stopped in order goes on as if nothing had happened. */
class RestartTest {
  private static final String ZONE = Noon.zone().getId();
  private static final LocalDate TODAY = LocalDate.now(Noon.zone());
  private static final LocalDate AS_OF = TODAY.plusDays(1);

  @Test
  void shouldServeTheSameAndTellNothingWhenStartedAgain(@TempDir Path folder) throws Exception {
    Path orders = TestOrders.write(folder.resolve("orders.csv"), TODAY);
    LocalSettings settings =
        new LocalSettings(orders, folder.resolve("data"), 0, false, null, Map.of("zone", ZONE));
    Map<Long, Long> revisions;
    try (LocalStack stack = stack(settings)) {
      StackClient client = start(stack);
      client.sql(
          ShopSql.order(900_000_000, 4, TODAY + "T10:00:00"),
          ShopSql.line(900_000_001, 900_000_000L, 150));
      client.awaitReference(AS_OF);
      revisions = client.revisions(AS_OF);
    }
    try (LocalStack stack = stack(settings)) {
      StackClient client = start(stack);
      assertThat(client.differences(client.reference(AS_OF, 50), AS_OF, "")).isEmpty();
      assertThat(client.revisions(AS_OF)).isEqualTo(revisions);
      client.sql(
          ShopSql.order(900_000_002, 5, TODAY + "T10:00:00"),
          ShopSql.line(900_000_003, 900_000_002L, 150));
      client.awaitReference(AS_OF);
      Map<Long, Long> later = client.revisions(AS_OF);
      assertThat(later.remove(5L)).isEqualTo(revisions.remove(5L) + 1);
      assertThat(later).isEqualTo(revisions);
    }
  }

  private static LocalStack stack(LocalSettings settings) {
    PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new LocalStack(settings, new StartupLog(silence));
  }

  /**
   * Starts, and follows the events so far: each must continue the one before, also over restarts.
   */
  private static StackClient start(LocalStack stack) throws Exception {
    stack.open();
    RunningStack running = stack.start();
    new ChangeFeed(running.bootstrapServers()).close();
    return new StackClient("http://127.0.0.1:" + running.httpPort(), running.jdbcUrl());
  }
}
