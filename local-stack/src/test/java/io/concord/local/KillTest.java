package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.ChildStack.Ready;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process is killed again and again; the next start repairs what that left. */
class KillTest {
  private static final int CLIENTS = 200;
  private static final int LINES = 12_000;
  private static final long FIRST_ORDER = 900_000_000;

  @TempDir private Path folder;
  private Path orders;
  private Path data;

  @BeforeEach
  void writeOrders() throws Exception {
    orders = folder.resolve("orders.csv");
    data = folder.resolve("data");
    TestOrders.writeMany(orders, LocalDate.now(ZoneOffset.UTC), CLIENTS, LINES);
  }

  @Test
  void shouldServeTheReferenceWhenKilledAtAnyMomentBefore() throws Exception {
    killWhen("postgres +ready[^$]* kafka +ready|kafka +ready[^$]* postgres +ready");
    killWhen("topics +ready[^$]* connect +ready|connect +ready[^$]* topics +ready");
    killWhen("capture +ready");
    killWhenLive();
    try (ChildStack child = start()) {
      Ready ready = child.awaitReady();
      assertThat(ready.clients()).isEqualTo(CLIENTS);
      assertThat(ready.lines()).isEqualTo(LINES + 100);
      StackClient client = new StackClient(ready.http(), ready.postgres());
      LocalDate asOf = LocalDate.now(ZoneOffset.UTC).plusDays(1);
      assertThat(client.differences(client.reference(asOf, StackClient.LIST_SIZE), asOf, ""))
          .isEmpty();
      new ChangeFeed(ready.kafka()).close();
      child.terminate();
      assertThat(child.awaitExit(ChildStack.PATIENCE)).isZero();
    }
    assertThat(ChildStack.processesOn(folder)).isEmpty();
  }

  private void killWhen(String said) throws Exception {
    try (ChildStack child = start()) {
      child.awaitSaid(Pattern.compile(said));
      child.kill();
    }
  }

  /** Kills right behind commits that the lists cannot have yet. */
  private void killWhenLive() throws Exception {
    try (ChildStack child = start()) {
      Ready ready = child.awaitReady();
      List<String> statements = new ArrayList<>();
      String today = LocalDate.now(ZoneOffset.UTC) + "T00:00:00";
      for (long n = 0; n < 100; n++) {
        long order = FIRST_ORDER + n;
        statements.add(ShopSql.order(order, 1 + n % CLIENTS, today));
        statements.add(ShopSql.line(order, order, 5_000 + n));
      }
      new StackClient(ready.http(), ready.postgres()).sql(statements.toArray(String[]::new));
      child.kill();
    }
  }

  private ChildStack start() throws Exception {
    return ChildStack.start(
        folder, "local", "--no-simulator", "--port=0", "--orders=" + orders, "--data=" + data);
  }
}
