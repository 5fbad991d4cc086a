package io.concord.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts requests: those of a known caller against his key or subject, all others and what failed
 * against the address, of IPv6 the network of 64 bits, which is what one owner has. As many are
 * counted as fit into some megabytes; the one that was quiet for longest is forgotten first, and
 * starts anew. Thread-safe.
 */
public final class RateLimits {
  static final int CALLERS_MAX = 20_000;
  private static final int FAILURES_BURST = 20;
  private static final int FAILURES_PER_MINUTE = 20;
  private static final int NETWORK_BYTES = 8;
  private static final Duration GRANTED = Duration.ZERO;

  private final RateSettings settings;
  private final TimeMeter time;
  private final Map<String, Bucket> requests = bounded();
  private final Map<String, Bucket> failures = bounded();

  public RateLimits(RateSettings settings) {
    this(settings, TimeMeter.SYSTEM_NANOTIME);
  }

  RateLimits(RateSettings settings, TimeMeter time) {
    this.settings = settings;
    this.time = time;
  }

  private static Map<String, Bucket> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
        return size() > CALLERS_MAX;
      }
    };
  }

  /**
   * Takes one request of a caller.
   *
   * @param principal null for somebody unknown
   * @return how long until he may ask again; zero when he may now
   */
  public Duration request(Principal principal, InetAddress address) {
    if (settings.perSecond() == 0 || principal != null && principal.isTrusted()) {
      return GRANTED;
    }
    String who = principal == null ? network(address) : principal.kind() + principal.id();
    return take(bucket(requests, who, this::ofRequests));
  }

  /** Takes one failure to show who one is; the answer is as that of a request. */
  public Duration failure(InetAddress address) {
    return take(bucket(failures, network(address), this::ofFailures));
  }

  private static Bucket bucket(Map<String, Bucket> buckets, String who, Supplier<Bucket> fresh) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(who, unseen -> fresh.get());
    }
  }

  private Bucket ofRequests() {
    return bucket(
        Bandwidth.builder()
            .capacity(settings.burst())
            .refillGreedy(settings.perSecond(), Duration.ofSeconds(1))
            .build());
  }

  private Bucket ofFailures() {
    return bucket(
        Bandwidth.builder()
            .capacity(FAILURES_BURST)
            .refillGreedy(FAILURES_PER_MINUTE, Duration.ofMinutes(1))
            .build());
  }

  private Bucket bucket(Bandwidth bandwidth) {
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build();
  }

  private static Duration take(Bucket bucket) {
    if (bucket.tryConsume(1)) {
      return GRANTED;
    }
    return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }

  /** How many callers are counted at the moment. */
  int callers() {
    synchronized (requests) {
      return requests.size();
    }
  }
}
