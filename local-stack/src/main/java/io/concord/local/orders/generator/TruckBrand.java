package io.concord.local.orders.generator;

import java.util.List;

/**
 * A make of trucks or of trailers.
 *
 * @param trailer true when nothing of it has an engine or a cabin
 */
record TruckBrand(long id, String name, List<String> models, boolean trailer) {
  TruckBrand {
    models = List.copyOf(models);
  }
}
