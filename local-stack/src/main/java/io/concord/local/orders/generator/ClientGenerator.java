package io.concord.local.orders.generator;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes the clients: a few HEAVY ones, some REGULAR, most LIGHT, their IDs in no such sequence. */
final class ClientGenerator {
  private static final long FIRST_CLIENT_ID = 410_001;
  private static final long FIRST_AGREEMENT_ID = 520_001;
  private static final double HEAVY_SHARE = 0.016;
  private static final double CONSISTENT_SHARE = 0.05;
  private static final double EXPLORATORY_SHARE = 0.03;
  private static final int PERIOD_DAYS_MIN = 120;

  private final GeneratorSettings settings;
  private final List<TruckBrand> brands;
  private final Dice dice;
  private final CompanyNames names;
  private long nextClient = FIRST_CLIENT_ID;
  private long nextAgreement = FIRST_AGREEMENT_ID;

  private ClientGenerator(GeneratorSettings settings, List<TruckBrand> brands, Dice dice) {
    this.settings = settings;
    this.brands = brands;
    this.dice = dice;
    this.names = new CompanyNames(dice.split());
  }

  static List<ClientProfile> generate(
      GeneratorSettings settings, List<TruckBrand> brands, Dice dice) {
    ClientGenerator generator = new ClientGenerator(settings, brands, dice);
    return generator.habits().stream().map(generator::client).toList();
  }

  private List<Habit> habits() {
    List<Habit> habits = new ArrayList<>();
    add(habits, Habit.HEAVY, HEAVY_SHARE);
    add(habits, Habit.REGULAR_CONSISTENT, CONSISTENT_SHARE);
    add(habits, Habit.REGULAR_EXPLORATORY, EXPLORATORY_SHARE);
    while (habits.size() < settings.clients()) {
      habits.add(Habit.LIGHT);
    }
    for (int i = habits.size() - 1; i > 0; i--) {
      habits.set(i, habits.set(dice.between(0, i), habits.get(i)));
    }
    return habits;
  }

  private void add(List<Habit> habits, Habit habit, double share) {
    long count = Math.max(1, Math.round(settings.clients() * share));
    for (int i = 0; i < count; i++) {
      habits.add(habit);
    }
  }

  private ClientProfile client(Habit habit) {
    nextClient += dice.between(1, 9);
    LocalDate since = habit == Habit.LIGHT ? someDayBefore(settings.end()) : settings.start();
    LocalDate until =
        habit == Habit.LIGHT && dice.chance(0.15) ? someDayAfter(since) : settings.end();
    return new ClientProfile(
        nextClient,
        names.next(),
        agreements(),
        habit,
        habit.orders(dice),
        since,
        until,
        fleet(habit),
        dice.between(0, 15) / 100.0);
  }

  private List<Long> agreements() {
    List<Long> agreements = new ArrayList<>();
    int count = dice.chance(0.75) ? 1 : dice.chance(0.8) ? 2 : 3;
    for (int i = 0; i < count; i++) {
      nextAgreement += dice.between(1, 4);
      agreements.add(nextAgreement);
    }
    return agreements;
  }

  /** Workshops see many brands, hauliers run few, at least one of them of trucks. */
  private List<TruckBrand> fleet(Habit habit) {
    int size = habit == Habit.REGULAR_EXPLORATORY ? dice.between(5, 8) : dice.between(1, 3);
    Set<TruckBrand> fleet = new LinkedHashSet<>();
    while (fleet.size() < size || fleet.stream().allMatch(TruckBrand::trailer)) {
      fleet.add(dice.pick(brands));
    }
    return List.copyOf(fleet);
  }

  /** Half of the clients were there from the start. */
  private LocalDate someDayBefore(LocalDate end) {
    int days = (int) ChronoUnit.DAYS.between(settings.start(), end) - PERIOD_DAYS_MIN;
    return settings.start().plusDays(Math.max(0, dice.between(-days, days)));
  }

  private LocalDate someDayAfter(LocalDate since) {
    int days = (int) ChronoUnit.DAYS.between(since, settings.end());
    return since.plusDays(dice.between(PERIOD_DAYS_MIN, days));
  }
}
