package io.concord.local.orders.generator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes one client's orders after the other. */
final class OrderGenerator {
  private static final int LINES_MAX = 60;
  private static final double EMPTY_ORDER_CHANCE = 0.003;
  private static final double INVALID_LINE_CHANCE = 0.012;
  private static final double BOOKKEEPING_CHANCE = 0.02;
  private static final double DELETED_CHANCE = 0.7;
  private static final double INFLATION_PER_DAY = 0.04 / 365;

  private final TruckPartsCatalogue catalogue;
  private final LocalDate start;
  private final double lineScale;

  /**
   * @param lineScale lines per order of a habit of weight 1
   */
  OrderGenerator(TruckPartsCatalogue catalogue, LocalDate start, double lineScale) {
    this.catalogue = catalogue;
    this.start = start;
    this.lineScale = lineScale;
  }

  /** By time. */
  List<GeneratedOrder> orders(ClientProfile client, Dice dice) {
    double linesPerOrder = Math.max(1, client.habit().linesPerOrder() * lineScale);
    FleetDemand demand =
        new FleetDemand(catalogue, client, client.orders() * linesPerOrder, dice.split());
    List<GeneratedOrder> orders = new ArrayList<>();
    for (LocalDateTime time : times(client, dice)) {
      int count = Math.min(LINES_MAX, dice.atLeastOne(linesPerOrder));
      Map<Part, Integer> parts =
          dice.chance(EMPTY_ORDER_CHANCE) ? Map.of() : demand.next(time, count);
      orders.add(order(client, time, parts, dice));
    }
    return orders;
  }

  /** Some parts that the client has put into its cart and not ordered yet. */
  List<GeneratedOrder.Line> cart(ClientProfile client, LocalDate day, Dice dice) {
    return demandOnce(client, day, dice).entrySet().stream()
        .map(part -> line(client, part.getKey(), part.getValue(), day, dice))
        .toList();
  }

  private Map<Part, Integer> demandOnce(ClientProfile client, LocalDate day, Dice dice) {
    return new FleetDemand(catalogue, client, client.orders(), dice)
        .next(day.atStartOfDay(), dice.between(1, 4));
  }

  private static List<LocalDateTime> times(ClientProfile client, Dice dice) {
    return Stream.generate(() -> BusinessCalendar.moment(client.since(), client.until(), dice))
        .limit(client.orders())
        .sorted()
        .toList();
  }

  private GeneratedOrder order(
      ClientProfile client, LocalDateTime time, Map<Part, Integer> parts, Dice dice) {
    List<GeneratedOrder.Line> lines = new ArrayList<>();
    parts.forEach((part, qty) -> lines.add(line(client, part, qty, time.toLocalDate(), dice)));
    if (!parts.isEmpty() && dice.chance(BOOKKEEPING_CHANCE)) {
      lines.add(bookkeepingLine(dice));
    }
    long agreement = dice.chance(0.7) ? client.agreements().get(0) : dice.pick(client.agreements());
    return new GeneratedOrder(client.id(), agreement, time, dice.chance(DELETED_CHANCE), lines);
  }

  private GeneratedOrder.Line line(
      ClientProfile client, Part part, int qty, LocalDate day, Dice dice) {
    double inflation = 1 + INFLATION_PER_DAY * ChronoUnit.DAYS.between(start, day);
    BigDecimal price =
        part.price()
            .multiply(BigDecimal.valueOf((1 - client.discount()) * inflation))
            .setScale(2, RoundingMode.HALF_UP);
    return new GeneratedOrder.Line(
        part.id(), qty, price, !dice.chance(INVALID_LINE_CHANCE), dice.chance(DELETED_CHANCE));
  }

  private static GeneratedOrder.Line bookkeepingLine(Dice dice) {
    BookkeepingProduct product = dice.pick(List.of(BookkeepingProduct.values()));
    return new GeneratedOrder.Line(
        product.id(), 1, BigDecimal.valueOf(dice.between(1, 2500), 2), true, true);
  }
}
