package io.concord.local.orders.generator;

import java.time.LocalDate;
import java.util.List;

/**
 * A client of the distributor.
 *
 * @param agreements IDs, the one used most first
 * @param orders how many it places from since to until, the latter exclusive
 * @param fleet brands it runs or repairs
 * @param discount share taken off list prices
 */
record ClientProfile(
    long id,
    String name,
    List<Long> agreements,
    Habit habit,
    int orders,
    LocalDate since,
    LocalDate until,
    List<TruckBrand> fleet,
    double discount) {
  ClientProfile {
    agreements = List.copyOf(agreements);
    fleet = List.copyOf(fleet);
  }
}
