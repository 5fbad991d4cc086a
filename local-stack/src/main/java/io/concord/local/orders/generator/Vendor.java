package io.concord.local.orders.generator;

import java.util.stream.Collectors;

/**
 * An invented maker of parts.
 *
 * @param codeShape how its codes look: # is a digit, @ a letter, all else stands as it is
 */
record Vendor(String name, String codeShape) {
  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";

  /** Such as {@code WABTEK 432 410 020 0}. */
  String code(Dice dice) {
    return codeShape
        .chars()
        .mapToObj(
            c ->
                c == '#' ? dice.pick(DIGITS) : c == '@' ? dice.pick(LETTERS) : (Character) (char) c)
        .map(String::valueOf)
        .collect(Collectors.joining("", name + " ", ""));
  }
}
