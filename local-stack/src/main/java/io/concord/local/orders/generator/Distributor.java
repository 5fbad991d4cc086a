package io.concord.local.orders.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An invented distributor with all its orders; equal settings make an equal one. All in memory,
 * some 200 bytes per line.
 *
 * @param orders by time
 * @param carts lines without an order
 */
record Distributor(
    TruckPartsCatalogue catalogue,
    List<ClientProfile> clients,
    List<GeneratedOrder> orders,
    List<GeneratedOrder.Line> carts) {
  private static final int CARTS = 10;

  static Distributor generate(GeneratorSettings settings) {
    Dice dice = Dice.ofSeed(settings.seed());
    TruckPartsCatalogue catalogue = CatalogueGenerator.generate(dice.split());
    List<ClientProfile> clients =
        ClientGenerator.generate(settings, catalogue.brands(), dice.split());
    OrderGenerator generator =
        new OrderGenerator(catalogue, settings.start(), lineScale(settings, clients));
    List<GeneratedOrder> orders = new ArrayList<>();
    for (ClientProfile client : clients) {
      orders.addAll(generator.orders(client, dice.split()));
    }
    orders.sort(
        Comparator.comparing(GeneratedOrder::created).thenComparing(GeneratedOrder::clientId));
    List<GeneratedOrder.Line> carts = new ArrayList<>();
    for (int i = 0; i < CARTS; i++) {
      carts.addAll(generator.cart(dice.pick(clients), settings.end(), dice.split()));
    }
    return new Distributor(catalogue, clients, List.copyOf(orders), List.copyOf(carts));
  }

  long lines() {
    return carts.size() + orders.stream().mapToLong(order -> order.lines().size()).sum();
  }

  /** Spreads the lines asked for over the orders, more of them on the orders of some habits. */
  private static double lineScale(GeneratorSettings settings, List<ClientProfile> clients) {
    double weight =
        clients.stream()
            .mapToDouble(client -> client.orders() * client.habit().linesPerOrder())
            .sum();
    return settings.lines() / weight;
  }
}
