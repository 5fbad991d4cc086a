package io.concord.local.verify;

import java.time.LocalDate;
import java.util.List;

/** What the API says of one client. */
sealed interface Served {

  /** An answer; only what is compared, and what tells how to take it. */
  record ServedList(
      LocalDate asOf,
      String strategy,
      String segment,
      String source,
      int orders,
      long revision,
      long stalenessMs,
      List<ServedPlace> places)
      implements Served {
    public ServedList {
      places = List.copyOf(places);
    }
  }

  /** One place of a served list. */
  record ServedPlace(int rank, long productId, double score) {}

  /** The API knows no such client. */
  record UnknownClient() implements Served {}

  /** No answer for now, and why. */
  record Unavailable(String reason) implements Served {}
}
