package io.concord.local.sqlserver;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A client of the shop with one agreement, and T-SQL for what it buys. Orders and lines are
 * numbered per client, so that tests do not meet.
 */
record Buyer(long id) {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** The client and its agreement. */
  String[] rows() {
    return new String[] {
      "INSERT INTO dbo.[Client] ([ID], [Name]) VALUES (%d, N'Клієнт %d')".formatted(id, id),
      "INSERT INTO dbo.[ClientAgreement] ([ID], [ClientID]) VALUES (%d, %d)".formatted(id, id)
    };
  }

  long order(int number) {
    return id * 100 + number;
  }

  /** The line of the order with this number that is at this place, from 1. */
  long line(int number, int place) {
    return order(number) * 100 + place;
  }

  /** An order, each on a day of its own. */
  String insertOrder(int number) {
    return "INSERT INTO dbo.[Order] ([ID], [ClientAgreementID], [Created]) VALUES (%d, %d, '%sT10:15:30.1234567')"
        .formatted(order(number), id, DAY.plusDays(number));
  }

  /** A line per product, in places from 1 on. */
  String insertLines(int number, long... products) {
    String lines =
        IntStream.range(0, products.length)
            .mapToObj(
                i -> "(%d, %d, %d, 2)".formatted(line(number, i + 1), order(number), products[i]))
            .collect(Collectors.joining(", "));
    return "INSERT INTO dbo.[OrderItem] ([ID], [OrderID], [ProductID], [Qty]) VALUES " + lines;
  }

  String updateLine(int number, int place, String assignment) {
    return "UPDATE dbo.[OrderItem] SET %s WHERE [ID] = %d"
        .formatted(assignment, line(number, place));
  }

  /** The client, its agreement, and one order with these products. */
  String[] withOrder(long... products) {
    String[] all = Arrays.copyOf(rows(), 4);
    all[2] = insertOrder(1);
    all[3] = insertLines(1, products);
    return all;
  }
}
