package io.concord.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContractSchemaTest {
  @Test
  void shouldNameEveryViolationAndTheValue() {
    assertThatThrownBy(
            () -> ContractSchema.require("problem", "{\"type\":\"about:blank\",\"status\":200}"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("schema problem")
        .hasMessageContaining("required at /title")
        .hasMessageContaining("minimum at /status")
        .hasMessageContaining("\"status\":200");
  }

  @Test
  void shouldRefuseTextThatIsNotJson() {
    assertThatThrownBy(() -> ContractSchema.require("problem", "<html>"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("must be JSON");
  }

  @Test
  void shouldRefuseASchemaThatDoesNotExist() {
    assertThatThrownBy(() -> ContractSchema.require("no-such-thing", "{}"))
        .hasMessageContaining("no-such-thing");
  }

  @Test
  void shouldReadTheBytesOfARecordValue() {
    byte[] value = "{\"clientIds\":[1]}".getBytes(StandardCharsets.UTF_8);

    ContractSchema.require("batch-request", value);

    assertThat(ContractSchema.violations("batch-request", Example.parse("{\"clientIds\":[]}")))
        .extracting(ContractSchema.Violation::rule)
        .containsExactly("minItems");
  }
}
