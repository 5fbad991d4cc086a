package io.concord.http.legacy;

import io.concord.contract.Quality;
import io.concord.contract.Quality.SegmentQuality;
import io.concord.contract.Quality.StrategyQuality;
import io.concord.contract.Recommendations;
import io.concord.query.QualityReader;
import io.concord.query.Result;

/**
 * What precision at 50 a list may be expected to have: what lists of its strategy and segment had
 * in the last {@link QualityReader#DAYS_DEFAULT} days.
 */
final class PrecisionEstimate {
  private final QualityReader reader;

  PrecisionEstimate(QualityReader reader) {
    this.reader = reader;
  }

  /** 0..1; null before the first order and for popular products, which are not measured. */
  Double of(Recommendations list) {
    if (list.source() == Recommendations.Source.POPULAR
        || !(reader.quality(null, QualityReader.DAYS_DEFAULT)
            instanceof Result.Found<Quality> found)) {
      return null;
    }
    for (StrategyQuality strategy : found.value().strategies()) {
      if (strategy.strategy().equals(list.strategy())) {
        return of(strategy, list.segment());
      }
    }
    return null;
  }

  private static Double of(StrategyQuality strategy, String name) {
    for (SegmentQuality segment : strategy.segments()) {
      if (segment.segment().equals(name)) {
        return segment.figures().precisionAt50().value();
      }
    }
    return null;
  }
}
