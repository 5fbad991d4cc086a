package io.concord.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.concord.contract.AuditEntry;
import io.concord.contract.ContractSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final AuditEntry ENTRY =
      new AuditEntry(
          Instant.parse("2026-11-23T10:00:00Z"),
          "",
          "key",
          "3vHq0ZkP9c",
          "shop\nname",
          "10.0.0.7",
          "GET",
          "/v1/clients/{id}",
          List.of(7L),
          200);

  @TempDir private Path folder;

  @Test
  void shouldWriteALinePerEntryWithTheNode() throws Exception {
    Path file = folder.resolve("deep/audit.jsonl");
    try (AuditLog log = new AuditLog("node-1", List.of(new AuditFile(file)))) {
      log.reserve().write(ENTRY);
      log.reserve().release();
      log.reserve().write(ENTRY);
    }
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2).allSatisfy(line -> ContractSchema.require("audit-entry", line));
    assertThat(lines.get(0)).contains("\"node\":\"node-1\"", "\"clients\":[7]");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void shouldGoOnInANewFileWhenItsFileWasMovedAway() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    try (AuditLog log = new AuditLog("node-1", List.of(new AuditFile(file)))) {
      log.reserve().write(ENTRY);
      await().until(() -> Files.exists(file) && Files.size(file) > 0);
      Files.move(file, folder.resolve("audit.1"));
      log.reserve().write(ENTRY);
      await().until(() -> Files.exists(file) && Files.size(file) > 0);
    }
    assertThat(Files.readAllLines(file)).hasSize(1);
    assertThat(Files.readAllLines(folder.resolve("audit.1"))).hasSize(1);
  }

  @Test
  void shouldRefuseWhileTheSinkFailsAndLoseNothing() throws Exception {
    refusesWhileFailing(new IOException("disk full"));
  }

  @Test
  void shouldOutliveASinkThatFailsInAWayNobodyThoughtOf() throws Exception {
    refusesWhileFailing(new IllegalStateException("producer fenced"));
  }

  private static void refusesWhileFailing(Exception failure) throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    List<AuditEntry> written = new CopyOnWriteArrayList<>();
    AuditSink sink =
        entries -> {
          if (broken.get()) {
            if (failure instanceof IOException e) {
              throw e;
            }
            throw (RuntimeException) failure;
          }
          written.addAll(entries);
        };
    try (AuditLog log = new AuditLog("node-1", List.of(sink))) {
      log.reserve().write(ENTRY);
      await().until(() -> log.reserve() == null);
      broken.set(false);
      await().until(() -> written.size() == 1);
      await().until(() -> log.reserve() != null);
    }
  }

  @Test
  void shouldGiveNoMorePlacesThanItHas() throws Exception {
    try (AuditLog log = new AuditLog("node-1", List.of(), 2)) {
      List<Audit.Place> places = new ArrayList<>(List.of(log.reserve(), log.reserve()));
      assertThat(log.reserve()).isNull();
      places.get(0).release();
      places.get(0).release();
      assertThat(log.reserve()).isNotNull();
      assertThat(log.reserve()).isNull();
    }
  }
}
