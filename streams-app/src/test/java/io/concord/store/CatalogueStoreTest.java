package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueStoreTest {
  @TempDir Path stateDir;
  private StoreFixture fixture;
  private KeyValueStore<Bytes, byte[]> linkRows;
  private CatalogueStore products;
  private CatalogueStore brands;
  private CatalogueStore links;
  private CatalogueView view;

  /** What a row of the link table links. */
  private record Link(long productId, long brandId) {}

  @BeforeEach
  void open() {
    fixture = new StoreFixture(stateDir);
    KeyValueStore<Bytes, byte[]> productRows = fixture.open(Stores.global(Names.PRODUCTS_STORE));
    KeyValueStore<Bytes, byte[]> brandRows = fixture.open(Stores.global(Names.CAR_BRANDS_STORE));
    linkRows = fixture.open(Stores.global(Names.PRODUCT_CAR_BRANDS_STORE));
    products = new CatalogueStore(productRows);
    brands = new CatalogueStore(brandRows);
    links = new CatalogueStore(linkRows);
    view = new CatalogueView(productRows, brandRows, linkRows);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldKeepProducts() {
    CatalogueProduct disc = new CatalogueProduct("Disc", "D-1");
    products.putProduct(-1, disc);

    assertThat(view.product(-1)).isEqualTo(disc);
    assertThat(view.product(1)).isEqualTo(new CatalogueProduct(null, null));
    products.putProduct(-1, null);
    assertThat(view.product(-1)).isEqualTo(new CatalogueProduct(null, null));
  }

  @Test
  void shouldNameEachBrandOnceInAlphabeticalOrder() {
    brands.putBrand(1, "Volvo");
    brands.putBrand(2, "MAN");
    brands.putBrand(3, "MAN");
    links.putLink(10, 7, 1);
    links.putLink(11, 7, 2);
    links.putLink(12, 7, 3);
    links.putLink(13, 7, 1);
    links.putLink(14, 8, 1);
    links.putLink(15, 7, 99);

    assertThat(view.brands(7)).containsExactly("MAN", "Volvo");
    assertThat(view.brands(8)).containsExactly("Volvo");
    assertThat(view.brands(9)).isEmpty();
    brands.putBrand(1, null);
    assertThat(view.brands(7)).containsExactly("MAN");
  }

  @Test
  void shouldFollowLinksWhateverIsDone() {
    for (long brand = 0; brand < 5; brand++) {
      brands.putBrand(brand, "brand " + brand);
    }
    Random random = new Random(1);
    Map<Long, Link> model = new HashMap<>();
    for (int step = 0; step < 1_000; step++) {
      long row = random.nextInt(9) - 4;
      if (random.nextInt(3) == 0) {
        links.removeLink(row);
        model.remove(row);
      } else {
        Link link = new Link(random.nextInt(5) - 2, random.nextInt(5));
        links.putLink(row, link.productId(), link.brandId());
        model.put(row, link);
      }
      for (long product = -2; product < 3; product++) {
        assertThat(view.brands(product)).isEqualTo(brandsOf(product, model));
      }
    }
    model.keySet().forEach(links::removeLink);
    assertThat(StoreFixture.rowsIn(linkRows)).isZero();
  }

  private static List<String> brandsOf(long productId, Map<Long, Link> links) {
    return links.values().stream()
        .filter(link -> link.productId() == productId)
        .map(link -> "brand " + link.brandId())
        .distinct()
        .sorted()
        .toList();
  }
}
