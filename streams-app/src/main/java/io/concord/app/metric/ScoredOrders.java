package io.concord.app.metric;

import io.concord.scoring.Strategy;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counters of the orders that were held against the lists of one strategy. */
record ScoredOrders(Counter orders, Counter products, Counter hits) {

  static ScoredOrders of(Strategy strategy, MeterRegistry registry) {
    return new ScoredOrders(
        Counter.builder("recommender.scored.orders")
            .description("New orders held against the list that stood before them")
            .tag("strategy", strategy.label())
            .register(registry),
        Counter.builder("recommender.scored.products")
            .description("Products of these orders")
            .tag("strategy", strategy.label())
            .register(registry),
        Counter.builder("recommender.scored.hits")
            .description("Products of these orders that were on the list")
            .tag("strategy", strategy.label())
            .register(registry));
  }
}
