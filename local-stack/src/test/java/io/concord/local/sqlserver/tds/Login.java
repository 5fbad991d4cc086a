package io.concord.local.sqlserver.tds;

/**
 * Who wants in, from the message LOGIN7.
 *
 * <pre>
 *   offset 36  host  user  password  application  server  extension  library  language  database
 *              each: offset in the message, then length in characters, 2 bytes each
 * </pre>
 *
 * <p>A password is written with the halves of each byte exchanged and all bits of 0xA5 flipped.
 */
public record Login(String user, String password, String database) {
  private static final int USER = 40;
  private static final int PASSWORD = 44;
  private static final int DATABASE = 68;

  static Login parse(byte[] message) {
    byte[] open = message.clone();
    TdsReader password = new TdsReader(message).seek(PASSWORD);
    int from = password.u2();
    int to = from + 2 * password.u2();
    for (int i = from; i < to; i++) {
      int flipped = (message[i] & 0xFF) ^ 0xA5;
      open[i] = (byte) (flipped << 4 | flipped >> 4);
    }
    return new Login(text(open, USER), text(open, PASSWORD), text(open, DATABASE));
  }

  private static String text(byte[] message, int entry) {
    TdsReader reader = new TdsReader(message).seek(entry);
    int offset = reader.u2();
    int characters = reader.u2();
    return reader.seek(offset).text(characters);
  }
}
