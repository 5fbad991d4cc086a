package io.concord.local.verify;

import io.concord.local.verify.Differences.PlaceDifference;
import io.concord.local.verify.Served.ServedList;
import java.util.ArrayList;
import java.util.List;

/** Tells of a mismatch in lines: what differs, and the rows of the database behind it. */
final class MismatchReport {
  private static final int PLACES_MAX = 10;
  private static final int ROWS_MAX = 20;

  private final ReferenceLists reference;

  MismatchReport(ReferenceLists reference) {
    this.reference = reference;
  }

  List<String> lines(Mismatch mismatch) {
    List<String> lines = new ArrayList<>();
    lines.add("client " + mismatch.clientId() + " differs" + list(mismatch.served()));
    mismatch.differences().facts().forEach(fact -> lines.add("  " + fact));
    List<PlaceDifference> places = mismatch.differences().places();
    for (PlaceDifference place : places.subList(0, Math.min(PLACES_MAX, places.size()))) {
      lines.add("  " + place);
      lines.addAll(rows(mismatch, place));
    }
    if (places.size() > PLACES_MAX) {
      lines.add("  and " + (places.size() - PLACES_MAX) + " more places");
    }
    return lines;
  }

  private static String list(Served served) {
    return served instanceof ServedList list
        ? ": revision %d as of %s".formatted(list.revision(), list.asOf())
        : "";
  }

  /** A shifted product is right itself: what shifted it has its rows shown. */
  private List<String> rows(Mismatch mismatch, PlaceDifference place) {
    if (place.isShift()) {
      return List.of();
    } else if (mismatch.expected() != null
        && mismatch.expected().source().equals(ExpectedList.POPULAR)) {
      return popularity(mismatch.expected(), place.productId());
    }
    return rows(reference.lines(mismatch.clientId(), place.productId(), ROWS_MAX + 1));
  }

  private static List<String> rows(List<LineRow> rows) {
    if (rows.isEmpty()) {
      return List.of("    the database has no line of it on orders of this client");
    }
    List<String> lines = new ArrayList<>();
    rows.stream().limit(ROWS_MAX).map(MismatchReport::row).forEach(lines::add);
    if (rows.size() > ROWS_MAX) {
      lines.add("    and older ones");
    }
    return lines;
  }

  private static String row(LineRow row) {
    return "    order %d of %s, line %d%s"
        .formatted(row.orderId(), row.created(), row.lineId(), row.isValid() ? "" : ", not valid");
  }

  private static List<String> popularity(ExpectedList expected, long productId) {
    return expected.places().stream()
        .filter(place -> place.productId() == productId)
        .map(
            place ->
                "    the database has " + place.orderCount() + " orders of all clients with it")
        .toList();
  }
}
