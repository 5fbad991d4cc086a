package io.concord.security.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.contract.ApiKey;
import io.concord.contract.ApiKey.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyRecordsTest {
  private static final ApiKey KEY =
      new ApiKey(
          "3vHq0ZkP9c",
          "shop",
          List.of(Scope.CLIENTS),
          List.of(),
          "0".repeat(64),
          Instant.parse("2026-11-23T10:00:00Z"),
          null,
          null);

  @Test
  void readingUndoesWriting() throws IOException {
    assertThat(ApiKeyRecords.read(ApiKeyRecords.write("keys", KEY).value())).isEqualTo(KEY);
  }

  /** Any other exception would end the thread that hears of revocations. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"scopes\":[\"clients\"],\"clients\":[],\"sha256\":\"%s\"}",
        "{\"id\":\"3vHq0ZkP9c\",\"scopes\":[\"clients\"],\"clients\":[]}",
        "{\"id\":\"3vHq0ZkP9c\",\"scopes\":[\"clients\"],\"clients\":[],\"sha256\":\"xy\"}",
        "{\"id\":\"3vHq0ZkP9c\",\"scopes\":[null],\"clients\":[],\"sha256\":\"%s\"}"
      })
  void shouldRefuseARecordThatHoldsNoKey(String json) {
    byte[] value = json.formatted("0".repeat(64)).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ApiKeyRecords.read(value)).isInstanceOf(IOException.class);
  }
}
