package io.concord.local.orders.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributorTest {
  private static final LocalDate END = LocalDate.of(2026, 3, 14);
  private static final GeneratorSettings SETTINGS = GeneratorSettings.defaults(7, END);
  private static final Distributor DISTRIBUTOR = Distributor.generate(SETTINGS);

  @Test
  void shouldMakeEqualDistributorsWhenSettingsAreEqual() {
    assertThat(Distributor.generate(SETTINGS)).isEqualTo(DISTRIBUTOR);
  }

  @Test
  void shouldMakeAnotherDistributorWhenTheSeedDiffers() {
    assertThat(Distributor.generate(GeneratorSettings.defaults(8, END)).orders())
        .isNotEqualTo(DISTRIBUTOR.orders());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void shouldMeetTheLinesAskedForAndHaveEverySegmentWhenSizesDiffer(GeneratorSettings settings) {
    Distributor distributor = Distributor.generate(settings);
    assertThat(distributor.clients()).hasSize(settings.clients());
    assertThat((double) distributor.lines())
        .isBetween(settings.lines() * 0.9, settings.lines() * 1.1);
    assertThat(clientsBySegment(distributor)).containsOnlyKeys(Habit.values());
  }

  static Stream<GeneratorSettings> sizes() {
    return Stream.of(
        new GeneratorSettings(1, END, 2, 20, 2_500),
        new GeneratorSettings(2, END, 5, 100, 8_000),
        new GeneratorSettings(3, END, 3, 1_600, 300_000));
  }

  @Test
  void shouldHaveAboutSixtyThousandLinesOfFiveHundredClientsWhenSettingsAreDefault() {
    assertThat(DISTRIBUTOR.clients()).hasSize(500);
    assertThat(DISTRIBUTOR.lines()).isBetween(55_000L, 65_000L);
  }

  @Test
  void shouldHaveClientsOfEverySegmentAsPlannedWhenTheirOrdersAreScored() {
    Map<Habit, Integer> segments = clientsBySegment(DISTRIBUTOR);
    assertThat(segments.get(Habit.HEAVY)).isEqualTo(8);
    assertThat(segments.get(Habit.REGULAR_CONSISTENT)).isBetween(20, 30);
    assertThat(segments.get(Habit.REGULAR_EXPLORATORY)).isBetween(10, 20);
    assertThat(segments.get(Habit.LIGHT)).isEqualTo(452);
  }

  @Test
  void shouldHaveAClientWithoutOrdersWhenSettingsAreDefault() {
    assertThat(DISTRIBUTOR.clients()).anyMatch(client -> client.orders() == 0);
  }

  @Test
  void shouldPlaceOrdersInWorkingHoursWithinTheHistoryWhenGenerated() {
    assertThat(DISTRIBUTOR.orders())
        .extracting(GeneratedOrder::created)
        .isSorted()
        .allMatch(DistributorTest::isWorkingTime)
        .allMatch(time -> !time.toLocalDate().isBefore(SETTINGS.start()))
        .allMatch(time -> time.toLocalDate().isBefore(END));
  }

  @Test
  void shouldReachToTheLastOpenDayWhenGenerated() {
    List<GeneratedOrder> orders = DISTRIBUTOR.orders();
    assertThat(orders.get(orders.size() - 1).created().toLocalDate()).isAfter(END.minusDays(4));
    assertThat(orders.get(0).created().toLocalDate()).isBefore(SETTINGS.start().plusDays(7));
  }

  @Test
  void shouldReferToKnownProductsAndAgreementsWhenGenerated() {
    Set<Long> products = new HashSet<>(BookkeepingProduct.ids());
    DISTRIBUTOR.catalogue().parts().forEach(part -> products.add(part.id()));
    assertThat(lines()).extracting(GeneratedOrder.Line::productId).isSubsetOf(products);
    assertThat(DISTRIBUTOR.carts())
        .isNotEmpty()
        .extracting(GeneratedOrder.Line::productId)
        .isSubsetOf(products);
    Map<Long, ClientProfile> clients =
        DISTRIBUTOR.clients().stream()
            .collect(Collectors.toMap(ClientProfile::id, Function.identity()));
    assertThat(DISTRIBUTOR.orders())
        .allMatch(
            order -> clients.get(order.clientId()).agreements().contains(order.agreementId()));
  }

  @Test
  void shouldNameAProductOncePerOrderWhenGenerated() {
    assertThat(DISTRIBUTOR.orders())
        .allMatch(
            order ->
                order.lines().stream().map(GeneratedOrder.Line::productId).distinct().count()
                    == order.lines().size());
  }

  @Test
  void shouldHaveTheOdditiesOfARealDatabaseWhenGenerated() {
    assertThat(share(line -> !line.valid())).isBetween(0.005, 0.03);
    assertThat(share(GeneratedOrder.Line::deleted)).isBetween(0.6, 0.8);
    assertThat(share(line -> BookkeepingProduct.ids().contains(line.productId())))
        .isBetween(0.001, 0.02);
    assertThat(DISTRIBUTOR.orders()).anyMatch(order -> order.lines().isEmpty());
    assertThat(DISTRIBUTOR.clients()).anyMatch(client -> client.agreements().size() > 1);
    assertThat(lines()).extracting(GeneratedOrder.Line::price).allMatch(p -> p.signum() > 0);
  }

  @Test
  void shouldNameEveryClientAndCodeEveryPartOnceWhenGenerated() {
    assertThat(DISTRIBUTOR.clients()).extracting(ClientProfile::name).doesNotHaveDuplicates();
    assertThat(DISTRIBUTOR.clients()).extracting(ClientProfile::id).doesNotHaveDuplicates();
    assertThat(DISTRIBUTOR.catalogue().parts())
        .hasSizeGreaterThan(2_000)
        .allMatch(part -> part.price().compareTo(BigDecimal.ONE.movePointLeft(1)) > 0)
        .extracting(Part::vendorCode)
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldBuyServicePartsInCyclesWhenAClientIsConsistent() {
    ClientProfile client =
        DISTRIBUTOR.clients().stream()
            .filter(profile -> profile.habit() == Habit.REGULAR_CONSISTENT)
            .findFirst()
            .orElseThrow();
    Map<Long, Integer> orders = ordersByProduct(DISTRIBUTOR, client);
    assertThat(orders.values()).anyMatch(count -> count >= 8);
  }

  private static boolean isWorkingTime(LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    return BusinessCalendar.isOpen(day)
        && !time.toLocalTime().isBefore(BusinessCalendar.opening(day))
        && time.toLocalTime().isBefore(BusinessCalendar.closing(day));
  }

  /** Segments as the scoring defines them. */
  private static Map<Habit, Integer> clientsBySegment(Distributor distributor) {
    Map<Long, Map<Long, Integer>> ordersByProduct = new HashMap<>();
    Map<Long, Integer> ordersByClient = new HashMap<>();
    for (GeneratedOrder order : distributor.orders()) {
      ordersByClient.merge(order.clientId(), 1, Integer::sum);
      Map<Long, Integer> counts =
          ordersByProduct.computeIfAbsent(order.clientId(), id -> new HashMap<>());
      order.lines().stream()
          .filter(line -> line.valid() && !BookkeepingProduct.ids().contains(line.productId()))
          .forEach(line -> counts.merge(line.productId(), 1, Integer::sum));
    }
    Map<Habit, Integer> segments = new HashMap<>();
    for (ClientProfile client : distributor.clients()) {
      segments.merge(
          segment(
              ordersByClient.getOrDefault(client.id(), 0),
              ordersByProduct.getOrDefault(client.id(), Map.of())),
          1,
          Integer::sum);
    }
    return segments;
  }

  private static Habit segment(int orders, Map<Long, Integer> ordersByProduct) {
    if (orders >= 500) {
      return Habit.HEAVY;
    }
    if (orders < 100) {
      return Habit.LIGHT;
    }
    long repeated = ordersByProduct.values().stream().filter(count -> count >= 2).count();
    return repeated >= 0.4 * ordersByProduct.size()
        ? Habit.REGULAR_CONSISTENT
        : Habit.REGULAR_EXPLORATORY;
  }

  private static Map<Long, Integer> ordersByProduct(Distributor distributor, ClientProfile client) {
    Map<Long, Integer> counts = new HashMap<>();
    distributor.orders().stream()
        .filter(order -> order.clientId() == client.id())
        .flatMap(order -> order.lines().stream())
        .forEach(line -> counts.merge(line.productId(), 1, Integer::sum));
    return counts;
  }

  private static double share(Predicate<GeneratedOrder.Line> kind) {
    return lines().stream().filter(kind).count() / (double) lines().size();
  }

  private static List<GeneratedOrder.Line> lines() {
    return DISTRIBUTOR.orders().stream().flatMap(order -> order.lines().stream()).toList();
  }
}
