package io.concord.local.sqlserver.tds;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Cuts messages into packets and puts them together again.
 *
 * <pre>
 *   offset  0     1       2..3                        4..5   6       7
 *           type  status  length, big-endian,         SPID   number  window   payload ...
 *                 1=last  these 8 bytes included             mod 256 always 0
 * </pre>
 *
 * <p>Packets stay at the size that every client begins with: a larger one is never agreed on.
 */
final class PacketStream {
  static final int HEADER_BYTES = 8;

  private static final int PACKET_BYTES = 4096;
  private static final int LAST = 1;
  private static final int SPID = 52;

  private final DataInputStream in;
  private final OutputStream out;

  PacketStream(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = new BufferedOutputStream(out, PACKET_BYTES);
  }

  /** A message, put together. */
  record Message(MessageType type, byte[] body) {}

  Message read() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] header;
    do {
      header = in.readNBytes(HEADER_BYTES);
      if (header.length < HEADER_BYTES) {
        throw new EOFException("the client has left");
      }
      body.writeBytes(readPayload(in, header));
    } while ((header[1] & LAST) == 0);
    return new Message(MessageType.of(header[0] & 0xFF), body.toByteArray());
  }

  static int payloadBytes(byte[] header) {
    return ((header[2] & 0xFF) << 8 | header[3] & 0xFF) - HEADER_BYTES;
  }

  private static byte[] readPayload(DataInputStream in, byte[] header) throws IOException {
    byte[] payload = new byte[payloadBytes(header)];
    in.readFully(payload);
    return payload;
  }

  void write(MessageType type, byte[] body) throws IOException {
    int position = 0;
    int number = 1;
    do {
      int count = Math.min(PACKET_BYTES - HEADER_BYTES, body.length - position);
      out.write(header(type, count, position + count == body.length, number++));
      out.write(body, position, count);
      position += count;
    } while (position < body.length);
    out.flush();
  }

  static byte[] header(MessageType type, int payloadBytes, boolean last, int number) {
    int length = payloadBytes + HEADER_BYTES;
    return new byte[] {
      (byte) type.code(),
      (byte) (last ? LAST : 0),
      (byte) (length >> 8),
      (byte) length,
      0,
      SPID,
      (byte) number,
      0
    };
  }
}
