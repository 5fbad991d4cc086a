package io.concord.local.doctor.broker;

import io.concord.app.RecommenderSettings;
import io.concord.app.deadletter.DeadLetterEntry.Letter;
import io.concord.app.deadletter.DeadLetterId;
import io.concord.cdc.CapturedTable;
import io.concord.local.deadletters.LetterBook;
import io.concord.local.deadletters.LetterTopic;
import io.concord.local.doctor.check.Check;
import io.concord.local.doctor.check.Evidence;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Part;
import io.concord.local.topics.RequiredTopics;
import io.concord.topology.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.TimeoutException;

/** The checks of the brokers. */
public final class BrokerPart implements Part {
  private static final String REACHED = "kafka";
  private static final int SAMPLED_PER_PARTITION = 3;
  private static final String SCHEMA_HISTORY = "schema.history.internal.kafka.topic";

  /** What everything here rests on, whoever made it. */
  private static final Set<String> SHARED = Set.of("__consumer_offsets", "__transaction_state");

  private final String bootstrapServers;
  private final boolean isSqlServer;
  private final Duration timeout;
  private final Evidence evidence;
  private final InstantSource clock;
  private final Topics topics;
  private final String schemaHistory;
  private BrokerQueries queries;
  private int brokers;
  private Map<String, TopicState> found = Map.of();
  private LetterBook book;

  /**
   * @param isSqlServer whether the source database is one
   */
  public BrokerPart(
      String bootstrapServers,
      boolean isSqlServer,
      Duration timeout,
      Evidence evidence,
      InstantSource clock) {
    this.bootstrapServers = bootstrapServers;
    this.isSqlServer = isSqlServer;
    this.timeout = timeout;
    this.evidence = evidence;
    this.clock = clock;
    this.topics = evidence.topics();
    this.schemaHistory =
        evidence.connector().getOrDefault(SCHEMA_HISTORY, RequiredTopics.schemaHistory(topics));
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.one(REACHED, null, this::reach));
    checks.add(
        new Check("kafka.copies", REACHED, () -> BrokerJudge.replication(brokers, found.values())));
    checks.add(
        Check.one(
            "kafka.transactions",
            REACHED,
            () -> BrokerJudge.transactions(queries.transactionCleanup())));
    checks.add(
        Check.one(
            "kafka.generations",
            REACHED,
            () -> BrokerJudge.generations(queries.runningGroups(this::isGeneration))));
    for (String source : topics.sources()) {
      String name = topics.table(source);
      checks.add(new Check("topic." + name, REACHED, () -> source(source)));
      checks.add(new Check("records." + name, REACHED, () -> records(source)));
    }
    checks.addAll(outputs());
    checks.add(Check.one("kafka.heartbeat", REACHED, this::heartbeat));
    return checks;
  }

  private List<Check> outputs() {
    List<Check> checks = new ArrayList<>();
    String changed = topics.recommendationChanged();
    checks.add(
        new Check(
            "topic.changed",
            REACHED,
            () -> TopicJudge.changed(topic(changed), changed, partitions(changed))));
    String letters = topics.deadLetters();
    checks.add(
        new Check(
            "topic.dead-letters", REACHED, () -> TopicJudge.deadLetters(topic(letters), letters)));
    checks.add(Check.one("dead-letters", REACHED, this::letters));
    if (isSqlServer) {
      checks.add(
          new Check(
              "topic.schema-history",
              REACHED,
              () -> TopicJudge.schemaHistory(topic(schemaHistory), schemaHistory)));
    }
    return checks;
  }

  private Finding reach() throws InterruptedException, ExecutionException {
    try {
      return look();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TimeoutException) {
        return Finding.error(
            "no broker answers at " + bootstrapServers,
            "see whether they run, and are reachable from here under their advertised names");
      }
      throw e;
    }
  }

  private Finding look() throws InterruptedException, ExecutionException {
    // less than all the time there is, so that the clients are the first to give up
    queries = new BrokerQueries(bootstrapServers, timeout.multipliedBy(4).dividedBy(5));
    BrokerQueries.Cluster cluster = queries.cluster();
    brokers = cluster.brokers();
    evidence.clusterId(cluster.id());
    found = queries.topics(this::isOurs);
    return Finding.ok(
        "reached %s, %d brokers, cluster %s".formatted(bootstrapServers, brokers, cluster.id()));
  }

  private boolean isOurs(String topic) {
    return topic.startsWith(topics.prefix() + ".")
        || topic.startsWith(topics.prefix() + "-recommender-")
        || topics.isSource(topic)
        || topic.equals(topics.heartbeats())
        || topic.equals(schemaHistory)
        || SHARED.contains(topic);
  }

  private boolean isGeneration(String group) {
    String first = RecommenderSettings.applicationId(topics.prefix(), 1);
    return group.equals(first) || group.matches(Pattern.quote(first) + "-g\\d+");
  }

  private Optional<TopicState> topic(String name) {
    return Optional.ofNullable(found.get(name));
  }

  private List<Finding> source(String topic) {
    return TopicJudge.source(topic(topic), topic, partitions(topic));
  }

  /** What the settings say, or else what the orders have; for the topics that must agree. */
  private Optional<Integer> partitions(String topic) {
    boolean agrees =
        Set.of(topics.orders(), topics.clients(), topics.recommendationChanged()).contains(topic);
    Optional<Integer> configured =
        evidence.settings().map(settings -> settings.recommender().partitions());
    return configured
        .or(() -> topic(topics.orders()).map(TopicState::partitions))
        .filter(number -> agrees);
  }

  private List<Finding> records(String topic) {
    if (!found.containsKey(topic)) {
      return List.of(Finding.skipped("not asked: there is no topic " + topic));
    }
    Set<DeadLetterId> putAside = ids(book().all());
    List<SampledRecord> sample = queries.sample(topic, SAMPLED_PER_PARTITION);
    List<SampledRecord> left =
        sample.stream().filter(record -> !putAside.contains(record.id())).toList();
    return SampleJudge.judge(
        CapturedTable.named(topics.table(topic)).orElseThrow(), left, sample.size() - left.size());
  }

  private Finding letters() {
    if (!found.containsKey(topics.deadLetters())) {
      return Finding.skipped("not asked: there is no topic " + topics.deadLetters());
    }
    List<Letter> open = book().open();
    long ofLists = open.stream().filter(letter -> topics.decidesLists(letter.id().topic())).count();
    return BrokerJudge.letters(open.size(), ofLists, bootstrapServers);
  }

  /** All dead letters; none when their topic does not exist. */
  private LetterBook book() {
    if (book == null && found.containsKey(topics.deadLetters())) {
      try (LetterTopic letters = new LetterTopic(bootstrapServers, topics)) {
        book = letters.read(false);
      }
    }
    return book == null ? new LetterBook() : book;
  }

  private static Set<DeadLetterId> ids(List<Letter> letters) {
    return letters.stream().map(Letter::id).collect(Collectors.toSet());
  }

  private Finding heartbeat() throws InterruptedException, ExecutionException {
    String topic = topics.heartbeats();
    Optional<Instant> last = found.containsKey(topic) ? queries.lastWrite(topic) : Optional.empty();
    Optional<Duration> age = last.map(moment -> Duration.between(moment, clock.instant()));
    age.ifPresent(evidence::heartbeatAge);
    return BrokerJudge.heartbeat(topic, age);
  }

  @Override
  public void close() {
    if (queries != null) {
      queries.close();
    }
  }
}
