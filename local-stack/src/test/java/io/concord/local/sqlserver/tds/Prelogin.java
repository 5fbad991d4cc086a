package io.concord.local.sqlserver.tds;

/**
 * The first exchange: versions, and whether the connection will be encrypted.
 *
 * <pre>
 *   option table                                     values, where the table says
 *   token  offset   length                           VERSION     6 bytes: major, minor, build, sub-build
 *   1 byte 2 bytes  2 bytes, both big-endian         ENCRYPTION  1 byte: 0 off, 1 on, 2 not supported,
 *   ...    0xFF ends the table                                   3 required
 * </pre>
 */
final class Prelogin {
  private static final int VERSION = 0;
  private static final int ENCRYPTION = 1;
  private static final int END = 0xFF;

  private static final int ENCRYPTION_ON = 1;
  private static final int ENCRYPTION_NOT_SUPPORTED = 2;
  private static final int ENCRYPTION_REQUIRED = 3;

  /** SQL Server 2022. */
  private static final byte[] SERVER_VERSION = {16, 0, 0x10, 0, 0, 0};

  private Prelogin() {}

  /** Whether the client wants the whole connection encrypted. */
  static boolean wantsEncryption(byte[] request) {
    for (int entry = 0; (request[entry] & 0xFF) != END; entry += 5) {
      if (request[entry] == ENCRYPTION) {
        int value = request[(request[entry + 1] & 0xFF) << 8 | request[entry + 2] & 0xFF];
        return value == ENCRYPTION_ON || value == ENCRYPTION_REQUIRED;
      }
    }
    return false;
  }

  static byte[] answer(boolean encrypted) {
    byte tableBytes = 11;
    byte encryptionOffset = (byte) (tableBytes + SERVER_VERSION.length);
    return new TdsWriter()
        .bytes(new byte[] {VERSION, 0, tableBytes, 0, (byte) SERVER_VERSION.length})
        .bytes(new byte[] {ENCRYPTION, 0, encryptionOffset, 0, 1})
        .u1(END)
        .bytes(SERVER_VERSION)
        .u1(encrypted ? ENCRYPTION_ON : ENCRYPTION_NOT_SUPPORTED)
        .toByteArray();
  }
}
