package io.concord.local.orders;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file of orders as strict UTF-8 text, gunzipped when its name ends in {@code .gz}. */
final class OrderFile {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path path;

  /**
   * @throws OrderDataException when there is no readable file
   */
  OrderFile(Path path) {
    this.path = path;
    if (Files.isDirectory(path)) {
      throw new OrderDataException(path + " is a directory; expected a .csv or .csv.gz file.");
    }
    if (!Files.exists(path)) {
      throw new OrderDataException(path + " does not exist; expected a .csv or .csv.gz file.");
    }
    if (!Files.isRegularFile(path)) {
      throw new OrderDataException(
          path + " is not a regular file; it is read more than once, so a pipe will not do.");
    }
    if (!Files.isReadable(path)) {
      throw new OrderDataException(path + " may not be read by this user.");
    }
  }

  Path path() {
    return path;
  }

  long sizeBytes() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw unreadable(e, 0);
    }
  }

  /** SHA-256 of the bytes on disk, as hex; costs one reading of the file. */
  String sha256() {
    MessageDigest digest = sha256Digest();
    try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), digest)) {
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw unreadable(e, 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The bytes on disk; {@link #text} makes them text. */
  CountedInputStream bytes() {
    try {
      return new CountedInputStream(Files.newInputStream(path));
    } catch (IOException e) {
      throw unreadable(e, 0);
    }
  }

  Reader text(CountedInputStream bytes) throws IOException {
    InputStream buffered = new BufferedInputStream(bytes, BUFFER_BYTES);
    InputStream plain =
        path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
            ? new GZIPInputStream(buffered, BUFFER_BYTES)
            : buffered;
    return withoutByteOrderMark(
        new BufferedReader(
            new InputStreamReader(
                plain,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT))));
  }

  /** Says in one sentence why reading failed after so many whole lines. */
  OrderDataException unreadable(IOException cause, long line) {
    String after = line == 0 ? "" : " after line " + line;
    return new OrderDataException(path + reason(cause, after), cause);
  }

  private static String reason(IOException cause, String after) {
    if (cause instanceof CharacterCodingException) {
      return " is not UTF-8 text" + after + "; expected a CSV file in UTF-8.";
    }
    if (cause instanceof ZipException) {
      return " is not a valid gzip file" + after + ", although its name ends in .gz.";
    }
    if (cause instanceof EOFException) {
      return " ends in the middle of its gzip data" + after + "; it was not copied completely.";
    }
    if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
      return " does not exist any more.";
    }
    if (cause instanceof AccessDeniedException) {
      return " may not be read by this user.";
    }
    return " cannot be read" + after + ": " + cause.getMessage() + ".";
  }

  /** Spreadsheets put the mark in front of the header. */
  private static Reader withoutByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
