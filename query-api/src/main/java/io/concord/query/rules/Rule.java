package io.concord.query.rules;

/**
 * The rules, in the order in which they are held against a product: the first that it breaks is the
 * one it is removed by.
 */
public enum Rule {
  EXCLUDE_PRODUCTS("excludeProducts"),
  ONLY_PRODUCTS("onlyProducts"),
  EXCLUDE_BRANDS("excludeBrands"),
  ONLY_BRANDS("onlyBrands"),
  EXCLUDE_ORDERED_WITHIN_DAYS("excludeOrderedWithinDays"),
  MIN_SCORE("minScore"),
  /** Last, because it counts the places that the others have left. */
  MAX_PER_BRAND("maxPerBrand");

  private final String argument;

  Rule(String argument) {
    this.argument = argument;
  }

  /** As requests and answers call it. */
  public String argument() {
    return argument;
  }

  /** Whether it holds several IDs or names. */
  public boolean isList() {
    return isOfProducts() || this == EXCLUDE_BRANDS || this == ONLY_BRANDS;
  }

  /** Whether those are IDs of products. */
  public boolean isOfProducts() {
    return this == EXCLUDE_PRODUCTS || this == ONLY_PRODUCTS;
  }
}
