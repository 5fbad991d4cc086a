package io.concord.security;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names under which a node is asked while addresses alone decide. Any other name in the {@code
 * Host} header may be a foreign page's, whose name was made to point here (DNS rebinding).
 */
public final class HostNames {
  private final List<AddressRange> ranges;
  private final Set<String> names;

  /**
   * Names that will do.
   *
   * @param ranges addresses in digits that will do besides loopback's
   * @param names that the node was given, in lower case
   */
  public HostNames(List<AddressRange> ranges, Set<String> names) {
    this.ranges = List.copyOf(ranges);
    this.names = Set.copyOf(names);
  }

  /**
   * Whether the node has this name.
   *
   * @param host without a port; null when the caller named none
   */
  public boolean contain(String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || names.contains(name)
        || isAddress(name);
  }

  private boolean isAddress(String name) {
    try {
      InetAddress address = AddressRange.literal(name);
      return address.isLoopbackAddress() || AddressRange.anyContains(ranges, address);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
