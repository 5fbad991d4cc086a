package io.concord.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that keeps everything of one local stack. It is this process's alone while it is open;
 * the operating system ends the lock with the process, however that dies.
 */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel lockFile;

  private DataFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder if it is missing, and takes it.
   *
   * @throws UserError when it cannot be written or another process has it
   */
  static DataFolder open(Path path) {
    try {
      Path folder = Files.createDirectories(path).toRealPath();
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(lockFile) == null) {
        lockFile.close();
        throw new UserError(
            "Another recommender is running on the data folder "
                + path
                + "; stop it, or choose another folder with --data DIR.");
      }
      return new DataFolder(folder, lockFile);
    } catch (FileSystemException e) {
      throw new UserError(
          "The data folder "
              + path
              + " cannot be written ("
              + reason(e)
              + "); choose another with --data DIR.",
          e);
    } catch (IOException e) {
      throw new UserError("The data folder " + path + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static FileLock tryLock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String reason(FileSystemException e) {
    return e.getReason() != null ? e.getReason() : e.getClass().getSimpleName();
  }

  Path path() {
    return path;
  }

  Path resolve(String part) {
    return path.resolve(part);
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
