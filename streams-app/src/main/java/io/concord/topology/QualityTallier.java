package io.concord.topology;

import io.concord.contract.RecommendationQuality;
import io.concord.quality.Estimate;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.store.Names;
import io.concord.store.QualityChange;
import io.concord.store.QualityStore;
import java.time.LocalDate;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Adds up what all clients' orders say of their lists, and publishes each group that changed. */
final class QualityTallier
    extends ContextualProcessor<Long, QualityChange, String, RecommendationQuality> {
  private QualityStore store;

  @Override
  public void init(ProcessorContext<String, RecommendationQuality> context) {
    super.init(context);
    store = new QualityStore(context.getStateStore(Names.QUALITY_STORE));
  }

  @Override
  public void process(Record<Long, QualityChange> change) {
    change
        .value()
        .tallies()
        .forEach((group, tally) -> publish(group, store.add(group, tally), change.timestamp()));
    change.value().arms().forEach(store::move);
  }

  private void publish(QualityGroup group, Tally tally, long timestamp) {
    RecommendationQuality row = row(group, tally);
    context().forward(new Record<>(row.key(), row, timestamp));
  }

  private static RecommendationQuality row(QualityGroup group, Tally tally) {
    return new RecommendationQuality(
        LocalDate.ofEpochDay(group.epochDay()),
        group.strategy().label(),
        group.segment().name(),
        tally.orders(),
        tally.products(),
        tally.repeats(),
        tally.hits10(),
        tally.hits50(),
        mean(tally.orders(), tally.precisions(), tally.precisionSquares()),
        mean(tally.orders(), tally.reciprocals(), tally.reciprocalSquares()));
  }

  private static Double mean(long orders, long sum, long squares) {
    Estimate estimate = Estimate.of(orders, sum, squares, Tally.ONE);
    return estimate == null ? null : estimate.mean();
  }
}
