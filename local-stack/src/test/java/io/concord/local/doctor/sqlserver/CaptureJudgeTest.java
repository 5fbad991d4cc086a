package io.concord.local.doctor.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Severity;
import io.concord.local.doctor.sqlserver.RightsJudge.Membership;
import io.concord.local.doctor.sqlserver.RightsJudge.Right;
import io.concord.local.doctor.sqlserver.SqlServerQueries.CaptureError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureJudgeTest {
  private static final Duration DAY = Duration.ofHours(24);

  @ParameterizedTest
  @CsvSource({"10080,OK", "2160,OK", "2100,WARNING", "1440,WARNING", "1439,ERROR", "60,ERROR"})
  void shouldHoldRetentionAgainstTheLongestOutage(long minutes, Severity severity) {
    CaptureJobs jobs = new CaptureJobs(Duration.ofSeconds(1), Duration.ofMinutes(minutes));
    assertThat(CaptureJudge.retention(jobs, DAY).severity()).isEqualTo(severity);
  }

  @Test
  void shouldAdviseARetentionOfTwiceAnOutageThatIsLong() {
    CaptureJobs jobs = new CaptureJobs(Duration.ofSeconds(1), DAY);
    assertThat(CaptureJudge.retention(jobs, Duration.ofDays(10)).advice())
        .endsWith("@retention = 28800");
  }

  @ParameterizedTest
  @CsvSource({"0,OK", "1,OK", "2,WARNING", "5,WARNING"})
  void shouldWantTheLogScannedEverySecond(long seconds, Severity severity) {
    CaptureJobs jobs = new CaptureJobs(Duration.ofSeconds(seconds), DAY);
    assertThat(CaptureJudge.polling(jobs).severity()).isEqualTo(severity);
  }

  @Test
  void shouldMissJobs() {
    CaptureJobs none = new CaptureJobs(null, null);
    assertThat(CaptureJudge.polling(none).severity()).isEqualTo(Severity.ERROR);
    assertThat(CaptureJudge.retention(none, DAY).severity()).isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @CsvSource({"0,OK", "10,OK", "11,WARNING", "301,ERROR"})
  void shouldJudgeHowLateTheLogIsScanned(long seconds, Severity severity) {
    assertThat(CaptureJudge.latency(Optional.of(Duration.ofSeconds(seconds))).severity())
        .isEqualTo(severity);
  }

  @Test
  void shouldTakeAFreshErrorOfTheJobForOne() {
    assertThat(CaptureJudge.error(Optional.empty()).severity()).isEqualTo(Severity.OK);
    assertThat(error(60).severity()).isEqualTo(Severity.ERROR);
    assertThat(error(7200).severity()).isEqualTo(Severity.WARNING);
    assertThat(error(60).seen()).contains("60 s ago: log full");
  }

  private static Finding error(long age) {
    return CaptureJudge.error(Optional.of(new CaptureError("log full", Duration.ofSeconds(age))));
  }

  @Test
  void shouldRefuseExpressWhichHasNoAgent() {
    assertThat(CaptureJudge.edition("Express Edition (64-bit)").severity())
        .isEqualTo(Severity.ERROR);
    assertThat(CaptureJudge.edition("Developer Edition (64-bit)").severity())
        .isEqualTo(Severity.OK);
  }

  @Test
  void shouldWantTheAgentRunning() {
    assertThat(CaptureJudge.agent(Optional.of("Stopped")).severity()).isEqualTo(Severity.ERROR);
    assertThat(CaptureJudge.agent(Optional.empty()).severity()).isEqualTo(Severity.WARNING);
    assertThat(CaptureJudge.agent(Optional.of("Running")).severity()).isEqualTo(Severity.OK);
  }

  @ParameterizedTest
  @CsvSource({"0,OK", "600,OK", "601,ERROR", "86400,ERROR"})
  void shouldMissTheEntriesThatAnIdleCaptureJobWrites(long seconds, Severity severity) {
    assertThat(newestCommit(seconds, true).severity()).isEqualTo(severity);
  }

  @Test
  void shouldWantAnythingCaptured() {
    Finding finding = CaptureJudge.newestCommit(Optional.empty(), true);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.advice()).startsWith("start SQL Server Agent and the capture job");
  }

  @Test
  void shouldSendToAnAdministratorWhenTheLoginMayNotSeeTheJobs() {
    assertThat(newestCommit(601, true).advice()).doesNotContain("administrator");
    assertThat(newestCommit(601, false).advice())
        .startsWith("start SQL Server Agent and the capture job")
        .endsWith("ask again as an administrator");
  }

  private static Finding newestCommit(long seconds, boolean seesJobs) {
    return CaptureJudge.newestCommit(Optional.of(Duration.ofSeconds(seconds)), seesJobs);
  }

  @Test
  void shouldNameEachRightThatIsMissing() {
    List<Finding> findings =
        RightsJudge.judge(
            List.of(
                new Right("SELECT", "dbo.[Order]", true),
                new Right("INSERT", "dbo.[ConnectorSignal]", false)),
            List.of(new Membership("shop_cdc", false)),
            true);
    assertThat(findings)
        .extracting(Finding::sentence)
        .satisfiesExactly(
            right -> assertThat(right).contains("GRANT INSERT ON dbo.[ConnectorSignal]"),
            role -> assertThat(role).contains("ALTER ROLE [shop_cdc] ADD MEMBER"),
            administrator -> assertThat(administrator).contains("sysadmin"));
  }

  @Test
  void shouldAcceptALoginWithAllRightsAndNoMore() {
    List<Right> rights = List.of(new Right("SELECT", "dbo.[Order]", true));
    assertThat(RightsJudge.judge(rights, List.of(), false))
        .containsExactly(Finding.ok("the login has the 1 rights it needs"));
  }
}
