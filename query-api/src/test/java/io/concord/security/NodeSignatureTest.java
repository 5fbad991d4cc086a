package io.concord.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.concord.security.NodeSignature.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSignatureTest {
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private Instant now = NOW;
  private final NodeSignature nodes = of('s');
  private final String header = nodes.sign("POST", "/v1/x?y=1", BODY);

  private NodeSignature of(char secret) {
    byte[] bytes = String.valueOf(secret).repeat(32).getBytes(StandardCharsets.US_ASCII);
    return new NodeSignature(new ClusterSecret(bytes), () -> now);
  }

  @Test
  void shouldKnowWhatItSigned() {
    assertThat(nodes.isGood(new Signed("POST", "/v1/x?y=1", header))).isTrue();
    assertThat(new Signed("POST", "/v1/x?y=1", header).covers(BODY)).isTrue();
  }

  @Test
  void shouldRefuseAnythingElseThanWasSigned() {
    assertThat(nodes.isGood(new Signed("GET", "/v1/x?y=1", header))).isFalse();
    assertThat(nodes.isGood(new Signed("POST", "/v1/x?y=2", header))).isFalse();
    assertThat(of('t').isGood(new Signed("POST", "/v1/x?y=1", header))).isFalse();
    assertThat(new Signed("POST", "/v1/x?y=1", header).covers(new byte[0])).isFalse();
  }

  @Test
  void shouldRefuseASignatureOfHalfAMinuteAgoOrAhead() {
    Signed signed = new Signed("POST", "/v1/x?y=1", header);
    now = NOW.plusSeconds(30);
    assertThat(nodes.isGood(signed)).isTrue();
    now = NOW.plusMillis(30_001);
    assertThat(nodes.isGood(signed)).isFalse();
    now = NOW.minusMillis(30_001);
    assertThat(nodes.isGood(signed)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "1.2.3", "x.y.z.w", "99999999999999999999..", "-1.."})
  void shouldRefuseWhatIsNoSignature(String text) {
    assertThat(nodes.isGood(new Signed("GET", "/", text))).isFalse();
    assertThat(new Signed("GET", "/", text).covers(BODY)).isFalse();
  }

  @Test
  void shouldRefuseASecretThatIsTooShort() {
    assertThatThrownBy(() -> new ClusterSecret(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bytes=31");
  }
}
