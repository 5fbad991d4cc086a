package io.concord.local.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL for this machine, unpacked from the class path. */
final class PostgresBinaries {

  private final Path home;

  private PostgresBinaries(Path home) {
    this.home = home;
  }

  /** Unpacks the programs below this folder, unless these very ones lie there already. */
  static PostgresBinaries unpack(Path folder) throws IOException {
    byte[] archive = archive();
    Path home = folder.resolve(digest(archive));
    if (!Files.isDirectory(home)) {
      // the folder gets its name when it is complete: a crash leaves no half-unpacked programs
      Path partial = folder.resolve("partial");
      Folders.delete(partial);
      extract(archive, partial);
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(home);
  }

  /**
   * Runs one program to its end and returns what it said.
   *
   * @throws IllegalStateException if it fails, with what it said
   */
  String run(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses root; in a user namespace of its own it sees another user
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.onExit().join().exitValue();
    if (said.contains("cannot be run as root")) {
      throw new IllegalStateException(
          "PostgreSQL does not run as root, and user namespaces are not available here: start as"
              + " another user, or use an external database by settings");
    }
    if (exit != 0) {
      throw new IllegalStateException(
          "a PostgreSQL program must succeed: program=" + program + ", said=" + said.strip());
    }
    return said;
  }

  private static byte[] archive() throws IOException {
    String machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64";
    String name = System.getProperty("os.name");
    String system = name.startsWith("Mac") ? "Darwin" : name;
    try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
      return in.readAllBytes();
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "PostgreSQL is bundled for Linux and macOS on amd64 and arm64; use an external database"
              + " by settings: os.name="
              + name
              + ", os.arch="
              + System.getProperty("os.arch"),
          e);
    }
  }

  private static String digest(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void extract(byte[] archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          boolean executable = (entry.getMode() & 0100) != 0;
          if (executable && !path.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make executable: path=" + path);
          }
        }
      }
    }
  }
}
