package io.concord.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts what comes over one connection into texts, each with one event. */
abstract class EventDecoder {
  private byte[] bytes = new byte[1 << 12];
  private int size;
  private boolean opened;

  /** Handed over as they become complete. */
  final void received(byte[] read, int count, Consumer<String> taker) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
    }
    System.arraycopy(read, 0, bytes, size, count);
    size += count;
    if (!opened) {
      int head = find(bytes, size, "\r\n\r\n", 0);
      if (head < 0) {
        return;
      }
      requireStatus();
      opened = true;
      consume(head + 4);
    }
    consume(decode(bytes, size, taker));
  }

  /** Whether the answer has begun. */
  final boolean isOpened() {
    return opened;
  }

  abstract byte[] request(String path);

  abstract String status();

  /** How many bytes were used. */
  abstract int decode(byte[] from, int available, Consumer<String> taker);

  private void requireStatus() {
    String head = new String(bytes, 0, size, StandardCharsets.UTF_8);
    if (!head.startsWith("HTTP/1.1 " + status())) {
      throw new IllegalStateException("a subscription must be accepted: " + head);
    }
  }

  private void consume(int used) {
    System.arraycopy(bytes, used, bytes, 0, size - used);
    size -= used;
  }

  /** Where the text begins; -1 when it is not there. */
  static int find(byte[] in, int end, String text, int from) {
    for (int at = from; at + text.length() <= end; at++) {
      int matched = 0;
      while (matched < text.length() && in[at + matched] == text.charAt(matched)) {
        matched++;
      }
      if (matched == text.length()) {
        return at;
      }
    }
    return -1;
  }

  /** Server-Sent Events in a chunked body. */
  static final class Sse extends EventDecoder {
    private final StringBuilder body = new StringBuilder();

    @Override
    byte[] request(String path) {
      return HttpConnection.request(path);
    }

    @Override
    String status() {
      return "200";
    }

    @Override
    int decode(byte[] from, int available, Consumer<String> taker) {
      int used = 0;
      int line;
      while ((line = find(from, available, "\r\n", sizeAt(from, available, used))) >= 0) {
        int sizeAt = sizeAt(from, available, used);
        String length = new String(from, sizeAt, line - sizeAt, StandardCharsets.US_ASCII);
        int chunk = Integer.parseInt(length, 16);
        int end = line + 2 + chunk;
        if (end > available) {
          break;
        }
        body.append(new String(from, line + 2, chunk, StandardCharsets.ISO_8859_1));
        used = end;
      }
      cut(taker);
      return used;
    }

    /** The server ends a chunk together with the beginning of the next one. */
    private static int sizeAt(byte[] from, int available, int used) {
      return used < available && from[used] == '\r' ? used + 2 : used;
    }

    private void cut(Consumer<String> taker) {
      int end;
      while ((end = body.indexOf("\n\n")) >= 0) {
        taker.accept(body.substring(0, end));
        body.delete(0, end + 2);
      }
    }
  }

  /** WebSocket messages, each in a frame of its own, as the node sends them. */
  static final class WebSocket extends EventDecoder {
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    @Override
    byte[] request(String path) {
      return ("GET "
              + path
              + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    String status() {
      return "101";
    }

    @Override
    int decode(byte[] from, int available, Consumer<String> taker) {
      int used = 0;
      while (available - used >= 2) {
        int head = headBytes(from[used + 1] & 0x7F);
        if (available - used < head) {
          break;
        }
        int length = length(from, used);
        if (available - used < head + length) {
          break;
        }
        taker.accept(new String(from, used + head, length, StandardCharsets.ISO_8859_1));
        used += head + length;
      }
      return used;
    }

    private static int headBytes(int shortLength) {
      return shortLength == LENGTH_64 ? 10 : shortLength == LENGTH_16 ? 4 : 2;
    }

    private static int length(byte[] from, int at) {
      int shortLength = from[at + 1] & 0x7F;
      if (shortLength < LENGTH_16) {
        return shortLength;
      }
      int length = 0;
      for (int i = at + 2; i < at + headBytes(shortLength); i++) {
        length = length << 8 | from[i] & 0xFF;
      }
      return length;
    }
  }
}
