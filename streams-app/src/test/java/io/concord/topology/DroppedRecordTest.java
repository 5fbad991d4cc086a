package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.cdc.CapturedTable;
import io.concord.replay.ReplayPlan;
import io.concord.replay.ReplayPlan.Emit;
import io.concord.replay.ReplayPlan.Refused;
import io.concord.replay.RowTrace;
import io.concord.replay.RowVersion;
import io.concord.store.Names;
import io.concord.topology.SourceDatabase.Told;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * The law of replays: records that were put aside anywhere in a history, readable by now or not,
 * are made good by the envelopes planned for them, whatever came since and comes meanwhile.
 */
class DroppedRecordTest {
  private static TopologyFixture fixture;

  /** Records of each source topic by row, as they lie there. */
  private Map<String, List<RowVersion>> topics;

  private Map<String, Long> nextOffset;
  private List<Letter> letters;
  private Random random;

  private record Letter(Told told, RowVersion version) {
    String row() {
      return told.table() + " " + told.key();
    }
  }

  @BeforeContainer
  static void open() {
    fixture = new TopologyFixture();
  }

  @AfterContainer
  static void close() {
    fixture.close();
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void replayMakesGoodWhatWasDropped(@ForAll("seeds") long seed) {
    topics = new HashMap<>();
    nextOffset = new HashMap<>();
    letters = new ArrayList<>();
    random = new Random(seed);
    LocalDate today = LocalDate.ofInstant(fixture.now(), ZoneOffset.UTC);
    RandomHistory history = new RandomHistory(random, today);

    history.change(20 + random.nextInt(60));
    while (!history.isDelivered()) {
      deliver(history);
    }
    while (!letters.isEmpty()) {
      replay(letters.remove(random.nextInt(letters.size())), history);
    }
    while (!history.isDelivered()) {
      append(history.deliver());
    }
    fixture.settle();
    BatchCheck.verify(fixture, history.database);

    history.undo();
    while (!history.isDelivered()) {
      append(history.deliver());
    }
    fixture.settle();
    BatchCheck.verify(fixture, history.database);
    assertThat(fixture.dump(Names.ORDERS_STORE)).isEmpty();
    assertThat(fixture.dump(Names.PURCHASES_STORE)).isEmpty();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  /** One in ten is put aside; now and then one that was is replayed at once. */
  private void deliver(RandomHistory history) {
    Told told = history.deliver();
    if (told.envelope() == null || random.nextInt(10) > 0) {
      append(told);
    } else {
      drop(told);
    }
    if (!letters.isEmpty() && random.nextInt(20) == 0) {
      replay(letters.remove(random.nextInt(letters.size())), history);
    }
  }

  private void append(Told told) {
    lie(told, told.envelope());
    fixture.pipe(told.table(), told.key(), told.envelope());
  }

  private void drop(Told told) {
    String envelope =
        switch (random.nextInt(4)) {
          case 0 -> "nonsense";
          case 1 -> told.envelope().replace("\"before\":{", "\"before\":{\"ID\":\"x\",");
          case 2 -> told.envelope().replace("\"after\":{", "\"after\":{\"ID\":\"x\",");
          default -> told.envelope();
        };
    letters.add(new Letter(told, lie(told, envelope)));
  }

  private RowVersion lie(Told told, String envelope) {
    long offset = nextOffset.merge(told.table(), 1L, Long::sum);
    RowVersion version = new RowVersion(offset, bytes(envelope));
    topics.computeIfAbsent(told.table() + " " + told.key(), row -> new ArrayList<>()).add(version);
    return version;
  }

  /** What cannot be replayed yet can be once the row is told anew. */
  private void replay(Letter letter, RandomHistory history) {
    RowTrace trace = trace(letter);
    ReplayPlan plan = trace.plan(true);
    while (plan instanceof Refused) {
      touch(letter, history);
      trace = trace(letter);
      plan = trace.plan(true);
    }
    Optional<ReplayPlan> next = Optional.of(plan);
    while (next.isPresent() && next.get() instanceof Emit emit) {
      meanwhile(history);
      long offset = nextOffset.merge(letter.told().table(), 1L, Long::sum);
      topics.get(letter.row()).add(new RowVersion(offset, emit.asOf(), emit.envelope()));
      fixture.pipe(
          letter.told().table(),
          letter.told().key(),
          new String(emit.envelope(), StandardCharsets.UTF_8));
      topics.get(letter.row()).forEach(trace::accept);
      next = trace.planAfter(emit);
    }
    if (next.isPresent() && next.get() instanceof Refused) {
      letters.add(letter);
    }
  }

  private RowTrace trace(Letter letter) {
    RowTrace trace =
        new RowTrace(
            CapturedTable.named(letter.told().table()).orElseThrow(),
            Long.parseLong(letter.told().key()),
            letter.version());
    topics.get(letter.row()).forEach(trace::accept);
    return trace;
  }

  /** Somebody updates the row, if it is there; the connector tells all there is to tell. */
  private void touch(Letter letter, RandomHistory history) {
    long id = Long.parseLong(letter.told().key());
    if (history.database.rows(letter.told().table()).containsKey(id)) {
      history.database.put(letter.told().table(), id);
    }
    while (!history.isDelivered()) {
      append(history.deliver());
    }
  }

  private void meanwhile(RandomHistory history) {
    for (int i = random.nextInt(3); i > 0 && !history.isDelivered(); i--) {
      append(history.deliver());
    }
  }

  private static byte[] bytes(String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
