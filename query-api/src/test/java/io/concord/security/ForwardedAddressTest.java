package io.concord.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy at 10.0.0.1 is trusted, nobody else. */
class ForwardedAddressTest {
  private final ForwardedAddress forwarded = new ForwardedAddress(AddressRange.list("10.0.0.0/24"));

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, '203.0.113.9', 203.0.113.9",
    "10.0.0.1, '6.6.6.6, 203.0.113.9', 203.0.113.9",
    "10.0.0.1, '6.6.6.6, 203.0.113.9, 10.0.0.2', 203.0.113.9",
    "203.0.113.9, '127.0.0.1', 203.0.113.9",
    "10.0.0.1, 'nonsense', 10.0.0.1",
    "10.0.0.1, , 10.0.0.1",
    "10.0.0.1, '[2001:db8::1]', 2001:db8::1"
  })
  void shouldBelieveTrustedProxiesAlone(String peer, String header, String expected) {
    assertThat(forwarded.of(AddressRange.literal(peer), header))
        .isEqualTo(AddressRange.literal(expected));
  }

  @Test
  void shouldTellWhomAStrangerPassesOn() {
    assertThat(forwarded.isOfStranger(AddressRange.literal("127.0.0.1"), "203.0.113.9")).isTrue();
    assertThat(forwarded.isOfStranger(AddressRange.literal("10.0.0.1"), "203.0.113.9")).isFalse();
    assertThat(forwarded.isOfStranger(AddressRange.literal("127.0.0.1"), null)).isFalse();
  }
}
