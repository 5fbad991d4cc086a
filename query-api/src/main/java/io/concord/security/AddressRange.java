package io.concord.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Addresses that share their first bits, such as {@code 10.0.0.0/8}; one address is a range too.
 *
 * @param prefixLength bits that count
 */
public record AddressRange(InetAddress first, int prefixLength) {

  /**
   * The range in this text; never asks a name server.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress first = literal(slash < 0 ? text : text.substring(0, slash));
    int bits = first.getAddress().length * Byte.SIZE;
    int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException("prefix length must be 0 to " + bits + ", range=" + text);
    }
    return new AddressRange(first, length);
  }

  /** Ranges separated by commas; none in a blank text. */
  public static List<AddressRange> list(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(range -> !range.isEmpty())
        .map(AddressRange::parse)
        .toList();
  }

  /**
   * An address in digits.
   *
   * @throws IllegalArgumentException when it is a name
   */
  public static InetAddress literal(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    boolean digits =
        bare.matches("\\d{1,3}(\\.\\d{1,3}){3}") || bare.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    if (!digits) {
      throw new IllegalArgumentException("must be an address in digits, address=" + text);
    }
    try {
      return InetAddress.getByName(bare);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("must be an address in digits, address=" + text, e);
    }
  }

  /** Whether an address lies in one of the ranges. */
  public static boolean anyContains(List<AddressRange> ranges, InetAddress address) {
    for (AddressRange range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  public boolean contains(InetAddress address) {
    byte[] mine = first.getAddress();
    byte[] other = address.getAddress();
    return mine.length == other.length && samePrefix(mine, other, prefixLength);
  }

  private static boolean samePrefix(byte[] a, byte[] b, int bits) {
    int whole = bits / Byte.SIZE;
    if (!Arrays.equals(a, 0, whole, b, 0, whole)) {
      return false;
    }
    int rest = bits % Byte.SIZE;
    return rest == 0 || ((a[whole] ^ b[whole]) & 0xff) >>> (Byte.SIZE - rest) == 0;
  }
}
