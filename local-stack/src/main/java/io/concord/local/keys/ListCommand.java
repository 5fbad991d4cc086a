package io.concord.local.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.concord.contract.ApiKey;
import io.concord.contract.ContractJson;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recommender keys list}. */
@Command(
    name = "list",
    description = "Prints the API keys there are, oldest first, without secrets.")
final class ListCommand extends Action {
  @Option(names = "--json", description = "A line of JSON for each instead, as it is stored.")
  private boolean json;

  @Override
  void run(KeyBook book, Instant now) throws InterruptedException, JsonProcessingException {
    List<ApiKey> keys = book.read().all();
    if (json) {
      for (ApiKey key : keys) {
        out().println(ContractJson.mapper().writeValueAsString(key));
      }
    } else if (keys.isEmpty()) {
      out().println("There are no API keys: nodes answer the addresses in addresses.without.key.");
    } else {
      new KeyTable(now).lines(keys).forEach(out()::println);
    }
  }
}
