package io.concord.local.orders.generator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the catalogue: every family for every model of every brand, from one to three vendors. */
final class CatalogueGenerator {
  private static final long FIRST_PART_ID = 25_000_101;
  private static final double SECOND_BRAND_CHANCE = 0.3;

  private final Dice dice;
  private final List<TruckBrand> brands = brands();
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();

  private CatalogueGenerator(Dice dice) {
    this.dice = dice;
  }

  static TruckPartsCatalogue generate(Dice dice) {
    CatalogueGenerator generator = new CatalogueGenerator(dice);
    families().forEach(generator::addFamily);
    return TruckPartsCatalogue.of(generator.brands, generator.parts);
  }

  private void addFamily(PartFamily family) {
    if (family.fit() == PartFamily.Fit.ANY) {
      for (String variant : family.variants()) {
        addFromVendors(family, variant, brands);
      }
      return;
    }
    List<TruckBrand> suitable = brands.stream().filter(family::suits).toList();
    for (TruckBrand brand : suitable) {
      for (String model : brand.models()) {
        String detail = dice.pick(family.variants()) + " " + brand.name() + " " + model;
        addFromVendors(family, detail, fittingBrands(brand, suitable));
      }
    }
  }

  private List<TruckBrand> fittingBrands(TruckBrand brand, List<TruckBrand> suitable) {
    TruckBrand other = dice.pick(suitable);
    return other.equals(brand) || !dice.chance(SECOND_BRAND_CHANCE)
        ? List.of(brand)
        : List.of(brand, other);
  }

  private void addFromVendors(PartFamily family, String detail, List<TruckBrand> fitting) {
    double price = dice.between((double) family.priceMin(), family.priceMax());
    for (Vendor vendor : family.vendors()) {
      if (vendor.equals(family.vendors().get(0)) || dice.chance(0.6)) {
        parts.add(
            new Part(
                FIRST_PART_ID + parts.size(),
                family.name() + " " + detail,
                freeCode(vendor),
                family,
                fitting,
                cents(price * dice.between(0.85, 1.15))));
      }
    }
  }

  private String freeCode(Vendor vendor) {
    String code = vendor.code(dice);
    while (!codes.add(code)) {
      code = vendor.code(dice) + "-" + dice.between(1, 99);
    }
    return code;
  }

  private static BigDecimal cents(double price) {
    return BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_UP);
  }

  private static List<TruckBrand> brands() {
    List<TruckBrand> brands = new ArrayList<>();
    for (List<String> row : WordList.rows("brands.txt")) {
      List<String> models = WordList.cells(row.get(1), ";");
      boolean trailer = row.get(2).equals("trailer");
      brands.add(new TruckBrand(brands.size() + 1, row.get(0), models, trailer));
    }
    return brands;
  }

  private static List<PartFamily> families() {
    Map<String, Vendor> vendors =
        WordList.rows("vendors.txt").stream()
            .map(row -> new Vendor(row.get(0), row.get(1)))
            .collect(Collectors.toMap(Vendor::name, vendor -> vendor));
    return WordList.rows("parts.txt").stream().map(row -> PartFamily.ofRow(row, vendors)).toList();
  }
}
