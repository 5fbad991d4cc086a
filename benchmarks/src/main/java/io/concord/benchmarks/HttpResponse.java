package io.concord.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects one response with a Content-Length, in one reused array. */
final class HttpResponse {
  private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = 9;

  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int bodyAt;
  private int end;

  void reset() {
    size = 0;
    bodyAt = 0;
    end = Integer.MAX_VALUE;
  }

  /** Where the next bytes go: from {@link #size}, at most {@link #room}. */
  byte[] array() {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    return bytes;
  }

  int size() {
    return size;
  }

  int room() {
    return bytes.length - size;
  }

  void received(int count) {
    int from = Math.max(0, size - 3);
    size += count;
    if (bodyAt == 0) {
      findBody(from);
    }
  }

  boolean isComplete() {
    return size >= end;
  }

  void requireOk() {
    if (bytes[STATUS_AT] != '2' || bytes[STATUS_AT + 1] != '0' || bytes[STATUS_AT + 2] != '0') {
      throw new IllegalStateException(
          "the status must be 200: " + new String(bytes, 0, size, StandardCharsets.UTF_8));
    }
  }

  byte[] body() {
    return Arrays.copyOfRange(bytes, bodyAt, end);
  }

  private void findBody(int from) {
    for (int i = from; i + 3 < size; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        bodyAt = i + 4;
        end = bodyAt + contentLength();
        return;
      }
    }
  }

  private int contentLength() {
    for (int i = 0; i < bodyAt - LENGTH.length; i++) {
      if (matchesLength(i)) {
        int length = 0;
        for (int at = i + LENGTH.length; bytes[at] != '\r'; at++) {
          length = length * 10 + bytes[at] - '0';
        }
        return length;
      }
    }
    throw new IllegalStateException("a response must tell its Content-Length");
  }

  private boolean matchesLength(int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      int lower = bytes[at + i] >= 'A' && bytes[at + i] <= 'Z' ? bytes[at + i] + 32 : bytes[at + i];
      if (lower != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }
}
