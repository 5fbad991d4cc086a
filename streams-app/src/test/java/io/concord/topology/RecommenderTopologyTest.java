package io.concord.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RecommenderTopologyTest {
  @Test
  void shouldBeTheTopologyThatIsDeployed() throws IOException {
    String expected;
    try (var file = getClass().getResourceAsStream("/topology/expected.txt")) {
      expected = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (TopologyFixture fixture = new TopologyFixture()) {
      assertThat(fixture.topology().describe()).hasToString(expected);
    }
  }

  @Test
  void shouldListWhatAClientOrdered() {
    try (TopologyFixture fixture = new TopologyFixture()) {
      SourceDatabase database = fixture.database;
      database.put("ClientAgreement", 10, "ClientID", 1);
      database.put("Order", 100, "ClientAgreementID", 10, "Created", "2024-06-30T10:00:00Z");
      database.put("OrderItem", 1000, "OrderID", 100, "ProductID", 7, "Qty", 2.0);

      fixture.settle();

      System.out.println(fixture.changes());
      System.out.println(fixture.popularity().ranking(30000));
    }
  }
}
