package io.concord.store;

import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Writes one of the three catalogue stores; see {@link CatalogueView} for the layout. */
public final class CatalogueStore {
  private final KeyValueStore<Bytes, byte[]> rows;

  public CatalogueStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  /** Sets a product; null forgets it. */
  public void putProduct(long productId, CatalogueProduct product) {
    rows.put(
        Keys.of(CatalogueView.PRODUCT, productId),
        product == null ? null : CatalogueView.PRODUCTS.encode(product));
  }

  /** Sets a brand's name; null forgets the brand. */
  public void putBrand(long brandId, String name) {
    rows.put(
        Keys.of(CatalogueView.BRAND, brandId),
        name == null ? null : CatalogueView.NAMES.encode(Optional.of(name)));
  }

  /** Links a product and a brand by a row, instead of what the row linked before. */
  public void putLink(long rowId, long productId, long brandId) {
    removeLink(rowId);
    rows.put(Keys.of(CatalogueView.ROW, rowId), CatalogueView.IDS.encode(productId));
    rows.put(
        Keys.of(CatalogueView.PRODUCT_BRAND, productId, rowId), CatalogueView.IDS.encode(brandId));
  }

  /** Forgets what the row linked. */
  public void removeLink(long rowId) {
    Long productId = CatalogueView.IDS.decode(rows.delete(Keys.of(CatalogueView.ROW, rowId)));
    if (productId != null) {
      rows.delete(Keys.of(CatalogueView.PRODUCT_BRAND, productId, rowId));
    }
  }
}
