package io.concord.store;

import io.concord.purchase.RecentPurchases;
import io.concord.purchase.RecentPurchases.Product;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of {@code recent-purchases}.
 *
 * <pre>
 * | count (1) | product ID (8), last ticks (8) | ...
 * </pre>
 */
public final class RecentPurchasesCodec extends Codec<RecentPurchases> {
  private static final int PRODUCT_BYTES = 2 * Long.BYTES;

  public RecentPurchasesCodec() {
    super(1);
  }

  @Override
  protected int sizeBytes(RecentPurchases recent) {
    return 1 + recent.products().size() * PRODUCT_BYTES;
  }

  @Override
  protected void write(RecentPurchases recent, ByteBuffer out) {
    out.put((byte) recent.products().size());
    for (Product product : recent.products()) {
      out.putLong(product.productId()).putLong(product.lastOrderedTicks());
    }
  }

  @Override
  protected RecentPurchases read(ByteBuffer in) {
    int count = require("products", in.get(), RecentPurchases.PRODUCTS_MAX);
    List<Product> products = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      products.add(new Product(in.getLong(), in.getLong()));
    }
    return new RecentPurchases(products);
  }
}
