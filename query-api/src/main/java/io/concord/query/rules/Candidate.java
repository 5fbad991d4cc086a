package io.concord.query.rules;

import io.concord.scoring.ScoredProduct;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A product that rules are held against.
 *
 * @param catalogue names of the car brands that a product fits
 * @param cutTicks the list is over orders created before
 */
record Candidate(ScoredProduct product, LongFunction<List<String>> catalogue, long cutTicks) {
  List<String> brands() {
    return catalogue.apply(product.productId());
  }
}
