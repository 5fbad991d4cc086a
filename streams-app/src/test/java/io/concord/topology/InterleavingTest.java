package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.store.Names;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * The law of the topology, over the real stores. One driver serves all histories: each takes
 * everything back in the end, and the next begins with the same IDs.
 */
class InterleavingTest {
  private static TopologyFixture fixture;

  @BeforeContainer
  static void open() {
    fixture = new TopologyFixture();
  }

  @AfterContainer
  static void close() {
    fixture.close();
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void anyInterleavingGivesTheBatchResult(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    LocalDate today = LocalDate.ofInstant(fixture.now(), ZoneOffset.UTC);
    RandomHistory history = new RandomHistory(random, today);

    history.change(20 + random.nextInt(60));
    deliver(history, random);
    BatchCheck.verify(fixture, history.database);

    history.undo();
    deliver(history, random);
    BatchCheck.verify(fixture, history.database);
    assertThat(fixture.dump(Names.ORDERS_STORE)).isEmpty();
    assertThat(fixture.dump(Names.PURCHASES_STORE)).isEmpty();
    assertThat(fixture.dump(Names.POPULARITY_STORE)).isEmpty();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.randomValue(Random::nextLong);
  }

  private static void deliver(RandomHistory history, Random random) {
    while (!history.isDelivered()) {
      var record = history.deliver();
      fixture.pipe(record.table(), record.key(), record.envelope());
      passTime(random);
    }
    fixture.catchingUp = false;
    fixture.settle();
  }

  private static void passTime(Random random) {
    int dice = random.nextInt(200);
    if (dice == 0) {
      fixture.advance(Duration.ofHours(1 + random.nextInt(30)));
    } else if (dice == 1) {
      fixture.catchingUp = !fixture.catchingUp;
    } else if (dice < 20) {
      fixture.advance(Duration.ofMillis(1 + random.nextInt(30)));
    }
  }
}
