package io.concord.local;

import io.concord.local.RunningStack.SampleClient;
import io.concord.local.orders.generator.BookkeepingProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What to try on a stack that is ready. */
final class Hints {
  private Hints() {}

  static List<String> of(RunningStack stack) {
    List<String> hints = new ArrayList<>();
    hints.add("");
    hints.add("Ask what a client will reorder:");
    for (SampleClient sample : stack.samples()) {
      hints.add(
          "  curl -s 'http://127.0.0.1:%d/v1/clients/%d/recommendations?limit=5'   # %s, %d orders, %s"
              .formatted(
                  stack.httpPort(),
                  sample.clientId(),
                  sample.segment(),
                  sample.orders(),
                  sample.name()));
    }
    if (!stack.samples().isEmpty()) {
      hints.addAll(placeOrder(stack, stack.samples().get(stack.samples().size() - 1)));
    }
    hints.add("");
    hints.add("Follow every change of a list:");
    hints.add("  bin/recommender changes --kafka " + stack.bootstrapServers());
    hints.add("");
    hints.add("Compare every list with V3 run from scratch over the database:");
    hints.add(
        "  bin/recommender verify-state --http http://127.0.0.1:%d --jdbc '%s' --excluded %s"
            .formatted(stack.httpPort(), stack.jdbcUrl(), excludedProducts()));
    hints.add("");
    hints.add("Ctrl-C stops everything; the data folder keeps it for the next start.");
    return hints;
  }

  private static String excludedProducts() {
    return BookkeepingProduct.ids().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static List<String> placeOrder(RunningStack stack, SampleClient client) {
    return List.of(
        "",
        "Place an order of client %d, then ask again:".formatted(client.clientId()),
        "  psql '%s' -c \"WITH o AS (INSERT INTO dbo.\\\"Order\\\"(\\\"ClientAgreementID\\\",\\\"Created\\\")"
                .formatted(stack.jdbcUrl().substring("jdbc:".length()))
            + " SELECT min(\\\"ID\\\"), now() FROM dbo.\\\"ClientAgreement\\\" WHERE \\\"ClientID\\\"=%d RETURNING \\\"ID\\\")"
                .formatted(client.clientId())
            + " INSERT INTO dbo.\\\"OrderItem\\\"(\\\"OrderID\\\",\\\"ProductID\\\",\\\"Qty\\\")"
            + " SELECT o.\\\"ID\\\", p.\\\"ID\\\", 1 FROM o, (SELECT \\\"ID\\\" FROM dbo.\\\"Product\\\" ORDER BY \\\"ID\\\" LIMIT 3) p\"");
  }
}
