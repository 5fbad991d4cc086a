package io.concord.local.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.app.EdgeTopics;
import io.concord.app.RecommenderSettings;
import io.concord.http.HttpSettings;
import io.concord.local.embedded.EmbeddedBroker;
import io.concord.node.NodeSettings;
import io.concord.node.RecommenderNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real nodes on a real broker, over changes that are published all the time: a subscriber that
 * is killed a hundred times and resumes at the other node sees each revision once.
 */
class ResumeTest {
  private static final int KILLS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EVERY = "/v1/changes?from=start";
  private static final String ONE = "/v1/clients/5/changes";

  @TempDir private Path folder;
  private EmbeddedBroker broker;
  private RecommenderNode first;
  private RecommenderNode second;

  @AfterEach
  void stop() {
    if (second != null) {
      second.close();
    }
    if (first != null) {
      first.close();
    }
    broker.close();
  }

  @Test
  void shouldSeeEachRevisionOnceWhenKilledAHundredTimesAndTheBrokerRestarts() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("kafka"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new EdgeTopics(admin, settings("a").recommender()).createSources();
    }
    first = start("a");
    second = start("b");
    int[] ports = {first.port(), second.port()};
    String topic = settings("a").recommender().topics().recommendationChanged();
    try (ChangeProducer producer = new ChangeProducer(broker.bootstrapServers(), topic).start()) {
      Follower every = new Follower(EVERY, ports, 1);
      Follower one = new Follower(ONE, ports, 2);
      lives(every, one, KILLS / 2);
      broker.close();
      broker = EmbeddedBroker.start(folder.resolve("kafka"));
      lives(every, one, KILLS);
      Map<Long, Long> published = producer.finish();
      catchUp(every, published);
      catchUp(one, Map.of(5L, published.get(5L)));
      assertThat(every.connections() + one.connections()).isGreaterThanOrEqualTo(KILLS);
      assertThat(every.events()).isGreaterThan(KILLS);
    }
  }

  private RecommenderNode start(String id) throws InterruptedException {
    RecommenderNode node = new RecommenderNode(settings(id));
    node.start();
    return node;
  }

  private NodeSettings settings(String id) {
    RecommenderSettings recommender =
        RecommenderSettings.from(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "node.id",
                id,
                "partitions",
                "2",
                "state.dir",
                folder.resolve(id).toString()));
    return new NodeSettings(recommender, new HttpSettings("127.0.0.1", 0, "test", "v3"));
  }

  /** A node that has just started refuses, and is asked again. */
  private static void lives(Follower every, Follower one, int connectionsMin) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              while (every.connections() + one.connections() < connectionsMin) {
                every.live(40);
                one.live(3);
              }
              return true;
            });
  }

  private static void catchUp(Follower follower, Map<Long, Long> published) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              while (!follower.revisions().equals(published)) {
                follower.live(10);
              }
              return true;
            });
  }
}
