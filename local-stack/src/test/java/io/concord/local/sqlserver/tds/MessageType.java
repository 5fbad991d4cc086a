package io.concord.local.sqlserver.tds;

import java.io.IOException;

/** The kinds of message, the first byte of each packet. */
enum MessageType {
  BATCH(0x01),
  RPC(0x03),
  RESPONSE(0x04),
  ATTENTION(0x06),
  LOGIN7(0x10),
  PRELOGIN(0x12);

  private final int code;

  MessageType(int code) {
    this.code = code;
  }

  static MessageType of(int code) throws IOException {
    for (MessageType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IOException("a message must have a known type: type=" + code);
  }

  int code() {
    return code;
  }
}
