package io.concord.query.local;

import io.concord.app.RecommenderStreams;
import io.concord.contract.Quality;
import io.concord.experiment.Experiment;
import io.concord.query.QualityReader;
import io.concord.query.Result;
import io.concord.query.Result.Found;
import io.concord.store.QualityView;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/** Reads the counts that are here. */
final class LocalQualityReader implements QualityReader {
  private final RecommenderStreams streams;
  private final LocalStores stores;
  private final InstantSource clock;
  private final Answers answers;

  LocalQualityReader(RecommenderStreams streams, LocalStores stores, InstantSource clock) {
    this.streams = streams;
    this.stores = stores;
    this.clock = clock;
    this.answers = new Answers(streams);
  }

  @Override
  public Result<Quality> quality(LocalDate to, int days) {
    Instant now = clock.instant();
    LocalDate today = streams.settings().businessDay().liveAsOf(now).minusDays(1);
    LocalDate last = to == null ? today : to;
    return answers.whenRestored(() -> new Found<>(read(last.minusDays(days - 1L), last, now)));
  }

  private Quality read(LocalDate from, LocalDate to, Instant now) {
    Experiment experiment = streams.settings().experiment();
    long stalenessMs = stores.qualityStaleness(now).toMillis();
    QualityView view = stores.quality();
    return new Quality(
        from,
        to,
        stalenessMs,
        QualityFigures.byStrategy(
            view.tallies(Math.toIntExact(from.toEpochDay()), Math.toIntExact(to.toEpochDay()))),
        ArmComparison.of(experiment, view.arms(experiment.run())));
  }
}
