package io.concord.local.verify;

import io.concord.local.verify.ExpectedList.ExpectedPlace;
import io.concord.local.verify.Served.ServedList;
import io.concord.local.verify.Served.ServedPlace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Lists of a light client, whose scores fall by a tenth from place to place. */
final class Lists {
  static final LocalDate AS_OF = LocalDate.of(2024, 7, 2);

  private Lists() {}

  static ExpectedList expected(long client, long... productIds) {
    List<ExpectedPlace> places = new ArrayList<>();
    for (long product : productIds) {
      places.add(new ExpectedPlace(product, score(places.size()), 1, null));
    }
    return new ExpectedList(client, "LIGHT", "history", 3, places);
  }

  static ServedList served(long... productIds) {
    List<ServedPlace> places = new ArrayList<>();
    for (long product : productIds) {
      places.add(new ServedPlace(places.size() + 1, product, score(places.size())));
    }
    return served(AS_OF, 0, places);
  }

  static ServedList served(LocalDate asOf, long stalenessMs, List<ServedPlace> places) {
    return new ServedList(asOf, "v3", "LIGHT", "history", 3, 12, stalenessMs, places);
  }

  static double score(int index) {
    return 1 - index / 10.0;
  }
}
