package io.concord.local.doctor.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerJudgeTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "wal_level",
          "replica",
          "max_slot_wal_keep_size",
          "10240",
          "max_replication_slots",
          "4",
          "max_wal_senders",
          "4");

  @ParameterizedTest
  @CsvSource({
    "true,reserved,0,OK",
    "true,extended,2000000000,WARNING",
    "false,reserved,0,ERROR",
    "true,unreserved,0,ERROR",
    "false,lost,0,ERROR"
  })
  void shouldJudgeASlotByWhatIsKeptForIt(
      boolean active, String walStatus, long kept, Severity severity) {
    Slot slot = new Slot("concord", active, walStatus, kept);
    assertThat(ServerJudge.slot("concord", List.of(slot)).severity()).isEqualTo(severity);
  }

  @Test
  void shouldMissTheSlotAmongOthers() {
    Slot other = new Slot("other", true, "reserved", 0);
    assertThat(ServerJudge.slot("concord", List.of(other)).sentence())
        .contains("no replication slot concord", "rebuild");
  }

  @Test
  void shouldWantChangesDecodable() {
    assertThat(ServerJudge.walLevel(SETTINGS).sentence()).contains("wal_level = logical");
    assertThat(ServerJudge.walLevel(Map.of("wal_level", "logical")).severity())
        .isEqualTo(Severity.OK);
  }

  @Test
  void shouldWantALimitOfWhatIsKept() {
    assertThat(ServerJudge.kept(SETTINGS).severity()).isEqualTo(Severity.OK);
    assertThat(ServerJudge.kept(Map.of("max_slot_wal_keep_size", "-1")).severity())
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void shouldWantRoomForASecondCapture() {
    assertThat(ServerJudge.room(SETTINGS, 3, 4))
        .extracting(Finding::severity)
        .containsExactly(Severity.OK, Severity.WARNING);
  }

  @Test
  void shouldWantARoleThatMayReplicateAndLittleElse() {
    assertThat(role(false, true).severity()).isEqualTo(Severity.OK);
    assertThat(role(false, false).severity()).isEqualTo(Severity.ERROR);
    assertThat(role(true, true).severity()).isEqualTo(Severity.WARNING);
  }

  private static Finding role(boolean superuser, boolean replication) {
    return ServerJudge.role("concord", new PostgresQueries.Role(superuser, replication));
  }
}
