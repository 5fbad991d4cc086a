package io.concord.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * An API key as its owner holds it: {@code crk_<ID>_<secret>}, letters and digits only, so that a
 * double click marks it whole and scanners for leaked secrets know it. The secret has 43 digits to
 * base 62, which are 256 bits.
 */
public record KeySecret(String id, String text) {
  public static final String PREFIX = "crk_";
  static final int ID_LENGTH = 10;
  static final int SECRET_LENGTH = 43;

  private static final int LENGTH = PREFIX.length() + ID_LENGTH + 1 + SECRET_LENGTH;
  private static final int SEPARATOR = PREFIX.length() + ID_LENGTH;
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final HexFormat HEX = HexFormat.of();

  /** A key that nobody has. */
  public static KeySecret random(SecureRandom random) {
    String id = digits(random, ID_LENGTH);
    return new KeySecret(id, PREFIX + id + "_" + digits(random, SECRET_LENGTH));
  }

  private static String digits(SecureRandom random, int length) {
    StringBuilder digits = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      digits.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return digits.toString();
  }

  /** The key in this text; null when it cannot be one. */
  public static KeySecret parse(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX) || text.charAt(SEPARATOR) != '_') {
      return null;
    }
    for (int i = PREFIX.length(); i < LENGTH; i++) {
      if (i != SEPARATOR && !isDigit(text.charAt(i))) {
        return null;
      }
    }
    return new KeySecret(text.substring(PREFIX.length(), SEPARATOR), text);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }

  /** SHA-256 of the whole key, as it is stored. */
  public String sha256() {
    return HEX.formatHex(hash());
  }

  /** Whether this is the key with that stored hash; takes as long whatever the answer. */
  boolean matches(String sha256) {
    return MessageDigest.isEqual(hash(), HEX.parseHex(sha256));
  }

  private byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK must have SHA-256", e);
    }
  }

  /** Without the secret: it must get into no log. */
  @Override
  public String toString() {
    return PREFIX + id + "_...";
  }
}
