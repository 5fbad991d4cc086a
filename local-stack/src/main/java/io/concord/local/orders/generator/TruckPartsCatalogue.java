package io.concord.local.orders.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All parts the distributor sells, by the trucks they fit. */
record TruckPartsCatalogue(
    List<TruckBrand> brands, List<Part> parts, Map<TruckBrand, Shelf> shelves) {

  static TruckPartsCatalogue of(List<TruckBrand> brands, List<Part> parts) {
    Map<TruckBrand, Shelf> shelves = new LinkedHashMap<>();
    for (TruckBrand brand : brands) {
      shelves.put(brand, Shelf.of(parts.stream().filter(p -> p.brands().contains(brand)).toList()));
    }
    return new TruckPartsCatalogue(List.copyOf(brands), List.copyOf(parts), shelves);
  }

  Shelf shelf(TruckBrand brand) {
    return shelves.get(brand);
  }

  /** The parts that fit one brand: those replaced at regular times, and all of them. */
  record Shelf(List<Part> serviceParts, List<Part> all) {
    private static Shelf of(List<Part> parts) {
      List<Part> service = new ArrayList<>(parts);
      service.removeIf(part -> !part.family().isServicePart());
      return new Shelf(List.copyOf(service), parts);
    }
  }
}
