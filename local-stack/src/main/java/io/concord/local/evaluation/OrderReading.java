package io.concord.local.evaluation;

import io.concord.local.evaluation.measure.OrderTable;
import io.concord.local.evaluation.measure.OrderTableBuilder;
import io.concord.local.orders.OrderCsv;
import io.concord.local.orders.OrderDataException;
import io.concord.local.orders.OrderLine;
import io.concord.purchase.Ticks;
import java.nio.file.Path;

/** Reads a file of orders, line by line, into a table. */
final class OrderReading {
  private static final int REPORT_LINES = 10_000;

  private OrderReading() {}

  /**
   * @throws OrderDataException when the file cannot be read or is not as it should be
   */
  static OrderTable read(Path file, Progress progress) {
    OrderTableBuilder table = new OrderTableBuilder();
    try (OrderCsv csv = OrderCsv.open(file)) {
      long sizeBytes = Math.max(1, file.toFile().length());
      while (csv.hasNext()) {
        OrderLine line = csv.next();
        table.add(line.clientId(), line.orderId(), Ticks.of(line.created()), line.productId());
        if (csv.lines() % REPORT_LINES == 0) {
          progress.read(csv.lines(), Math.min(1, csv.bytesRead() / (double) sizeBytes));
        }
      }
    }
    return table.build();
  }
}
