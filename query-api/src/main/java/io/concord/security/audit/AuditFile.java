package io.concord.security.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.concord.contract.AuditEntry;
import io.concord.contract.ContractJson;
import io.concord.security.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Set;

/**
 * A line of JSON for each entry. The file is opened anew for each batch, so that whoever rotates
 * logs may move it away at any time; nobody but its owner may read it.
 */
public final class AuditFile implements AuditSink {
  private static final JsonMapper JSON = ContractJson.mapper();
  private static final Set<StandardOpenOption> APPENDING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private final Path file;
  private final FileAttribute<?>[] attributes;

  public AuditFile(Path file) {
    this.file = file.toAbsolutePath();
    this.attributes = OwnerOnly.attributes(this.file);
  }

  @Override
  public void write(List<AuditEntry> entries) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (AuditEntry entry : entries) {
      lines.write(JSON.writeValueAsBytes(entry));
      lines.write('\n');
    }
    Files.createDirectories(file.getParent());
    try (FileChannel channel = FileChannel.open(file, APPENDING, attributes)) {
      append(channel, ByteBuffer.wrap(lines.toByteArray()));
    }
  }

  /** All or nothing: half a batch would be there twice after the next try. */
  private static void append(FileChannel channel, ByteBuffer bytes) throws IOException {
    long end = channel.size();
    try {
      long position = end;
      while (bytes.hasRemaining()) {
        position += channel.write(bytes, position);
      }
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
  }
}
