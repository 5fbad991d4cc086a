package io.concord.node;

import io.concord.app.EdgeTopics;
import io.concord.app.RecommenderSettings;
import io.concord.push.ChangeFeed;
import io.concord.push.ChangeHub;
import io.concord.push.EndReason;
import io.concord.push.Heartbeats;
import io.concord.push.PushLimits;
import io.concord.push.PushObserver;
import io.concord.push.PushThreads;
import io.concord.push.kafka.ChangeTail;
import io.concord.push.kafka.ChangeTopic;
import io.concord.push.kafka.KafkaLogReader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Live changes at one node: every node reads all of them, and serves its own subscribers. */
final class NodePush implements AutoCloseable {
  private final PushThreads threads = new PushThreads();
  private final KafkaLogReader reader;
  private final ChangeHub hub;
  private final ChangeTail tail;

  NodePush(
      RecommenderSettings settings,
      int subscribersMax,
      MeterRegistry registry,
      InstantSource clock) {
    ChangeTopic topic =
        new ChangeTopic(
            settings.bootstrapServers(),
            settings.topics().recommendationChanged(),
            settings.applicationId() + "-" + settings.nodeId() + "-push");
    reader = new KafkaLogReader(topic, PushThreads.READERS);
    Meters meters = new Meters(registry);
    hub = new ChangeHub(PushLimits.of(subscribersMax), reader, clock, threads.executors(), meters);
    tail = new ChangeTail(topic, hub, EdgeTopics.CHANGES_KEPT, clock, meters);
    Gauge.builder("recommender.subscribers", hub, ChangeHub::subscriberCount)
        .description("Who follows changes at this node")
        .strongReference(true)
        .register(registry);
  }

  ChangeFeed feed() {
    return hub;
  }

  /** When the topic exists. */
  void start() {
    threads.tick(new Heartbeats(hub));
    tail.start();
  }

  /** After the subscriptions have ended. */
  @Override
  public void close() {
    tail.close();
    threads.close();
    reader.close();
  }

  private static final class Meters implements PushObserver {
    private final Counter events;
    private final Counter leftOut;
    private final Map<EndReason, Counter> ends;

    private Meters(MeterRegistry registry) {
      events =
          Counter.builder("recommender.push.events")
              .description("Events given to subscribers' connections")
              .register(registry);
      leftOut =
          Counter.builder("recommender.push.left.out")
              .description("Records of the change topic that are no change, at each reading")
              .register(registry);
      ends =
          Arrays.stream(EndReason.values())
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      reason ->
                          Counter.builder("recommender.push.ends")
                              .description("Subscriptions that ended")
                              .tag("reason", reason.label())
                              .register(registry),
                      (one, other) -> one,
                      () -> new EnumMap<>(EndReason.class)));
    }

    @Override
    public void sent() {
      events.increment();
    }

    @Override
    public void ended(EndReason reason) {
      ends.get(reason).increment();
    }

    @Override
    public void leftOut() {
      leftOut.increment();
    }
  }
}
