package io.concord.local.orders.generator;

import java.util.List;

/** A make of trucks or trailers. */
record TruckBrand(long id, String name, List<String> models) {
  TruckBrand {
    models = List.copyOf(models);
  }
}
