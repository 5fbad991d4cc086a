package io.concord.query.local;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a sample of the figures once a second. */
final class FigureSampler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FigureSampler.class);

  private final LocalFigures figures;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "figure-sampler");
            thread.setDaemon(true);
            return thread;
          });

  FigureSampler(LocalFigures figures) {
    this.figures = figures;
    timer.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS);
  }

  private void sample() {
    try {
      figures.sample();
    } catch (RuntimeException e) {
      // the timer would stop for good, and rates would be told that are none
      LOG.warn("What this node has done could not be read", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
