package io.concord.local.verify;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The day that lists must be as of.
 *
 * @param day null for live lists, which are as of the start of the next day of the business
 * @param zone business time zone, which decides when that day begins
 */
record AsOfRule(LocalDate day, ZoneId zone, InstantSource clock) {

  LocalDate expected() {
    return day != null ? day : LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
  }

  /** The differences, and that the list is of a wrong day if it is. */
  Differences addTo(Differences differences, LocalDate served) {
    if (expected().equals(served)) {
      return differences;
    }
    String why = day != null ? "as asked for" : "the day after today in " + zone;
    List<String> facts = new ArrayList<>();
    facts.add("as of: expected %s (%s), served %s".formatted(expected(), why, served));
    facts.addAll(differences.facts());
    return new Differences(facts, differences.places());
  }
}
