package io.concord.query.local;

import io.concord.contract.RecommendationRules;
import io.concord.purchase.BusinessDay;
import io.concord.query.RecommendationQuery;
import io.concord.query.rules.Rule;
import io.concord.query.rules.RuleFilter;
import io.concord.query.rules.RuleTexts;
import io.concord.query.rules.Selection;
import io.concord.scoring.ScoredProduct;
import io.concord.store.StoredRecommendations;
import io.concord.topology.TopologySettings;
import java.util.List;
import java.util.function.LongFunction;

/** The rules of this node's settings, and those of a query beside them. Thread-safe. */
final class ListRules {
  private static final RuleFilter NOTHING = RuleFilter.of();

  private final RuleFilter defaultFilter;
  private final List<String> defaultNames;
  private final LongFunction<List<String>> brands;

  /**
   * Rules over these brands.
   *
   * @param defaults which a query can add to, and take nothing from unless it is a plain one
   * @param brands names of the car brands that a product fits, in alphabetical order
   */
  ListRules(RecommendationRules defaults, LongFunction<List<String>> brands) {
    this.defaultFilter = RuleFilter.of(defaults);
    this.defaultNames = RuleTexts.texts(defaults).keySet().stream().map(Rule::argument).toList();
    this.brands = brands;
  }

  /** Whether the query's list is the plain one. */
  boolean areNone(RecommendationQuery query) {
    return filter(query).isEmpty();
  }

  private RuleFilter filter(RecommendationQuery query) {
    if (query.plain()) {
      return NOTHING;
    }
    return query.rules().isEmpty() ? defaultFilter : defaultFilter.and(query.rules());
  }

  /** Whether nothing behind the stored places can belong into the query's list. */
  boolean suffices(RecommendationQuery query, StoredRecommendations stored) {
    RuleFilter filter = filter(query);
    List<ScoredProduct> products = stored.ranking().products();
    return filter.isEmpty()
        || products.size() < TopologySettings.LIST_SIZE
        || filter.endsAt(products.get(products.size() - 1).score())
        || select(filter, query, stored, products).kept().size() == query.limit();
  }

  /** What the rules leave of these products, which are the list's or the popular ones. */
  Selection select(
      RecommendationQuery query, StoredRecommendations list, List<ScoredProduct> products) {
    return select(filter(query), query, list, products);
  }

  private Selection select(
      RuleFilter filter,
      RecommendationQuery query,
      StoredRecommendations list,
      List<ScoredProduct> products) {
    return filter.select(products, query.limit(), BusinessDay.cutTicks(list.asOf()), brands);
  }

  /** Names of the defaults that hold for a query; null without any. */
  List<String> defaultNames(RecommendationQuery query) {
    return query.plain() || defaultNames.isEmpty() ? null : defaultNames;
  }

  /** The query's own rules; null without any. */
  static RecommendationRules asked(RecommendationQuery query) {
    return query.rules().isEmpty() ? null : query.rules();
  }
}
