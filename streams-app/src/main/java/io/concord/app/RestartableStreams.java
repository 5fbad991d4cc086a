package io.concord.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka Streams over one state directory, begun anew for another mode or after a failure that a new
 * start heals. Opened and stopped by one thread at a time, asked by any.
 */
final class RestartableStreams {
  private static final Logger LOG = LoggerFactory.getLogger(RestartableStreams.class);
  private static final int STOPS_IN_VAIN_MAX = 8;
  static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);

  /** Kafka makes some metrics after its start; Micrometer alone would look once a minute. */
  private static final Duration METRICS_REFRESH = Duration.ofSeconds(5);

  private final Function<Mode, KafkaStreams> maker;
  private final MeterRegistry registry;
  private final Path stateDir;
  private final Recovery recovery = new Recovery();
  private volatile KafkaStreams streams;
  private volatile Mode mode = Mode.CATCHING_UP;
  private volatile boolean closed;
  private volatile boolean restart;
  private volatile String failure;
  private KafkaStreamsMetrics metrics;
  private ScheduledExecutorService metricsWatch;
  private int stopsInVain;

  /**
   * None yet.
   *
   * @param maker of a new application for a mode, not started
   */
  RestartableStreams(Function<Mode, KafkaStreams> maker, MeterRegistry registry, Path stateDir) {
    this.maker = maker;
    this.registry = registry;
    this.stateDir = stateDir;
  }

  /** The running application; another one after each start, null before the first. */
  KafkaStreams current() {
    return streams;
  }

  KafkaStreams.State state() {
    KafkaStreams now = streams;
    return now == null ? KafkaStreams.State.CREATED : now.state();
  }

  Map<MetricName, ? extends Metric> metrics() {
    KafkaStreams now = streams;
    return now == null ? Map.of() : now.metrics();
  }

  Mode mode() {
    return mode;
  }

  /** Why the application stopped by itself; null while it did not. */
  String failure() {
    return failure;
  }

  synchronized void open(Mode next) {
    if (closed) {
      return;
    }
    KafkaStreams opened = maker.apply(next);
    opened.setUncaughtExceptionHandler(this::stopOn);
    metricsWatch = Executors.newSingleThreadScheduledExecutor(RestartableStreams::watchThread);
    metrics = new KafkaStreamsMetrics(opened, List.of(), metricsWatch, METRICS_REFRESH);
    metrics.bindTo(registry);
    streams = opened;
    mode = next;
    opened.start();
  }

  /**
   * Wrong answers cost more than downtime: what nobody foresaw stops the application. What lies in
   * the conversation with the brokers is begun anew.
   */
  private StreamThreadExceptionResponse stopOn(Throwable exception) {
    if (recovery.allows(exception, System.nanoTime())) {
      LOG.warn("Kafka Streams starts anew after a failure", exception);
      restart = true;
    } else {
      LOG.error("The application stops", exception);
      failure = StopReason.of(exception, stateDir);
    }
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** Asks for a new start in the same mode. */
  void requestRestart() {
    restart = true;
  }

  /** Starts anew if that was asked for. */
  void restartIfRequested() {
    if (restart) {
      restart = false;
      reopen(mode);
    }
  }

  /** Brokers that are away may hold up a stop for long; it is waited for again at the next look. */
  void reopen(Mode next) {
    if (stop(GroupMembershipOperation.REMAIN_IN_GROUP)) {
      stopsInVain = 0;
      open(next);
    } else if (++stopsInVain < STOPS_IN_VAIN_MAX) {
      LOG.warn("Kafka Streams did not stop within {}, waiting on", CLOSE_TIMEOUT);
      restart = true;
    } else {
      throw new IllegalStateException(
          "Kafka Streams must stop to start as " + next.label() + ", it did not for minutes");
    }
  }

  /** Stops for good, without waiting: nothing is answered any more. */
  void fail(String reason, Throwable cause) {
    LOG.error("The application stops", cause);
    failure = reason;
    KafkaStreams now = streams;
    if (now != null) {
      now.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  /** From now on nothing is started; what runs still must be closed. */
  void openNoMore() {
    closed = true;
  }

  /** Stops and leaves the group; returns whether everything stopped in time. */
  boolean close() {
    openNoMore();
    boolean stopped = stop(GroupMembershipOperation.LEAVE_GROUP);
    if (!stopped) {
      LOG.warn("Kafka Streams did not stop within {}", CLOSE_TIMEOUT);
    }
    return stopped;
  }

  private synchronized boolean stop(GroupMembershipOperation membership) {
    if (streams == null) {
      return true;
    }
    boolean stopped =
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(membership));
    metrics.close();
    metricsWatch.shutdownNow();
    return stopped;
  }

  private static Thread watchThread(Runnable watch) {
    Thread thread = new Thread(watch, "metrics-watch");
    thread.setDaemon(true);
    return thread;
  }
}
