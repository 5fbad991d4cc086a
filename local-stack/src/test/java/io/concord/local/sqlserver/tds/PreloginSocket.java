package io.concord.local.sqlserver.tds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * The client's socket as TLS sees it: during the handshake its records travel inside PRELOGIN
 * packets, afterwards as they are.
 *
 * <pre>
 *   handshake   PRELOGIN packet( TLS records )  PRELOGIN packet( TLS records )  ...
 *   afterwards  TLS record( packet, part of one or several )  ...
 * </pre>
 */
final class PreloginSocket extends Socket {
  private final Socket client;
  private final InputStream rawIn;
  private final OutputStream rawOut;
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private boolean handshakeOver;
  private int leftInPacket;

  PreloginSocket(Socket client) throws IOException {
    this.client = client;
    this.rawIn = client.getInputStream();
    this.rawOut = client.getOutputStream();
  }

  /** Sends what the handshake ends with, and wraps no more. */
  void endHandshake() throws IOException {
    sendRecords();
    handshakeOver = true;
  }

  /** One packet per turn: the client answers a packet, not a record. */
  private void sendRecords() throws IOException {
    if (records.size() > 0) {
      rawOut.write(PacketStream.header(MessageType.PRELOGIN, records.size(), true, 0));
      records.writeTo(rawOut);
      rawOut.flush();
      records.reset();
    }
  }

  private void openPacket() throws IOException {
    sendRecords();
    byte[] header = rawIn.readNBytes(PacketStream.HEADER_BYTES);
    // a client that does not trust the certificate leaves without a word
    leftInPacket =
        header.length < PacketStream.HEADER_BYTES ? -1 : PacketStream.payloadBytes(header);
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (handshakeOver) {
          return rawIn.read(target, offset, length);
        }
        if (leftInPacket == 0) {
          openPacket();
        }
        int count = leftInPacket < 0 ? -1 : Math.min(length, leftInPacket);
        count = count < 0 ? -1 : rawIn.read(target, offset, count);
        leftInPacket -= Math.max(0, count);
        return count;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] source, int offset, int length) throws IOException {
        (handshakeOver ? rawOut : records).write(source, offset, length);
      }

      @Override
      public void flush() throws IOException {
        if (handshakeOver) {
          rawOut.flush();
        }
      }
    };
  }

  @Override
  public InetAddress getInetAddress() {
    return client.getInetAddress();
  }

  @Override
  public int getPort() {
    return client.getPort();
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return client.isClosed();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  @Override
  public void setTcpNoDelay(boolean on) {
    // the client's socket has it already
  }

  @Override
  public boolean getTcpNoDelay() {
    return true;
  }

  @Override
  public void setSoTimeout(int millis) {
    // a connection may be idle for as long as the client likes
  }

  @Override
  public int getSoTimeout() {
    return 0;
  }
}
