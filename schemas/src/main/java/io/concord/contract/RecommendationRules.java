package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a list must obey, beyond its order; all that are given hold together. One that is null is
 * not asked for, and not written. No list may be empty.
 *
 * @param excludeProducts products that are left out
 * @param onlyProducts products besides which all are left out
 * @param excludeBrands car brands, by name in any case, whose products are left out
 * @param onlyBrands car brands of which a product must fit one at least
 * @param excludeOrderedWithinDays what the client ordered in so many days before asOf is left out
 * @param maxPerBrand places that products of one car brand may take
 * @param minScore below which a place is left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecommendationRules(
    List<Long> excludeProducts,
    List<Long> onlyProducts,
    List<String> excludeBrands,
    List<String> onlyBrands,
    Integer excludeOrderedWithinDays,
    Integer maxPerBrand,
    Double minScore) {
  public static final RecommendationRules NONE =
      new RecommendationRules(null, null, null, null, null, null, null);

  public RecommendationRules {
    excludeProducts = copy("excludeProducts", excludeProducts);
    onlyProducts = copy("onlyProducts", onlyProducts);
    excludeBrands = copy("excludeBrands", excludeBrands);
    onlyBrands = copy("onlyBrands", onlyBrands);
  }

  @JsonIgnore
  public boolean isEmpty() {
    return equals(NONE);
  }

  private static <T> List<T> copy(String name, List<T> values) {
    if (values != null && values.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return values == null ? null : List.copyOf(values);
  }
}
