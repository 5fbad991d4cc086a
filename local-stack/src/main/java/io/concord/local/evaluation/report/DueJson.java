package io.concord.local.evaluation.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.concord.local.evaluation.measure.DueResult;
import io.concord.local.evaluation.measure.WindowOutcome;
import java.util.Locale;

/** What came true of reorders, for programs; a share of nothing is null. */
final class DueJson {
  private DueJson() {}

  static ObjectNode of(DueResult due) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode windows = node.putObject("windows").put("count", due.count());
    due.windows().forEach((outcome, count) -> windows.put(outcome.label(), count));
    putShare(windows, "withinShare", due.share(WindowOutcome.WITHIN));
    putShare(windows, "withinShareOfBought", due.shareOfBought(WindowOutcome.WITHIN));
    windows.put("nominalShare", DueResult.NOMINAL_SHARE);
    ObjectNode products = node.putObject("products");
    due.products()
        .forEach(
            (state, bought) -> {
              ObjectNode counts = products.putObject(state.name().toLowerCase(Locale.ROOT));
              counts.put("products", bought.products()).put("bought", bought.bought());
              putShare(counts, "boughtShare", bought.share());
            });
    return node;
  }

  private static void putShare(ObjectNode node, String name, double share) {
    node.put(name, Double.isNaN(share) ? null : Double.valueOf(share));
  }
}
