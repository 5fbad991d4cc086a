package io.concord.scoring;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the clients who ordered a product ordered besides: co-purchase over recent purchases. The
 * similarity of another product is the share of those clients who ordered it too, the conditional
 * probability of item-based recommendation (Deshpande and Karypis: Item-Based Top-N Recommendation
 * Algorithms, ACM TOIS 22(1), 2004).
 *
 * @param buyers clients that were looked at
 * @param products best first, ties by product ID; never the product itself
 */
public record SimilarProducts(int buyers, List<Product> products) {
  /** Clients looked at per product; so many tell enough. */
  public static final int BUYERS_MAX = 100;

  public static final int PRODUCTS_MAX = 200;

  /** One client alone is no evidence. */
  private static final int CLIENTS_MIN = 2;

  private static final Comparator<Product> BEST_FIRST =
      Comparator.comparingInt(Product::clients).reversed().thenComparingLong(Product::productId);

  public SimilarProducts {
    products = List.copyOf(products);
  }

  /**
   * A product that is bought along.
   *
   * @param clients who ordered both
   * @param similarity clients relative to the buyers, above 0, at most 1
   */
  public record Product(long productId, int clients, double similarity) {}

  /**
   * Counts over what the product's buyers ordered last.
   *
   * @param baskets product IDs of each buyer, each product once
   */
  public static SimilarProducts of(long productId, List<List<Long>> baskets) {
    Map<Long, Integer> clients = new HashMap<>();
    for (List<Long> basket : baskets) {
      basket.forEach(other -> clients.merge(other, 1, Integer::sum));
    }
    clients.remove(productId);
    double buyers = baskets.size();
    return new SimilarProducts(
        baskets.size(),
        clients.entrySet().stream()
            .filter(other -> other.getValue() >= CLIENTS_MIN)
            .map(o -> new Product(o.getKey(), o.getValue(), o.getValue() / buyers))
            .sorted(BEST_FIRST)
            .limit(PRODUCTS_MAX)
            .toList());
  }
}
