package io.concord.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final InetAddress ADDRESS = AddressRange.literal("203.0.113.9");

  private final AtomicLong nanos = new AtomicLong();
  private final RateLimits limits = new RateLimits(new RateSettings(2, 3), meter());

  private TimeMeter meter() {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanos.get();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }

  @Test
  void shouldSayWhenToComeAgainAfterTheBurst() {
    for (int i = 0; i < 3; i++) {
      assertThat(limits.request(null, ADDRESS)).isZero();
    }
    assertThat(limits.request(null, ADDRESS)).isEqualTo(Duration.ofMillis(500));
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(limits.request(null, ADDRESS)).isZero();
    assertThat(limits.request(null, ADDRESS)).isPositive();
  }

  @Test
  void shouldCountEachKeyByItselfWhereverItIsUsed() {
    Principal one = key("one");
    for (int i = 0; i < 3; i++) {
      limits.request(one, ADDRESS);
    }
    assertThat(limits.request(one, AddressRange.literal("203.0.113.10"))).isPositive();
    assertThat(limits.request(key("two"), ADDRESS)).isZero();
  }

  @Test
  void shouldCountANetworkOfIpv6AsOneCaller() {
    for (int i = 0; i < 3; i++) {
      limits.request(null, AddressRange.literal("2001:db8:0:1::" + i));
    }
    assertThat(limits.request(null, AddressRange.literal("2001:db8:0:1:ffff::9"))).isPositive();
    assertThat(limits.request(null, AddressRange.literal("2001:db8:0:2::1"))).isZero();
  }

  @Test
  void shouldNeverHoldUpNodes() {
    for (int i = 0; i < 100; i++) {
      assertThat(limits.request(Principal.NODE, ADDRESS)).isZero();
    }
  }

  @Test
  void shouldCountFailuresMoreTightly() {
    for (int i = 0; i < 20; i++) {
      assertThat(limits.failure(ADDRESS)).isZero();
    }
    assertThat(limits.failure(ADDRESS)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void shouldForgetTheQuietestWhenThereAreTooMany() {
    for (int i = 0; i < RateLimits.CALLERS_MAX + 50; i++) {
      limits.request(null, AddressRange.literal("10.%d.%d.1".formatted(i / 256, i % 256)));
    }
    assertThat(limits.callers()).isEqualTo(RateLimits.CALLERS_MAX);
  }

  private static Principal key(String id) {
    return new Principal(Principal.Kind.KEY, id, "a key", Grant.NONE, null);
  }
}
