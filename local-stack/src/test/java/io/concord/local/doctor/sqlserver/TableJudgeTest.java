package io.concord.local.doctor.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Severity;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableJudgeTest {
  private static final List<String> USED = List.of("ID", "Name");
  private static final Set<String> EXISTING = Set.of("ID", "Name", "Created");
  private static final CaptureInstance FIRST = capture("dbo_Client", 1, EXISTING);

  @Test
  void shouldAcceptATableThatIsCapturedWhole() {
    assertThat(judge(EXISTING, FIRST).severity()).isEqualTo(Severity.OK);
  }

  @Test
  void shouldMissATableAndItsColumns() {
    assertThat(judge(Set.of(), FIRST).sentence()).contains("dbo.[Client] does not exist", "GRANT");
    assertThat(judge(Set.of("ID"), FIRST).sentence())
        .contains("lacks columns [Name]", "source-tables-sqlserver.sql");
  }

  @Test
  void shouldMissCapture() {
    assertThat(judge(EXISTING))
        .isEqualTo(
            Finding.error(
                "change data capture is not enabled on dbo.[Client]",
                "run enable-cdc-sqlserver.sql"));
  }

  @Test
  void shouldJudgeTheNewestCapture() {
    CaptureInstance narrow = capture("dbo_Client_2", 2, Set.of("ID"));
    Finding finding = judge(EXISTING, FIRST, narrow);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.seen()).isEqualTo("dbo_Client_2 does not capture columns [Name]");
    assertThat(finding.advice())
        .contains("add-capture-instance-sqlserver.sql", "drop-capture-instance-sqlserver.sql");
  }

  @Test
  void shouldWarnOfACaptureThatWasLeftOver() {
    Finding finding = judge(EXISTING, FIRST, capture("dbo_Client_2", 2, EXISTING));
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.sentence())
        .contains("[dbo_Client_2, dbo_Client]", "when the connector reads dbo_Client_2");
  }

  private static Finding judge(Set<String> existing, CaptureInstance... captures) {
    return TableJudge.judge("Client", USED, existing, List.of(captures));
  }

  private static CaptureInstance capture(String name, int day, Set<String> columns) {
    LocalDateTime created = LocalDateTime.of(2026, 1, day, 0, 0);
    return new CaptureInstance("Client", name, null, created, columns);
  }
}
