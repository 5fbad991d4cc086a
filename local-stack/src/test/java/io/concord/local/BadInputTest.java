package io.concord.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says when it cannot do what is asked: one line, soon, and nothing runs. */
class BadInputTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String HEADER = "order_id,client_id,created,product_id,qty,price\n";
  private static final String LINE = "1,2,2024-07-01T09:30:00,3,4,5.50\n";

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void chooseDataFolder() {
    data = folder.resolve("data");
  }

  @Test
  void shouldNameTheColumnsWhenOneIsWrong() throws Exception {
    requireRefusedOrders(
        "order_id,client,created,product_id,qty,price\n" + LINE,
        "line 1",
        "order_id,client_id,created,product_id,qty,price",
        "\"client\"");
  }

  @Test
  void shouldNameLineAndValueWhenADateIsBad() throws Exception {
    requireRefusedOrders(
        HEADER + LINE + "2,2,01.07.2024,3,4,5.50\n", "line 3", "created", "\"01.07.2024\"");
  }

  @Test
  void shouldNameLineAndValueWhenAPriceIsNegative() throws Exception {
    requireRefusedOrders(
        HEADER + LINE + "2,2,2024-07-01T09:30:00,3,4,-5\n", "line 3", "price", "\"-5\"");
  }

  @Test
  void shouldNameTheLineWhenAnOrderComesTwice() throws Exception {
    requireRefusedOrders(HEADER + LINE + LINE, "line 3", "product");
  }

  @Test
  void shouldSayWhatIsExpectedWhenTheFileIsEmpty() throws Exception {
    requireRefusedOrders("", "is empty", "order_id");
    requireRefusedOrders(HEADER, "no order lines");
  }

  @Test
  void shouldNameTheFileWhenThereIsNone() throws Exception {
    requireRefused(
        "orders.csv does not exist", "--orders", folder.resolve("orders.csv").toString());
  }

  @Test
  void shouldSayWhatToDoWhenThePortIsInUse() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      requireRefused(
          "port " + taken.getLocalPort() + " cannot be used",
          "--port",
          Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void shouldNameTheRangeWhenThePortIsNone() throws Exception {
    requireRefused("between 0 and 65535", "--port", "70000");
    requireRefused("--port", "--port", "http");
  }

  @Test
  void shouldNameTheOptionWhenItIsUnknown() throws Exception {
    requireRefused("Unknown option: '--prot=8080'", "--prot=8080");
  }

  @Test
  void shouldNameTheFolderWhenItCannotBeWritten() throws Exception {
    data = Files.writeString(folder.resolve("file"), "").resolve("data");
    requireRefused("cannot be written");
  }

  @Test
  void shouldNameTheFolderWhenAnotherStackRunsOnIt() throws Exception {
    try (DataFolder taken = DataFolder.open(data)) {
      assertThat(taken.path()).exists();
      requireRefused("Another recommender is running on the data folder " + data);
    }
  }

  @Test
  void shouldPrintHelpAndVersionWhenAsked() throws Exception {
    assertThat(output("--help")).contains("local", "verify-state", "changes", "topology");
    assertThat(output("local", "--help")).contains("--orders", "--port", "--data");
    assertThat(output("--version")).isNotBlank();
  }

  private String output(String... arguments) throws IOException, InterruptedException {
    try (ChildStack child = ChildStack.start(folder, arguments)) {
      assertThat(child.awaitExit(SOON)).isZero();
      assertThat(child.err()).isEmpty();
      return child.out();
    }
  }

  private void requireRefusedOrders(String csv, String... words) throws Exception {
    Path orders = Files.writeString(folder.resolve("orders.csv"), csv);
    String line = refusal("--orders", orders.toString());
    assertThat(line).contains(orders.toString()).contains(words);
  }

  private void requireRefused(String words, String... arguments) throws Exception {
    assertThat(refusal(arguments)).contains(words);
  }

  /** Runs into the refusal, and returns its line. */
  private String refusal(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 3];
    System.arraycopy(new String[] {"local", "--data", data.toString()}, 0, all, 0, 3);
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    try (ChildStack child = ChildStack.start(folder, all)) {
      assertThat(child.awaitExit(SOON)).as("exit code").isPositive();
      assertThat(child.out()).isEmpty();
      List<String> lines =
          child.err().lines().filter(line -> !line.startsWith("Data folder:")).toList();
      assertThat(lines).as(child.err()).hasSize(1);
      assertThat(lines.get(0)).startsWith("recommender: ").doesNotContain("Exception");
      assertThat(ChildStack.processesOn(folder)).isEmpty();
      assertThat(Files.exists(data.resolve("postgres"))).as("a server was started").isFalse();
      return lines.get(0);
    }
  }
}
