package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.store.CatalogueProduct;
import org.junit.jupiter.api.Test;

/** Product names and car brands. */
class CatalogueTest extends Scenario {
  @Test
  void shouldNameProducts() {
    database.put("Product", 5, "Name", "Brake pad", "VendorCode", "BP-5");
    assertThat(product(5)).isEqualTo(new CatalogueProduct("Brake pad", "BP-5"));

    database.put("Product", 5, "Name", null);
    assertThat(product(5)).isEqualTo(new CatalogueProduct(null, "BP-5"));

    database.delete("Product", 5);
    assertThat(product(5)).isEqualTo(new CatalogueProduct(null, null));
    assertThat(fixture.listener.catalogueChanges).isEqualTo(4);
  }

  @Test
  void shouldNameTheBrandsOfAProductEachOnceInAlphabeticalOrder() {
    database.put("CarBrand", 1, "Name", "Volvo");
    database.put("CarBrand", 2, "Name", "DAF");
    database.put("ProductCarBrand", 100, "ProductID", 5, "CarBrandID", 1);
    database.put("ProductCarBrand", 101, "ProductID", 5, "CarBrandID", 2);
    database.put("ProductCarBrand", 102, "ProductID", 5, "CarBrandID", 1);
    database.put("ProductCarBrand", 103, "ProductID", 6, "CarBrandID", 1);

    assertThat(fixture.catalogue().brands(5)).containsExactly("DAF", "Volvo");
    assertThat(fixture.catalogue().brands(6)).containsExactly("Volvo");
    assertThat(fixture.catalogue().brands(7)).isEmpty();
  }

  @Test
  void shouldFollowALinkThatMovesOrGoes() {
    database.put("CarBrand", 1, "Name", "Volvo");
    database.put("CarBrand", 2, "Name", "DAF");
    database.put("ProductCarBrand", 100, "ProductID", 5, "CarBrandID", 1);

    database.put("ProductCarBrand", 100, "ProductID", 6);
    assertThat(fixture.catalogue().brands(5)).isEmpty();
    assertThat(fixture.catalogue().brands(6)).containsExactly("Volvo");

    database.put("ProductCarBrand", 100, "CarBrandID", 2);
    assertThat(fixture.catalogue().brands(6)).containsExactly("DAF");

    database.put("ProductCarBrand", 100, "CarBrandID", null);
    assertThat(fixture.catalogue().brands(6)).isEmpty();

    database.put("ProductCarBrand", 100, "CarBrandID", 1);
    database.delete("ProductCarBrand", 100);
    assertThat(fixture.catalogue().brands(6)).isEmpty();
    assertThat(fixture.dump("product-car-brands")).isEmpty();
  }

  @Test
  void shouldFollowABrandThatIsRenamedOrGoes() {
    database.put("ProductCarBrand", 100, "ProductID", 5, "CarBrandID", 1);
    assertThat(fixture.catalogue().brands(5)).isEmpty();

    database.snapshot("CarBrand", 1, "Name", "Volvo");
    database.put("CarBrand", 1, "Name", "Volvo Trucks");
    assertThat(fixture.catalogue().brands(5)).containsExactly("Volvo Trucks");

    database.delete("CarBrand", 1);
    assertThat(fixture.catalogue().brands(5)).isEmpty();
    assertThat(fixture.dump("car-brands")).isEmpty();
  }

  @Test
  void shouldForgetRowsOfWhichCompactionLeftOnlyTheTombstone() {
    database.put("Product", 5, "Name", "Brake pad");
    database.put("CarBrand", 1, "Name", "Volvo");
    database.put("ProductCarBrand", 100, "ProductID", 5, "CarBrandID", 1);

    database.deleteCompacted("Product", 5);
    database.deleteCompacted("CarBrand", 1);
    database.deleteCompacted("ProductCarBrand", 100);

    assertThat(fixture.dump("products")).isEmpty();
    assertThat(fixture.dump("car-brands")).isEmpty();
    assertThat(fixture.dump("product-car-brands")).isEmpty();
  }

  private CatalogueProduct product(long id) {
    return fixture.catalogue().product(id);
  }
}
