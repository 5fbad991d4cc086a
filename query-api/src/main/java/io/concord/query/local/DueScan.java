package io.concord.query.local;

import io.concord.contract.DueProducts;
import io.concord.purchase.BusinessDay;
import io.concord.purchase.Ticks;
import io.concord.scoring.DueList;
import io.concord.scoring.DueProduct;
import io.concord.scoring.Reorder;
import io.concord.store.Purchase;
import io.concord.store.PurchaseView;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Finds what a client is due to order again, in one scan of its purchases. */
final class DueScan implements PurchaseView.PurchaseVisitor {
  private final long cutTicks;
  private final DueList list;
  private LongStream.Builder orderTicks = LongStream.builder();
  private long productId;
  private long orderId;
  private boolean started;

  private DueScan(LocalDate asOf, int withinDays) {
    this.cutTicks = BusinessDay.cutTicks(asOf);
    this.list = new DueList(lastDay(asOf), withinDays);
  }

  /** The day before, which is the last one whose orders count: today in the live answer. */
  static int lastDay(LocalDate asOf) {
    return Math.toIntExact(asOf.toEpochDay() - 1);
  }

  /** All products of the list, in its order. */
  static List<DueProduct> products(
      PurchaseView purchases, long clientId, LocalDate asOf, int withinDays) {
    DueScan scan = new DueScan(asOf, withinDays);
    purchases.forEachPurchase(clientId, null, scan);
    scan.endProduct();
    return scan.list.products();
  }

  /** A product of the list as an answer tells of it. */
  static DueProducts.DueProduct told(DueProduct product, Catalogue.Entry entry, LocalDate asOf) {
    Reorder reorder = product.reorder();
    return new DueProducts.DueProduct(
        product.productId(),
        entry.name(),
        entry.vendorCode(),
        product.orders(),
        Ticks.toInstant(product.lastOrderedTicks()),
        reorder.medianDays(),
        LocalDate.ofEpochDay(reorder.dueDay()),
        LocalDate.ofEpochDay(reorder.fromDay()),
        LocalDate.ofEpochDay(reorder.toDay()),
        reorder.stateOn(lastDay(asOf)).name().toLowerCase(Locale.ROOT),
        reorder.overdueDays(lastDay(asOf)));
  }

  /** Purchases come by product, order and line. */
  @Override
  public void visit(long product, long order, long line, Purchase purchase) {
    if (purchase.createdTicks() >= cutTicks) {
      return;
    }
    boolean otherProduct = !started || product != productId;
    if (otherProduct) {
      endProduct();
      started = true;
      productId = product;
    }
    if (otherProduct || order != orderId) {
      orderId = order;
      orderTicks.add(purchase.createdTicks());
    }
  }

  private void endProduct() {
    if (started) {
      list.offer(productId, orderTicks.build().sorted().toArray());
      orderTicks = LongStream.builder();
    }
  }
}
