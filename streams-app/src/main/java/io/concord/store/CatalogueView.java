package io.concord.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Product names, vendor codes and car brands, whole on every node, for reading by any thread.
 *
 * <pre>
 * products            1 | product       -> name, vendor code
 * car-brands          2 | brand         -> name
 * product-car-brands  3 | product | row -> brand
 *                     4 | row           -> product
 * </pre>
 */
public final class CatalogueView {
  static final byte PRODUCT = 1;
  static final byte BRAND = 2;
  static final byte PRODUCT_BRAND = 3;
  static final byte ROW = 4;

  static final CatalogueProductCodec PRODUCTS = new CatalogueProductCodec();
  static final NameCodec NAMES = new NameCodec();
  static final LongCodec IDS = new LongCodec();

  private static final CatalogueProduct UNKNOWN = new CatalogueProduct(null, null);

  private final ReadOnlyKeyValueStore<Bytes, byte[]> products;
  private final ReadOnlyKeyValueStore<Bytes, byte[]> brands;
  private final ReadOnlyKeyValueStore<Bytes, byte[]> productBrands;

  public CatalogueView(
      ReadOnlyKeyValueStore<Bytes, byte[]> products,
      ReadOnlyKeyValueStore<Bytes, byte[]> brands,
      ReadOnlyKeyValueStore<Bytes, byte[]> productBrands) {
    this.products = products;
    this.brands = brands;
    this.productBrands = productBrands;
  }

  /** The product; without name and code when the catalogue does not have it. */
  public CatalogueProduct product(long productId) {
    CatalogueProduct product = PRODUCTS.decode(products.get(Keys.of(PRODUCT, productId)));
    return product == null ? UNKNOWN : product;
  }

  /** Names of the car brands the product fits, in alphabetical order, each once. */
  public List<String> brands(long productId) {
    List<Long> brandIds = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> links =
        productBrands.prefixScan(Keys.of(PRODUCT_BRAND, productId), Keys.SERIALIZER)) {
      links.forEachRemaining(link -> brandIds.add(IDS.decode(link.value)));
    }
    return brandIds.stream()
        .distinct()
        .map(this::brandName)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  private String brandName(long brandId) {
    Optional<String> name = NAMES.decode(brands.get(Keys.of(BRAND, brandId)));
    return name == null ? null : name.orElse(null);
  }
}
