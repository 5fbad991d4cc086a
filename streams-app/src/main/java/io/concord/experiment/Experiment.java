package io.concord.experiment;

import io.concord.scoring.Strategy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/**
 * Gives each client one of several strategies. A client's place between 0 and 100 comes from a hash
 * of the salt and its ID, the same on every node and for ever; the arms cut that span in their
 * order. Who moves a border by ten percent moves the clients of those ten percent and no others.
 *
 * @param name in answers and events; empty when there is nothing to compare
 * @param salt another one deals the clients anew
 * @param arms the strategies and their shares, which add up to 100
 * @param overrides clients whose strategy is set by hand, and who are in no arm
 */
public record Experiment(String name, String salt, List<Arm> arms, Map<Long, Strategy> overrides) {
  public static final String SALT_DEFAULT = "concord";

  /** V3 for everybody. */
  public static final Experiment NONE = of(Strategy.V3);

  private static final int PERCENT = 100;
  private static final double HASHES = 0x1p32;

  public Experiment {
    arms = List.copyOf(arms);
    overrides = Map.copyOf(overrides);
    int sum = arms.stream().mapToInt(Arm::percent).sum();
    if (sum != PERCENT) {
      throw new IllegalArgumentException("shares must add up to 100, sum=" + sum);
    }
    if (arms.stream().map(Arm::strategy).distinct().count() < arms.size()) {
      throw new IllegalArgumentException("each strategy must have one share, arms=" + arms);
    }
  }

  /**
   * A share of the clients.
   *
   * @param percent 0..100, whole
   */
  public record Arm(Strategy strategy, int percent) {
    public Arm {
      if (percent < 0 || percent > PERCENT) {
        throw new IllegalArgumentException("a share must be 0..100, percent=" + percent);
      }
    }
  }

  /** One strategy for everybody. */
  public static Experiment of(Strategy strategy) {
    return new Experiment("", SALT_DEFAULT, List.of(new Arm(strategy, PERCENT)), Map.of());
  }

  /** The strategy of most clients; of several as large, the one named first. */
  public Strategy main() {
    Arm main = arms.get(0);
    for (Arm arm : arms) {
      main = arm.percent() > main.percent() ? arm : main;
    }
    return main.strategy();
  }

  /** The client's strategy. */
  public Strategy strategy(long clientId) {
    Strategy override = overrides.get(clientId);
    return override != null ? override : armOf(clientId);
  }

  /** Whether the client's strategy was dealt to it, so that it tells something about the arm. */
  public boolean isDealt(long clientId) {
    return !overrides.containsKey(clientId);
  }

  /**
   * Tells the runs of experiments apart, which must not be counted together: another name or salt
   * is another run. Never 0.
   */
  public long run() {
    long run = first(digest("run:" + salt + ":" + name), Long.BYTES);
    return run == 0 ? 1 : run;
  }

  /** The experiment as answers and events tell it: null for who is in no arm of any. */
  public String label(long clientId) {
    return name.isEmpty() || !isDealt(clientId) ? null : name;
  }

  /** Whether any client may have this strategy. */
  public boolean uses(Strategy strategy) {
    return overrides.containsValue(strategy)
        || arms.stream().anyMatch(arm -> arm.strategy() == strategy && arm.percent() > 0);
  }

  private Strategy armOf(long clientId) {
    int last = arms.size() - 1;
    if (last == 0) {
      return arms.get(0).strategy();
    }
    double place = place(clientId);
    int upTo = 0;
    for (Arm arm : arms) {
      upTo += arm.percent();
      if (place < upTo) {
        return arm.strategy();
      }
    }
    return arms.get(last).strategy();
  }

  /** 0 up to but not including 100. */
  private double place(long clientId) {
    return first(digest(salt + ":" + clientId), Integer.BYTES) / HASHES * PERCENT;
  }

  private static byte[] digest(String text) {
    return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The first bytes, big-endian. */
  private static long first(byte[] hash, int bytes) {
    long first = 0;
    for (int i = 0; i < bytes; i++) {
      first = first << Byte.SIZE | Byte.toUnsignedInt(hash[i]);
    }
    return first;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java must have SHA-256", e);
    }
  }
}
