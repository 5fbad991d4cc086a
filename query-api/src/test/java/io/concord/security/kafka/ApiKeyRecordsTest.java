package io.concord.security.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.contract.ApiKey;
import io.concord.security.KeyRegister;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record makes of the keys that are known, whatever stands in it. */
class ApiKeyRecordsTest {
  private static final ApiKey GOOD =
      new ApiKey(
          "3vHq0ZkP9c",
          "web shop",
          List.of(ApiKey.Scope.CLIENTS),
          List.of(),
          "0".repeat(64),
          Instant.EPOCH,
          null,
          null);

  private final KeyRegister register = new KeyRegister();
  private final List<String> shutOut = new ArrayList<>();

  @BeforeEach
  void know() {
    read(GOOD.id(), ApiKeyRecords.write("api-keys", GOOD).value());
    assertThat(register.find(GOOD.id())).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "half a {",
        "null",
        "[]",
        "{}",
        "{\"scopes\":[],\"clients\":[]}",
        "{\"id\":\"3vHq0ZkP9c\",\"scopes\":[\"clients\"],\"clients\":[]}",
        "{\"id\":\"3vHq0ZkP9c\",\"name\":\"x\",\"scopes\":[\"clients\"],\"clients\":[],"
            + "\"sha256\":\"no hash\",\"createdAt\":\"2026-01-01T00:00:00Z\"}",
        "{\"id\":\"3vHq0ZkP9c\",\"name\":\"x\",\"scopes\":[null],\"clients\":[]}"
      })
  void shouldShutAKeyOutWhenItsRecordCannotBeRead(String value) {
    read(GOOD.id(), value.getBytes(StandardCharsets.UTF_8));

    assertThat(register.find(GOOD.id())).isNull();
    assertThat(shutOut).containsExactly(GOOD.id());
    assertThat(register.areUsed()).isTrue();
  }

  @Test
  void shouldShutOutWhoeverTheRecordIsOfWhenItHoldsAnothersKey() {
    read("another", ApiKeyRecords.write("api-keys", GOOD.revoked(Instant.EPOCH)).value());

    assertThat(shutOut).containsExactly("another");
    assertThat(register.find(GOOD.id()).revokedAt()).isNull();
  }

  @Test
  void shouldGoOnWhenARecordIsOfNobody() {
    read(null, null);
    read(null, "null".getBytes(StandardCharsets.UTF_8));
    read(GOOD.id(), ApiKeyRecords.write("api-keys", GOOD.revoked(Instant.EPOCH)).value());

    assertThat(register.find(GOOD.id()).revokedAt()).isEqualTo(Instant.EPOCH);
  }

  private void read(String id, byte[] value) {
    byte[] key = id == null ? null : id.getBytes(StandardCharsets.UTF_8);
    ApiKeyRecords.read(
        new ConsumerRecord<>("api-keys", 0, 0, key, value),
        register,
        (bad, reason) -> shutOut.add(bad));
  }
}
