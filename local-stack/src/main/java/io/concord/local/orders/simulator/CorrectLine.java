package io.concord.local.orders.simulator;

import java.sql.SQLException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/** A line of a recent order gets another quantity or another product. */
final class CorrectLine implements Action {
  private static final int QTY_MAX = 24;
  private static final DecimalFormatSymbols ROOT = DecimalFormatSymbols.getInstance(Locale.ROOT);

  @Override
  public Optional<String> perform(OrderDesk desk) throws SQLException {
    Optional<PlacedLine> line = desk.someRecentLine();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    return desk.random().nextBoolean()
        ? correctQty(desk, line.get())
        : correctProduct(desk, line.get());
  }

  private static Optional<String> correctQty(OrderDesk desk, PlacedLine line) throws SQLException {
    int qty = 1 + desk.random().nextInt(QTY_MAX);
    if (qty == line.qty()) {
      return Optional.empty();
    }
    desk.sql()
        .update(
            "UPDATE dbo.\"OrderItem\" SET \"Qty\" = ? WHERE \"ID\" = ?", (double) qty, line.id());
    return Optional.of(
        "%s corrected order %d: %d of product %d instead of %s"
            .formatted(
                line.order().buyer().spoken(),
                line.order().id(),
                qty,
                line.productId(),
                new DecimalFormat("0.######", ROOT).format(line.qty())));
  }

  private static Optional<String> correctProduct(OrderDesk desk, PlacedLine line)
      throws SQLException {
    Optional<Wish> product = desk.someProduct();
    if (product.isEmpty() || stands(desk, line.order(), product.get().productId())) {
      return Optional.empty();
    }
    desk.sql()
        .update(
            "UPDATE dbo.\"OrderItem\" SET \"ProductID\" = ?, \"PricePerItem\" = ? WHERE \"ID\" = ?",
            product.get().productId(),
            product.get().price(),
            line.id());
    return Optional.of(
        "%s corrected order %d: product %d instead of %d"
            .formatted(
                line.order().buyer().spoken(),
                line.order().id(),
                product.get().productId(),
                line.productId()));
  }

  private static boolean stands(OrderDesk desk, PlacedOrder order, long product)
      throws SQLException {
    return desk.sql()
        .first(
            row -> row.getLong(1),
            "SELECT \"ID\" FROM dbo.\"OrderItem\" WHERE \"OrderID\" = ? AND \"ProductID\" = ?",
            order.id(),
            product)
        .isPresent();
  }
}
