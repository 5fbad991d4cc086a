package io.concord.local.orders.generator;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * What one client needs as time goes by. Service parts of its fleet come due in cycles, each of
 * which the client always buys as the same product; anything else breaks at random.
 */
final class FleetDemand {
  private static final double TYPICAL_CYCLE_DAYS = 150;
  private static final int NEEDS_MIN = 3;

  private final TruckPartsCatalogue catalogue;
  private final ClientProfile client;
  private final Dice dice;
  private final PriorityQueue<Need> needs =
      new PriorityQueue<>(Comparator.comparing(Need::due).thenComparing(need -> need.part().id()));

  /**
   * @param lines order lines the client is going to have, about
   */
  FleetDemand(TruckPartsCatalogue catalogue, ClientProfile client, double lines, Dice dice) {
    this.catalogue = catalogue;
    this.client = client;
    this.dice = dice;
    addNeeds(lines * (1 - client.habit().exploration()));
  }

  /** Different parts with how many of each, for an order at this time. */
  Map<Part, Integer> next(LocalDateTime time, int count) {
    Map<Part, Integer> parts = new LinkedHashMap<>();
    List<Need> met = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (needs.isEmpty() || dice.chance(client.habit().exploration())) {
        Part broken = dice.pick(catalogue.shelf(dice.pick(client.fleet())).all());
        parts.putIfAbsent(broken, qty(broken));
      } else {
        Need need = needs.poll();
        met.add(need.after(time, dice));
        parts.putIfAbsent(need.part(), Math.max(1, need.qty() + dice.between(-1, 1)));
      }
    }
    needs.addAll(met);
    return parts;
  }

  /** As many service parts as keep the lines and the length of the cycles in proportion. */
  private void addNeeds(double serviceLines) {
    double days = ChronoUnit.DAYS.between(client.since(), client.until());
    int count = (int) Math.max(NEEDS_MIN, serviceLines * TYPICAL_CYCLE_DAYS / days);
    Map<Part, Need> chosen = new LinkedHashMap<>();
    for (int tries = 0; chosen.size() < count && tries < count * 3; tries++) {
      Part part = dice.pick(catalogue.shelf(dice.pick(client.fleet())).serviceParts());
      chosen.putIfAbsent(part, firstNeed(part, client.since()));
    }
    needs.addAll(chosen.values());
  }

  private Need firstNeed(Part part, LocalDate since) {
    long hours = (long) (part.family().cycle().toHours() * dice.between(0.0, 1.0));
    return new Need(part, qty(part), since.atStartOfDay().plusHours(hours));
  }

  private int qty(Part part) {
    return Math.min(
        dice.between(1, part.family().qtyMax()), dice.between(1, part.family().qtyMax()));
  }

  /** A service part and when it is to be replaced next. */
  private record Need(Part part, int qty, LocalDateTime due) {
    Need after(LocalDateTime replaced, Dice dice) {
      Duration cycle = part.family().cycle();
      return new Need(
          part, qty, replaced.plusHours((long) (cycle.toHours() * dice.between(0.8, 1.2))));
    }
  }
}
