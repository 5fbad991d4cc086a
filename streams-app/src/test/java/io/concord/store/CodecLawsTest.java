package io.concord.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.Cause;
import io.concord.purchase.Amount;
import io.concord.purchase.Change;
import io.concord.purchase.ClientEvent.LineRecorded;
import io.concord.purchase.ClientEvent.LineWithdrawn;
import io.concord.purchase.ClientEvent.OrderRecorded;
import io.concord.purchase.ClientEvent.OrderWithdrawn;
import io.concord.purchase.ClientEvent.PurchaseEvent;
import io.concord.purchase.Header;
import io.concord.purchase.Line;
import io.concord.purchase.OrderEvent;
import io.concord.purchase.OrderEvent.AgreementRemoved;
import io.concord.purchase.OrderEvent.AgreementUpserted;
import io.concord.purchase.OrderEvent.HeaderRemoved;
import io.concord.purchase.OrderEvent.HeaderUpserted;
import io.concord.purchase.OrderEvent.LineRemoved;
import io.concord.purchase.OrderEvent.LineUpserted;
import io.concord.purchase.RecentPurchases;
import io.concord.scoring.Ranking;
import io.concord.scoring.ScoredProduct;
import io.concord.scoring.Segment;
import io.concord.scoring.Strategy;
import io.concord.store.PopularityChange.Delta;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** decode undoes encode, for any value. */
class CodecLawsTest {
  private static final Arbitrary<Long> LONGS = Arbitraries.longs();
  private static final Arbitrary<Change> CHANGES = Arbitraries.of(Change.class);

  @Property(tries = 500)
  void decodeUndoesEncodeOfLongs(@ForAll long value) {
    assertRoundTrip(new LongCodec(), value);
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfNames(@ForAll("texts") String name) {
    assertRoundTrip(new NameCodec(), Optional.ofNullable(name));
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfCatalogueProducts(
      @ForAll("texts") String name, @ForAll("texts") String vendorCode) {
    assertRoundTrip(new CatalogueProductCodec(), new CatalogueProduct(name, vendorCode));
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfPlacedOrders(
      @ForAll long agreement, @ForAll long created, @ForAll("optionalLongs") Long client) {
    assertRoundTrip(
        new PlacedOrderCodec(), new PlacedOrder(new Header(agreement, created), client));
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfLines(@ForAll("lines") Line line) {
    assertRoundTrip(new LineCodec(), line);
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfPurchases(@ForAll("lines") Line line, @ForAll long created) {
    Purchase purchase = new Purchase(created, line.amount());

    assertRoundTrip(new PurchaseCodec(), purchase);
    assertThat(PurchaseCodec.createdTicks(new PurchaseCodec().encode(purchase))).isEqualTo(created);
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfMarks(
      @ForAll @NotEmpty Set<Change> changes,
      @ForAll @Size(max = Cause.ORDERS_MAX) Set<Long> orders,
      @ForAll long commitTimeMs) {
    assertRoundTrip(new MarkCodec(), new Mark(changes, new TreeSet<>(orders), commitTimeMs));
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfDayCounts(@ForAll @Size(max = 64) Map<Integer, Integer> orders) {
    assertRoundTrip(new DayCountsCodec(), new DayCounts(new TreeMap<>(orders)));
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfPopularityChanges(@ForAll("popularityChanges") PopularityChange change) {
    assertRoundTrip(new PopularityChangeCodec(), change);
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfRecentPurchases(
      @ForAll @Size(max = RecentPurchases.PRODUCTS_MAX) Map<Long, Long> products) {
    assertRoundTrip(
        new RecentPurchasesCodec(),
        new RecentPurchases(
            products.entrySet().stream()
                .map(p -> new RecentPurchases.Product(p.getKey(), p.getValue()))
                .toList()));
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfRecommendations(@ForAll("recommendations") StoredRecommendations list) {
    assertRoundTrip(new StoredRecommendationsCodec(), list);
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfOrderEvents(@ForAll("orderEvents") OrderEvent event) {
    assertRoundTrip(new OrderEventCodec(), event);
  }

  @Property(tries = 500)
  void decodeUndoesEncodeOfPurchaseEvents(@ForAll("purchaseEvents") PurchaseEvent event) {
    assertRoundTrip(new PurchaseEventCodec(), event);
  }

  private static <T> void assertRoundTrip(Codec<T> codec, T value) {
    assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
  }

  /** Any text that UTF-8 can carry: a half of a surrogate pair is none. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .ofMaxLength(40)
        .filter(text -> java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text))
        .injectNull(0.2);
  }

  @Provide
  Arbitrary<Long> optionalLongs() {
    return LONGS.injectNull(0.2);
  }

  @Provide
  Arbitrary<Line> lines() {
    Arbitrary<BigDecimal> prices =
        Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers().between(-100, 100))
            .as(BigDecimal::new);
    Arbitrary<Amount> amounts =
        Combinators.combine(Arbitraries.doubles().injectNull(0.2), prices.injectNull(0.2))
            .as(Amount::new);
    return Combinators.combine(LONGS, amounts).as(Line::new);
  }

  @Provide
  Arbitrary<PopularityChange> popularityChanges() {
    return Combinators.combine(LONGS, Arbitraries.integers(), Arbitraries.integers())
        .as(Delta::new)
        .list()
        .ofMaxSize(300)
        .map(PopularityChange::new);
  }

  @Provide
  Arbitrary<StoredRecommendations> recommendations() {
    Arbitrary<Ranking> rankings =
        Combinators.combine(
                LONGS,
                Arbitraries.doubles(),
                Arbitraries.doubles(),
                Arbitraries.doubles(),
                Arbitraries.integers(),
                LONGS)
            .as(ScoredProduct::new)
            .list()
            .ofMaxSize(50)
            .flatMap(places -> Arbitraries.of(Segment.class).map(s -> new Ranking(s, places)));
    return Combinators.combine(
            LONGS,
            Arbitraries.longs().between(-800_000, 3_000_000).map(LocalDate::ofEpochDay),
            LONGS.map(Instant::ofEpochMilli),
            Arbitraries.integers(),
            Arbitraries.of(Strategy.class),
            rankings)
        .as(StoredRecommendations::new);
  }

  @Provide
  Arbitrary<OrderEvent> orderEvents() {
    return Arbitraries.oneOf(
        Combinators.combine(CHANGES, LONGS, LONGS)
            .as(
                (change, agreement, ticks) ->
                    new HeaderUpserted(change, new Header(agreement, ticks))),
        CHANGES.map(HeaderRemoved::new),
        Combinators.combine(CHANGES, LONGS, lines()).as(LineUpserted::new),
        Combinators.combine(CHANGES, LONGS).as(LineRemoved::new),
        Combinators.combine(CHANGES, LONGS).as(AgreementUpserted::new),
        CHANGES.map(AgreementRemoved::new));
  }

  @Provide
  Arbitrary<PurchaseEvent> purchaseEvents() {
    return Arbitraries.oneOf(
        Combinators.combine(CHANGES, LONGS, LONGS).as(OrderRecorded::new),
        Combinators.combine(CHANGES, LONGS).as(OrderWithdrawn::new),
        Combinators.combine(CHANGES, LONGS, LONGS, LONGS, lines()).as(LineRecorded::new),
        Combinators.combine(CHANGES, LONGS, LONGS, LONGS).as(LineWithdrawn::new));
  }
}
