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
}
