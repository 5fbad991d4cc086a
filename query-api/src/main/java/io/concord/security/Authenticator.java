package io.concord.security;

import io.concord.security.Identification.Anonymous;
import io.concord.security.Identification.Known;
import io.concord.security.Identification.Refused;
import io.concord.security.Identification.Undecided;
import java.time.InstantSource;
import java.util.List;

/** Tells who a caller is. Thread-safe; costs a hash for a key, a signature's check for a token. */
public final class Authenticator {
  private static final String BEARER = "Bearer ";
  private static final Undecided UNREAD = new Undecided("the API keys have not been read yet");
  private static final Anonymous NOTHING =
      new Anonymous("an API key or token is needed, in the header Authorization: Bearer");
  private static final Anonymous FOREIGN =
      new Anonymous(
          "no API key exists yet, so only addresses in addresses.without.key are answered;"
              + " 'recommender keys create' makes one");
  private static final Anonymous BEHIND_STRANGER =
      new Anonymous(
          "no API key exists yet, so a request with X-Forwarded-For is answered only from a proxy"
              + " that trusted.proxies names");
  private static final Anonymous FOREIGN_HOST =
      new Anonymous(
          "no API key exists yet, so the Host header must name this node by loopback or by an"
              + " address of its own");
  private static final Refused MALFORMED =
      new Refused("the header Authorization must be Bearer and one API key or token");
  private static final Refused FORGED =
      new Refused("the request must be signed with the cluster's secret, in the last 30 seconds");

  private final Keys keys;
  private final KeyCheck keyCheck;
  private final Tokens tokens;
  private final NodeSignature nodes;
  private final List<AddressRange> addressesWithoutKey;
  private final HostNames hosts;

  /**
   * Of everybody who may come.
   *
   * @param tokens {@link Tokens#NONE} without an issuer
   * @param nodes null without a cluster secret
   */
  public Authenticator(
      Keys keys,
      Tokens tokens,
      NodeSignature nodes,
      List<AddressRange> addressesWithoutKey,
      HostNames hosts,
      InstantSource clock) {
    this.keys = keys;
    this.keyCheck = new KeyCheck(keys, clock);
    this.tokens = tokens;
    this.nodes = nodes;
    this.addressesWithoutKey = List.copyOf(addressesWithoutKey);
    this.hosts = hosts;
  }

  /** Whoever shows something is judged by that alone, and by his address only if he shows none. */
  public Identification identify(Presented presented) {
    if (presented.nodeSignature() != null) {
      return signed(presented.nodeSignature());
    } else if (!keys.areRead()) {
      return UNREAD;
    } else if (isOpen()) {
      return byAddress(presented);
    }
    return presented.authorization() == null ? NOTHING : bearer(presented.authorization());
  }

  /** Whether nothing was ever configured to tell callers apart by. */
  public boolean isOpen() {
    return !keys.areUsed() && tokens == Tokens.NONE;
  }

  private Identification signed(NodeSignature.Signed signed) {
    return nodes != null && nodes.isGood(signed) ? new Known(Principal.NODE) : FORGED;
  }

  private Identification byAddress(Presented presented) {
    if (presented.behindStranger()) {
      return BEHIND_STRANGER;
    }
    if (!AddressRange.anyContains(addressesWithoutKey, presented.address())) {
      return FOREIGN;
    }
    return hosts.contain(presented.host())
        ? new Known(Principal.local(presented.address().getHostAddress()))
        : FOREIGN_HOST;
  }

  private Identification bearer(String authorization) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return MALFORMED;
    }
    String shown = authorization.substring(BEARER.length()).strip();
    return shown.startsWith(KeySecret.PREFIX) ? keyCheck.identify(shown) : tokens.identify(shown);
  }

  /**
   * Whether a caller who was known is so still: for answers that go on for hours. Asks nobody, so
   * it may be called every second.
   */
  public boolean stands(Principal principal) {
    return switch (principal.kind()) {
      case KEY -> keyCheck.stands(principal);
      case TOKEN -> keyCheck.isBefore(principal.expiresAt());
      case LOCAL -> isOpen();
      case NODE -> true;
    };
  }
}
