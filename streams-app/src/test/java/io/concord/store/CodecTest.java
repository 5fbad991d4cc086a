package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.purchase.Amount;
import io.concord.purchase.Change;
import io.concord.purchase.ClientEvent.LineRecorded;
import io.concord.purchase.ClientEvent.LineWithdrawn;
import io.concord.purchase.ClientEvent.OrderRecorded;
import io.concord.purchase.ClientEvent.OrderWithdrawn;
import io.concord.purchase.Header;
import io.concord.purchase.Line;
import io.concord.purchase.OrderEvent.AgreementRemoved;
import io.concord.purchase.OrderEvent.AgreementUpserted;
import io.concord.purchase.OrderEvent.HeaderRemoved;
import io.concord.purchase.OrderEvent.HeaderUpserted;
import io.concord.purchase.OrderEvent.LineRemoved;
import io.concord.purchase.OrderEvent.LineUpserted;
import io.concord.quality.ArmSums;
import io.concord.quality.ClientSum;
import io.concord.quality.QualityGroup;
import io.concord.quality.Tally;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.PopularityChange.Delta;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every codec, by one frozen value or more. The bytes lie on disks and in Kafka: a test that fails
 * here asks for a new version, not for new bytes.
 */
class CodecTest {
  private static final Amount AMOUNT = new Amount(1.5, new BigDecimal("12.50"));
  private static final Line LINE = new Line(258, AMOUNT);
  private static final String AMOUNT_HEX = "033ff80000000000000000000202" + "04e2";
  private static final String LINE_HEX = "0000000000000102" + AMOUNT_HEX;

  /** A value and the bytes it must be. */
  record Frozen<T>(String name, Codec<T> codec, T value, String hex) {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final Tally TALLY = new Tally(1, 2, 3, 4, 5, 6, 7, 8, 9, -1);
  private static final String TALLY_HEX =
      "0000000000000001000000000000000200000000000000030000000000000004"
          + "0000000000000005000000000000000600000000000000070000000000000008"
          + "0000000000000009ffffffffffffffff";
  private static final QualityGroup GROUP =
      new QualityGroup(19_000, Strategy.V4, Segment.REGULAR_CONSISTENT);
  private static final String GROUP_HEX = "00004a380101";

  static Stream<Frozen<?>> frozen() {
    return Stream.concat(frozenRows(), frozenQuality());
  }

  private static Stream<Frozen<?>> frozenQuality() {
    return Stream.of(
        new Frozen<>(
            "scored order",
            new ScoredOrderCodec(),
            new ScoredOrder(19_000, Strategy.V4, Segment.REGULAR_CONSISTENT, 5, List.of(258L, -1L)),
            "01" + GROUP_HEX + "0000000000000005" + "0002" + "0000000000000102ffffffffffffffff"),
        new Frozen<>(
            "counted order",
            new CountedOrderCodec(),
            new CountedOrder(GROUP, 5, TALLY),
            "01" + GROUP_HEX + "0000000000000005" + TALLY_HEX),
        new Frozen<>(
            "client sum",
            new ClientSumCodec(),
            new ClientSum(1, 2, 3),
            "01000000000000000100000000000000020000000000000003"),
        new Frozen<>("tally", new TallyCodec(), TALLY, "01" + TALLY_HEX),
        new Frozen<>(
            "arm sums",
            new ArmSumsCodec(),
            new ArmSums(2, number(3), number(5), sums(-1, 256, 0), sums(7, 8, 9)),
            "01" + "0000000000000002" + "01030105" + "01ff0201000100" + "010701080109"),
        new Frozen<>(
            "quality change",
            new QualityChangeCodec(),
            new QualityChange(
                Map.of(GROUP, TALLY),
                List.of(
                    new QualityChange.ArmMove(
                        5, Strategy.V4, ClientSum.NONE, new ClientSum(1, 2, 3)))),
            "01"
                + "00000001"
                + GROUP_HEX
                + TALLY_HEX
                + "00000001"
                + "000000000000000501"
                + "000000000000000000000000000000000000000000000000"
                + "000000000000000100000000000000020000000000000003"));
  }

  private static BigInteger number(long value) {
    return BigInteger.valueOf(value);
  }

  private static ArmSums.Products sums(long sum, long squares, long withOrders) {
    return new ArmSums.Products(number(sum), number(squares), number(withOrders));
  }

  private static Stream<Frozen<?>> frozenRows() {
    OrderEventCodec orderEvents = new OrderEventCodec();
    PurchaseEventCodec purchaseEvents = new PurchaseEventCodec();
    return Stream.of(
        new Frozen<>("long", new LongCodec(), -2L, "01fffffffffffffffe"),
        new Frozen<>("name", new NameCodec(), Optional.of("Аз"), "0100000004d090d0b7"),
        new Frozen<>("no name", new NameCodec(), Optional.empty(), "01ffffffff"),
        new Frozen<>("empty name", new NameCodec(), Optional.of(""), "0100000000"),
        new Frozen<>(
            "catalogue product",
            new CatalogueProductCodec(),
            new CatalogueProduct("Disc", null),
            "010000000444697363ffffffff"),
        new Frozen<>(
            "placed order",
            new PlacedOrderCodec(),
            new PlacedOrder(new Header(1, -1), 3L),
            "010000000000000001ffffffffffffffff010000000000000003"),
        new Frozen<>(
            "placed order of nobody",
            new PlacedOrderCodec(),
            new PlacedOrder(new Header(1, 2), null),
            "010000000000000001000000000000000200"),
        new Frozen<>("line", new LineCodec(), LINE, "01" + LINE_HEX),
        new Frozen<>(
            "line without amount",
            new LineCodec(),
            new Line(258, new Amount(null, null)),
            "01000000000000010200"),
        new Frozen<>(
            "purchase",
            new PurchaseCodec(),
            new Purchase(7, AMOUNT),
            "010000000000000007" + AMOUNT_HEX),
        new Frozen<>(
            "purchase without quantity",
            new PurchaseCodec(),
            new Purchase(7, new Amount(null, new BigDecimal("-1"))),
            "010000000000000007020000000001ff"),
        new Frozen<>(
            "mark",
            new MarkCodec(),
            new Mark(Set.of(Change.ADDED, Change.REMOVED), new TreeSet<>(List.of(-1L, 5L)), 9),
            "010500000000000000090002ffffffffffffffff0000000000000005"),
        new Frozen<>(
            "day counts",
            new DayCountsCodec(),
            new DayCounts(
                new TreeMap<>(
                    Map.of(-1, new DayCounts.Day(2, 258), 19_000, new DayCounts.Day(3, -1)))),
            "0200000002"
                + ("ffffffff" + "00000002" + "0000000000000102")
                + ("00004a38" + "00000003" + "ffffffffffffffff")),
        new Frozen<>(
            "popularity change",
            new PopularityChangeCodec(),
            new PopularityChange(List.of(new Delta(258, 19_000, -1, -2))),
            "0200000001" + "0000000000000102" + "00004a38" + "ffffffff" + "fffffffffffffffe"),
        new Frozen<>(
            "recommendations",
            new StoredRecommendationsCodec(),
            new StoredRecommendations(
                2,
                LocalDate.ofEpochDay(19_000),
                Instant.ofEpochMilli(1_000),
                600,
                Strategy.V3,
                new Ranking(
                    Segment.REGULAR_CONSISTENT,
                    List.of(new ScoredProduct(258, 1.5, 1.0, 0.5, 3, -1)))),
            "01"
                + "0000000000000002"
                + "00004a38"
                + "00000000000003e8"
                + "00000258"
                + "01"
                + "0001"
                + "0000000000000102"
                + "3ff8000000000000"
                + "3ff0000000000000"
                + "3fe0000000000000"
                + "00000003"
                + "ffffffffffffffff"),
        new Frozen<>(
            "header upserted",
            orderEvents,
            new HeaderUpserted(Change.ADDED, new Header(1, 2)),
            "01010000000000000000010000000000000002"),
        new Frozen<>("header removed", orderEvents, new HeaderRemoved(Change.REMOVED), "010202"),
        new Frozen<>(
            "line upserted",
            orderEvents,
            new LineUpserted(Change.CHANGED, 6, LINE),
            "0103010000000000000006" + LINE_HEX),
        new Frozen<>(
            "line removed",
            orderEvents,
            new LineRemoved(Change.REMOVED, 6),
            "0104020000000000000006"),
        new Frozen<>(
            "agreement upserted",
            orderEvents,
            new AgreementUpserted(Change.BACKFILLED, 6),
            "0105030000000000000006"),
        new Frozen<>(
            "agreement removed", orderEvents, new AgreementRemoved(Change.REMOVED), "010602"),
        new Frozen<>(
            "order recorded",
            purchaseEvents,
            new OrderRecorded(Change.ADDED, 5, 7),
            "01010000000000000000050000000000000007"),
        new Frozen<>(
            "order withdrawn",
            purchaseEvents,
            new OrderWithdrawn(Change.REMOVED, 5),
            "0102020000000000000005"),
        new Frozen<>(
            "line recorded",
            purchaseEvents,
            new LineRecorded(Change.BACKFILLED, 5, 6, 7, LINE),
            "010303000000000000000500000000000000060000000000000007" + LINE_HEX),
        new Frozen<>(
            "line withdrawn",
            purchaseEvents,
            new LineWithdrawn(Change.REMOVED, 5, 6, 7),
            "010402000000000000000500000000000000060000000000000007"));
  }

  @ParameterizedTest
  @MethodSource("frozen")
  <T> void shouldWriteTheFrozenBytes(Frozen<T> frozen) {
    assertThat(HexFormat.of().formatHex(frozen.codec().encode(frozen.value())))
        .isEqualTo(frozen.hex());
  }

  @ParameterizedTest
  @MethodSource("frozen")
  <T> void shouldReadTheFrozenBytes(Frozen<T> frozen) {
    assertThat(frozen.codec().decode(frozen.bytes())).isEqualTo(frozen.value());
  }

  @ParameterizedTest
  @MethodSource("frozen")
  <T> void shouldRefuseEveryTruncation(Frozen<T> frozen) {
    byte[] whole = frozen.bytes();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(frozen.codec(), Arrays.copyOf(whole, length));
    }
  }

  @ParameterizedTest
  @MethodSource("frozen")
  <T> void shouldRefuseAByteTooMany(Frozen<T> frozen) {
    byte[] whole = frozen.bytes();
    assertRefused(frozen.codec(), Arrays.copyOf(whole, whole.length + 1));
  }

  @ParameterizedTest
  @MethodSource("frozen")
  <T> void shouldRefuseAnUnknownVersion(Frozen<T> frozen) {
    byte[] bytes = frozen.bytes();
    int current = bytes[0];
    for (int version : new int[] {current - 1, current + 1, 127, -1}) {
      bytes[0] = (byte) version;
      assertThatThrownBy(() -> frozen.codec().decode(bytes))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(frozen.codec().getClass().getSimpleName())
          .hasMessageContaining("version=" + version);
    }
  }

  @ParameterizedTest
  @MethodSource("frozen")
  <T> void shouldTakeNullForNothing(Frozen<T> frozen) {
    assertThat(frozen.codec().decode(null)).isNull();
  }

  /** Each value is damaged in what tells kinds, counts and lengths apart. */
  @Test
  void shouldRefuseDamagedValues() {
    assertRefused(new OrderEventCodec(), "010002");
    assertRefused(new OrderEventCodec(), "010702");
    assertRefused(new OrderEventCodec(), "010207");
    assertRefused(new OrderEventCodec(), "0102ff");
    assertRefused(new PurchaseEventCodec(), "0105020000000000000005");
    assertRefused(new PurchaseEventCodec(), "0102070000000000000005");
    assertRefused(new LineCodec(), "01000000000000010204");
    assertRefused(new LineCodec(), "0100000000000001020200000000ff");
    assertRefused(new LineCodec(), "010000000000000102020000000000");
    assertRefused(new NameCodec(), "01fffffffe");
    assertRefused(new NameCodec(), "017fffffff");
    assertRefused(
        new PlacedOrderCodec(), "0100000000000000010000000000000002" + "02" + "0000000000000003");
    assertRefused(new MarkCodec(), "01" + "81" + "0000000000000009" + "0000");
    assertRefused(new MarkCodec(), "01" + "00" + "0000000000000009" + "0000");
    assertRefused(new MarkCodec(), "01" + "01" + "0000000000000009" + "ffff");
    assertRefused(new PopularityChangeCodec(), "02ffffffff");
    assertRefused(new PopularityChangeCodec(), "027fffffff");
    assertRefused(new DayCountsCodec(), "02ffffffff");
    String head = "01" + "0000000000000002" + "00004a38" + "00000000000003e8" + "00000258";
    assertRefused(new StoredRecommendationsCodec(), head + "04" + "0000");
    assertRefused(new StoredRecommendationsCodec(), head + "ff" + "0000");
    assertRefused(new StoredRecommendationsCodec(), head + "01" + "ffff");
  }

  @Test
  void shouldRefuseToWriteAPriceThatDoesNotFit() {
    BigDecimal price = BigDecimal.TEN.pow(400);

    assertThatThrownBy(() -> new LineCodec().encode(new Line(1, new Amount(null, price))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldCarryNullAndValuesAsASerde() {
    CodecSerde<Long> serde = new CodecSerde<>(new LongCodec());

    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", 7L)))
        .isEqualTo(7);
  }

  private static void assertRefused(Codec<?> codec, String hex) {
    assertRefused(codec, HexFormat.of().parseHex(hex));
  }

  private static void assertRefused(Codec<?> codec, byte[] bytes) {
    assertThatThrownBy(() -> codec.decode(bytes))
        .as("%s of %s", codec.getClass().getSimpleName(), HexFormat.of().formatHex(bytes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(codec.getClass().getSimpleName());
  }
}
