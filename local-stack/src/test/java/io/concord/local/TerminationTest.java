package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGTERM, which goes the way of Ctrl-C, at many moments of a start. All on one data folder: each
 * start must cope with what the one before had got to.
 */
class TerminationTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Path orders;
  private Path data;

  @BeforeEach
  void writeOrders() throws Exception {
    orders = TestOrders.write(folder.resolve("orders.csv"), LocalDate.now(ZoneOffset.UTC));
    data = folder.resolve("data");
  }

  @Test
  void shouldLeaveNothingRunningWhenTerminatedAtAnyMoment() throws Exception {
    terminateWhen("Data folder");
    terminateWhen("kafka +ready|postgres +ready");
    terminateWhen("connect +ready");
    terminateWhen("capture +ready");
    try (ChildStack child = start()) {
      assertThat(child.awaitReady().clients()).isEqualTo(TestOrders.LIGHT_LAST);
      requireNextRefused();
      assertThat(child.err()).contains("Ctrl-C");
      requireCleanEnd(child);
    }
  }

  /** Other orders are refused, and that stops what was started to find it out. */
  @Test
  void shouldNameWhatIsLoadedWhenOtherOrdersAreAskedFor() throws Exception {
    try (ChildStack child = start()) {
      child.awaitSaid(Pattern.compile("topics +ready"));
      requireCleanEnd(child);
    }
    TestOrders.writeMany(orders, LocalDate.now(ZoneOffset.UTC), 5, 100);
    try (ChildStack child = start()) {
      assertThat(child.awaitExit(ChildStack.PATIENCE)).isEqualTo(1);
      assertThat(child.err().lines().filter(line -> line.startsWith("recommender: ")))
          .singleElement()
          .asString()
          .contains("orders.csv", "12 clients");
      requireNothingLeft(child);
    }
  }

  private void terminateWhen(String said) throws Exception {
    try (ChildStack child = start()) {
      child.awaitSaid(Pattern.compile(said));
      requireCleanEnd(child);
      assertThat(child.out()).isEmpty();
    }
  }

  private void requireNextRefused() throws Exception {
    try (ChildStack second = start()) {
      assertThat(second.awaitExit(SOON)).isEqualTo(1);
      assertThat(second.err())
          .startsWith("recommender: Another recommender is running")
          .hasLineCount(1);
    }
  }

  private void requireCleanEnd(ChildStack child) throws Exception {
    child.terminate();
    assertThat(child.awaitExit(SOON)).as(child.err()).isZero();
    assertThat(child.err().strip()).endsWith("Stopped.");
    requireNothingLeft(child);
  }

  private void requireNothingLeft(ChildStack child) throws Exception {
    assertThat(child.err()).doesNotContain("Exception", "\tat ", "recommender: not");
    assertThat(ChildStack.processesOn(data)).isEmpty();
    DataFolder.open(data).close();
  }

  private ChildStack start() throws Exception {
    return ChildStack.start(
        folder, "local", "--no-simulator", "--port=0", "--orders=" + orders, "--data=" + data);
  }
}
