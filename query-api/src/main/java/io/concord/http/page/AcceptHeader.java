package io.concord.http.page;

import java.util.Locale;

/** What the header {@code Accept} prefers, after RFC 9110 section 12.5.1. */
final class AcceptHeader {
  private static final String HTML = "text/html";
  private static final String JSON = "application/json";

  private AcceptHeader() {}

  /**
   * Whether HTML is named and comes before JSON: by its weight, or by its place at equal weights. A
   * caller that takes anything, as most programs do, does not name it.
   *
   * @param accept null when the header is absent
   */
  static boolean prefersHtml(String accept) {
    if (accept == null) {
      return false;
    }
    double html = 0;
    double json = 0;
    boolean htmlFirst = false;
    for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = range.split(";", -1);
      String type = parts[0].strip();
      if (type.equals(HTML)) {
        html = weight(parts);
        htmlFirst = json == 0;
      } else if (type.equals(JSON)) {
        json = weight(parts);
      }
    }
    return html > json || (html > 0 && html == json && htmlFirst);
  }

  /** A weight that cannot be read counts as none. */
  private static double weight(String[] parts) {
    for (int n = 1; n < parts.length; n++) {
      String parameter = parts[n].strip();
      if (parameter.startsWith("q=")) {
        return number(parameter.substring(2));
      }
    }
    return 1;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
