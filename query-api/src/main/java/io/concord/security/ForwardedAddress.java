package io.concord.security;

import java.net.InetAddress;
import java.util.List;

/** Finds the address of the caller behind proxies that are trusted to tell it. */
public final class ForwardedAddress {
  private final List<AddressRange> proxies;

  public ForwardedAddress(List<AddressRange> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  /** Whether a proxy passed the request on that is not trusted; its caller may be anybody. */
  public boolean isOfStranger(InetAddress peer, String forwardedFor) {
    return forwardedFor != null && !AddressRange.anyContains(proxies, peer);
  }

  /**
   * The last address that no trusted proxy has: what stands before it anybody may have written.
   *
   * @param peer at the other end of the connection
   * @param forwardedFor {@code X-Forwarded-For}, all of them in order; null when there is none
   */
  public InetAddress of(InetAddress peer, String forwardedFor) {
    InetAddress address = peer;
    if (forwardedFor == null || proxies.isEmpty()) {
      return address;
    }
    String[] hops = forwardedFor.split(",");
    for (int i = hops.length - 1; i >= 0 && AddressRange.anyContains(proxies, address); i--) {
      try {
        address = AddressRange.literal(hops[i].strip());
      } catch (IllegalArgumentException e) {
        return address; // a proxy that says nonsense is as far as anybody can tell
      }
    }
    return address;
  }
}
