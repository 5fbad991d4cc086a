package io.concord.local.orders.generator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invents names of hauliers and workshops from three countries, none twice. */
final class CompanyNames {
  private static final List<String> UKRAINIAN_CITIES =
      List.of(
          "Lviv",
          "Kyiv",
          "Odesa",
          "Dnipro",
          "Ternopil",
          "Rivne",
          "Lutsk",
          "Uzhhorod",
          "Vinnytsia",
          "Zhytomyr",
          "Khmelnytskyi",
          "Poltava",
          "Stryi",
          "Kovel",
          "Mukachevo",
          "Chernivtsi");
  private static final List<String> UKRAINIAN_TRADES =
      List.of(
          "Trans-Logistic",
          "Avtotrans",
          "Karpaty-Trans",
          "Dnipro-Cargo",
          "Truck-Servis",
          "Zakhid-Avto",
          "Intertrans",
          "Ahro-Trans",
          "Fura-Servis",
          "Euro-Vantazh");
  private static final List<String> POLISH_NAMES =
      List.of(
          "Kowalski",
          "Nowak",
          "Wiśniewski",
          "Zieliński",
          "Mazur",
          "Kaczmarek",
          "Pawlak",
          "Wróbel",
          "Jabłoński",
          "Sikora",
          "Baran",
          "Duda",
          "Szewczyk",
          "Górski");
  private static final List<String> POLISH_TRADES =
      List.of(
          "Transport",
          "Usługi Transportowe",
          "Spedycja",
          "Auto-Serwis",
          "Trans-Pol",
          "Truck Serwis");
  private static final List<String> POLISH_FORMS = List.of("Sp. z o.o.", "s.c.", "Sp. j.");
  private static final List<String> GERMAN_NAMES =
      List.of(
          "Krause",
          "Lehmann",
          "Brandt",
          "Vogel",
          "Hartmann",
          "Schröder",
          "Winkler",
          "Böhm",
          "Ziegler",
          "Kuhn",
          "Pohl",
          "Engel",
          "Horn",
          "Busch",
          "Seidel",
          "Jansen");
  private static final List<String> GERMAN_TRADES =
      List.of(
          "Spedition", "Logistik", "Nutzfahrzeuge", "Kraftverkehr", "Truck-Service", "Transporte");
  private static final List<String> GERMAN_FORMS = List.of("GmbH", "GmbH & Co. KG", "e.K.", "KG");

  private final Dice dice;
  private final Set<String> given = new HashSet<>();

  CompanyNames(Dice dice) {
    this.dice = dice;
  }

  String next() {
    String name = draw();
    for (int branch = 2; !given.add(name); branch++) {
      name = branch % 4 == 0 ? name + " " + branch : draw();
    }
    return name;
  }

  private String draw() {
    return switch (dice.between(0, 3)) {
      case 0 ->
          String.join(
              " ", dice.pick(POLISH_TRADES), dice.pick(POLISH_NAMES), dice.pick(POLISH_FORMS));
      case 1 ->
          String.join(
              " ", dice.pick(GERMAN_TRADES), dice.pick(GERMAN_NAMES), dice.pick(GERMAN_FORMS));
      default -> dice.pick(UKRAINIAN_TRADES) + " " + dice.pick(UKRAINIAN_CITIES);
    };
  }
}
