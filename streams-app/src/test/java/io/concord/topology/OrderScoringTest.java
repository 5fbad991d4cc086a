package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.experiment.Experiment;
import io.concord.experiment.Experiment.Arm;
import io.concord.quality.ArmSums;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.Names;
import io.concord.store.OrderQualityStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * New orders held against the list before them. Client 1 has bought products 5 and 6 when each test
 * begins; whatever was told to the topology, a replay of it must count the same.
 */
class OrderScoringTest extends Scenario {
  private static final LocalDate DAY = LocalDate.parse("2024-07-01");

  private boolean comparable = true;

  @BeforeEach
  void hasBought() {
    database.commitTimeMs(TopologyFixture.START.toEpochMilli());
    database.agreement(10, 1);
    database.order(100, 10, YESTERDAY);
    database.line(1000, 100, 5);
    database.line(1001, 100, 6);
    fixture.settle();
  }

  @AfterEach
  void shouldEqualTheReplay() {
    if (comparable) {
      fixture.settle();
      QualityReplay replay = new QualityReplay();
      database.log().forEach(row -> replay.read(row.table(), row.key(), row.envelope()));
      replay.verify(fixture);
    }
  }

  @Test
  void shouldCountANewOrder() {
    database.order(101, 10, TODAY);
    database.line(1010, 101, 6);
    database.line(1011, 101, 7);
    database.line(1012, 101, 7);

    // the list was 5, 6; of the two products one was on it, at the second place
    assertThat(tally(DAY))
        .isEqualTo(
            new Tally(1, 2, 1, 1, 1, 1, 500_000, 250_000_000_000L, 500_000, 250_000_000_000L));
    assertThat(fixture.listener.scored).isEqualTo(Map.of(Strategy.V3, tally(DAY)));
    assertThat(fixture.publishedQuality().get("LIGHT/v3/2024-07-01").precisionAt50())
        .isEqualTo(0.5);
  }

  /** As at a first start that reads years of creations. */
  @Test
  void shouldNotCountAnOrderThatIsReadADayLate() {
    comparable = false;
    long now = fixture.now().toEpochMilli();
    database.commitTimeMs(now - Duration.ofHours(25).toMillis());
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);
    assertThat(tally(DAY)).isNull();

    database.commitTimeMs(now - Duration.ofHours(23).toMillis());
    database.order(102, 10, TODAY);
    database.line(1020, 102, 5);
    assertThat(tally(DAY).orders()).isEqualTo(1);
  }

  @Test
  void shouldTellOncePerBurst() {
    long before = told();
    database.order(101, 10, TODAY);
    for (int line = 0; line < 5; line++) {
      database.line(1010 + line, 101, 5 + line);
    }
    fixture.settle();

    assertThat(told() - before).isEqualTo(1);
  }

  @Test
  void shouldCountTheNextOrderAgainstTheListWithTheOneBefore() {
    database.order(101, 10, TODAY);
    database.line(1010, 101, 7);
    database.order(102, 10, TODAY);
    database.line(1020, 102, 7);

    assertThat(tally(DAY).orders()).isEqualTo(2);
    assertThat(tally(DAY).hits50()).isEqualTo(1);
    assertThat(tally(DAY).repeats()).isZero();
  }

  @Test
  void shouldFollowCorrections() {
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);
    assertThat(tally(DAY).hits50()).isEqualTo(1);

    database.put("OrderItem", 1010, "ProductID", 7);
    assertThat(tally(DAY).hits50()).isZero();

    database.line(1011, 101, 6);
    assertThat(tally(DAY).products()).isEqualTo(2);

    database.delete("OrderItem", 1010);
    database.put("OrderItem", 1011, "IsValidForCurrentSale", false);
    assertThat(tally(DAY)).isNull();

    database.put("OrderItem", 1011, "IsValidForCurrentSale", true);
    assertThat(tally(DAY).hits50()).isEqualTo(1);
  }

  @Test
  void shouldTakeACancelledOrderBackToTheLastByte() {
    fixture.settle();
    Map<?, ?> before = fixture.dump(Names.QUALITY_STORE);
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);
    assertThat(tally(DAY)).isNotNull();

    database.delete("OrderItem", 1010);
    database.delete("Order", 101);
    fixture.settle();

    assertThat(fixture.dump(Names.QUALITY_STORE)).isEqualTo(before);
    assertThat(fixture.dump(Names.ORDER_QUALITY_STORE)).isEmpty();
    assertThat(fixture.publishedQuality().get("LIGHT/v3/2024-07-01").orders()).isZero();
    assertThat(fixture.publishedQuality().get("LIGHT/v3/2024-07-01").precisionAt50()).isNull();
  }

  @Test
  void shouldMoveAnOrderToTheDayItIsCreatedOnNow() {
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);
    Tally counted = tally(DAY);

    database.put("Order", 101, "Created", YESTERDAY);

    assertThat(tally(DAY)).isNull();
    assertThat(tally(DAY.minusDays(1))).isEqualTo(counted);
  }

  @Test
  void shouldTakeBackAnOrderThatIsAnotherClientsNowAndNotCountItThere() {
    database.agreement(20, 2);
    database.order(200, 20, YESTERDAY);
    database.line(2000, 200, 5);
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);
    assertThat(tally(DAY).orders()).isEqualTo(1);

    database.put("Order", 101, "ClientAgreementID", 20);

    assertThat(tally(DAY)).isNull();
  }

  @Test
  void shouldNotCountAFirstOrderNorOneOfASnapshot() {
    database.agreement(20, 2);
    database.order(200, 20, TODAY);
    database.line(2000, 200, 5);
    database.snapshot("Order", 101, "ClientAgreementID", 10, "Created", TODAY);
    database.line(1010, 101, 5);

    assertThat(tally(DAY)).isNull();
    fixture.settle();
    assertThat(fixture.dump(Names.ORDER_QUALITY_STORE)).isEmpty();
  }

  @Test
  void shouldCountTheSegmentBeforeTheOrder() {
    for (int order = 1; order < 99; order++) {
      database.order(300 + order, 10, YESTERDAY);
    }
    fixture.settle();
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);
    database.order(102, 10, TODAY);
    database.line(1020, 102, 5);
    fixture.settle();

    // the first was the hundredth: the client was LIGHT before it and REGULAR after
    assertThat(fixture.quality().tallies(epochDay(DAY), epochDay(DAY)).keySet())
        .extracting(QualityGroup::segment)
        .containsExactlyInAnyOrder(Segment.LIGHT, Segment.REGULAR_CONSISTENT);
  }

  @Test
  void shouldGoOnAfterACrashBetweenTheOrderAndItsRescoring() {
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);
    fixture.crash();

    assertThat(tally(DAY).orders()).isEqualTo(1);
    fixture.crash();
    database.line(1011, 101, 6);

    assertThat(tally(DAY).products()).isEqualTo(2);
  }

  @Test
  void shouldCountNothingTwiceWhenTheLogIsToldAgain() {
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);
    Tally counted = tally(DAY);
    int told = database.log().size();

    database.replay(told - 2);
    fixture.crash();
    database.replay(told - 2);

    assertThat(tally(DAY)).isEqualTo(counted);
  }

  @Test
  void shouldCountNothingWhileTheStateIsBuiltAnew() {
    comparable = false;
    fixture.generation = new Generation(1, false);
    fixture.crash();
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);

    assertThat(tally(DAY)).isNull();
    fixture.generation = Generation.FIRST;
    fixture.crash();
  }

  @Test
  void shouldKeepWhatAnOldOrderCountedThoughItIsCorrected() {
    comparable = false;
    database.order(101, 10, TODAY);
    database.line(1010, 101, 5);
    Tally counted = tally(DAY);

    fixture.startDay(90);
    database.line(1011, 101, 6);
    Tally corrected = tally(DAY);
    assertThat(corrected).isNotEqualTo(counted);

    fixture.startDay(1);
    database.delete("OrderItem", 1011);

    assertThat(tally(DAY)).isEqualTo(corrected);
    OrderQualityStore rows = new OrderQualityStore(fixture.store(Names.ORDER_QUALITY_STORE));
    assertThat(rows.isScored(1, 101)).isFalse();
    assertThat(rows.products(1, 101)).isEmpty();
    assertThat(rows.counted(1, 101)).isNull();
  }

  @Test
  void shouldAddUpClientsByArmAndLeaveOutWhoseStrategyIsSetByHand() {
    comparable = false;
    Experiment halves =
        new Experiment(
            "halves",
            "salt",
            List.of(new Arm(Strategy.V3, 50), new Arm(Strategy.V4, 50)),
            Map.of(1L, Strategy.V3));
    fixture.experiment = halves;
    fixture.crash();
    for (long client = 2; client <= 9; client++) {
      database.agreement(10 * client, client);
      database.order(100 * client, 10 * client, YESTERDAY);
      database.line(1000 * client, 100 * client, 5);
    }
    fixture.settle();
    for (long client = 1; client <= 9; client++) {
      database.order(100 * client + 1, 10 * client, TODAY);
      database.line(1000 * client + 10, 100 * client + 1, 5);
    }
    fixture.settle();

    Map<Strategy, ArmSums> arms = fixture.quality().arms(halves.run());
    assertThat(arms.values().stream().mapToLong(ArmSums::clients).sum()).isEqualTo(8);
    for (Strategy strategy : Strategy.values()) {
      long dealt = count(2, 9, client -> halves.strategy(client) == strategy);
      assertThat(arms.get(strategy).clients()).isEqualTo(dealt);
    }
    assertThat(
            fixture.quality().tallies(epochDay(DAY), epochDay(DAY)).values().stream()
                .mapToLong(Tally::orders)
                .sum())
        .isEqualTo(9);
    fixture.experiment = Experiment.NONE;
    fixture.crash();
    fixture.startDay(1);
  }

  private static long count(long from, long to, LongPredicate test) {
    return LongStream.rangeClosed(from, to).filter(test).count();
  }

  private long told() {
    return fixture.counts.of(Stages.TALLY_QUALITY).sum();
  }

  /** What LIGHT clients' orders of V3 count for; null for nothing. */
  private Tally tally(LocalDate day) {
    fixture.settle();
    return fixture
        .quality()
        .tallies(epochDay(day), epochDay(day))
        .get(new QualityGroup(epochDay(day), Strategy.V3, Segment.LIGHT));
  }

  private static int epochDay(LocalDate day) {
    return (int) day.toEpochDay();
  }
}
