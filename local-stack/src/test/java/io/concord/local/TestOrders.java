package io.concord.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A small file of orders with a client of every segment. Order and line IDs are the file's, so that
 * a test can name them: order {@code 1_000_000 * client + n}, lines numbered through the file.
 */
final class TestOrders {
  static final long HEAVY = 1;
  static final long CONSISTENT = 2;
  static final long EXPLORATORY = 3;

  /** The light clients are 4 to 12; each has {@link #LIGHT_ORDERS} orders of three lines. */
  static final long LIGHT_FIRST = 4;

  static final long LIGHT_LAST = 12;
  static final int LIGHT_ORDERS = 6;

  private final StringBuilder csv =
      new StringBuilder("order_id,client_id,created,product_id,qty,price\n");
  private final LocalDate lastDay;

  private TestOrders(LocalDate lastDay) {
    this.lastDay = lastDay;
  }

  /** Writes the file; the newest orders are of this day. */
  static Path write(Path file, LocalDate lastDay) throws IOException {
    TestOrders orders = new TestOrders(lastDay);
    orders.client(HEAVY, 505, 2, 70);
    orders.client(CONSISTENT, 110, 3, 60);
    orders.client(EXPLORATORY, 105, 1, 5_000);
    for (long client = LIGHT_FIRST; client <= LIGHT_LAST; client++) {
      orders.client(client, LIGHT_ORDERS, 3, 25);
    }
    return Files.writeString(file, orders.csv);
  }

  /** Writes a file of this many lines, ten a order, for loads that take a while. */
  static Path writeMany(Path file, LocalDate lastDay, int clients, int lines) throws IOException {
    TestOrders orders = new TestOrders(lastDay);
    for (long client = 1; client <= clients; client++) {
      orders.client(client, lines / clients / 10, 10, 400);
    }
    return Files.writeString(file, orders.csv);
  }

  private void client(long client, int orders, int lines, int products) {
    for (int n = 1; n <= orders; n++) {
      LocalDate day = lastDay.minusDays((orders - n) * 400L / orders);
      for (int line = 0; line < lines; line++) {
        csv.append(
            String.format(
                Locale.ROOT,
                "%d,%d,%sT%02d:30:00,%d,%d,%d.50%n",
                1_000_000 * client + n,
                client,
                day,
                n % 10,
                product(client, n, line, products),
                1 + line,
                10 + n % 7));
      }
    }
  }

  /** Some products come again and again, others seldom; never one twice in an order. */
  private static long product(long client, int order, int line, int products) {
    long spread = (client * 7 + (long) order * (order % 3 + 1)) % products;
    return 100 + (spread + line * 13L) % Math.max(products, 13L * 20);
  }
}
