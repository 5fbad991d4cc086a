package io.concord.http.document;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request to be sent.
 *
 * @param target path and query, percent-encoded
 * @param body null for none
 */
record FuzzRequest(
    String method, String target, Map<String, String> headers, byte[] body, Expected expected) {

  /** What the document promises for it. */
  enum Expected {
    /** It fits: it is not the arguments or the body that are wrong. */
    ACCEPTED,
    /** It does not fit. */
    REFUSED,
    /** The document leaves it open. */
    EITHER;

    private static final List<Integer> CALLERS_MISTAKES = List.of(400, 413, 415, 422);

    boolean allows(int status) {
      return switch (this) {
        case ACCEPTED -> !CALLERS_MISTAKES.contains(status);
        case REFUSED -> status >= 400 && status < 500;
        case EITHER -> true;
      };
    }
  }

  String path() {
    return target.replaceFirst("\\?.*", "");
  }

  FuzzRequest with(String method) {
    return new FuzzRequest(method, target, headers, body, Expected.EITHER);
  }

  FuzzRequest asHead() {
    return new FuzzRequest("HEAD", target, headers, body, expected);
  }

  FuzzRequest withTarget(String target, Expected expected) {
    return new FuzzRequest(method, target, headers, body, expected);
  }

  FuzzRequest withHeader(String name, String value, Expected expected) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new FuzzRequest(method, target, all, body, expected);
  }

  FuzzRequest withBody(byte[] body, Expected expected) {
    return new FuzzRequest(method, target, headers, body, expected);
  }

  @Override
  public String toString() {
    String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
    String shown = text.length() > 300 ? text.substring(0, 300) + "..." : text;
    return method + " " + target + " " + headers + " " + shown + " expected=" + expected;
  }
}
