package io.concord.local.doctor.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.concord.connect.ConnectorSettings;
import io.concord.local.connect.ConnectorState;
import io.concord.local.connect.ConnectorState.Task;
import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.check.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorSettingsJudgeTest {
  private final ConnectorSettings ours = ConnectorSettings.sqlServer();
  private final Map<String, String> theirs = new HashMap<>(ours.values());

  @ParameterizedTest
  @MethodSource
  void shouldLetAddressesDiffer(ConnectorSettings ours) {
    Map<String, String> elsewhere = new HashMap<>(ours.values());
    ours.addresses().forEach(key -> elsewhere.put(key, "elsewhere"));
    elsewhere.put("name", "shop");
    assertThat(ConnectorSettingsJudge.differences(elsewhere, ours))
        .containsExactly(Finding.ok("settings are ours but for addresses"));
  }

  static List<ConnectorSettings> shouldLetAddressesDiffer() {
    return List.of(ConnectorSettings.sqlServer(), ConnectorSettings.postgres());
  }

  @Test
  void shouldLetACustomerTrustAnAuthorityOfItsOwn() {
    theirs.put("driver.trustStore", "/etc/trust.p12");
    theirs.put("driver.hostNameInCertificate", "db.example.org");
    theirs.put("driver.multiSubnetFailover", "true");
    theirs.put("database.instance", "shop");
    assertThat(ConnectorSettingsJudge.differences(theirs, ours))
        .extracting(Finding::severity)
        .containsExactly(Severity.OK);
  }

  @Test
  void shouldNameAnAddressOfTheOtherDatabase() {
    theirs.put("slot.name", "concord");
    assertThat(ConnectorSettingsJudge.differences(theirs, ours))
        .extracting(Finding::seen)
        .containsExactly("setting slot.name=concord is not one of ours");
  }

  @Test
  void shouldNameWhatIsMissingUnknownOrOther() {
    theirs.remove("poll.interval.ms");
    theirs.put("snapshot.mod", "initial");
    theirs.put("decimal.handling.mode", "precise");
    theirs.put("driver.keyStoreSecret", "hush");
    assertThat(ConnectorSettingsJudge.differences(theirs, ours))
        .extracting(Finding::sentence)
        .satisfiesExactly(
            other -> assertThat(other).contains("decimal.handling.mode=precise", "=string"),
            secret -> assertThat(secret).contains("(hidden) is not one of").doesNotContain("hush"),
            missing -> assertThat(missing).contains("missing; set poll.interval.ms=50"),
            unknown -> assertThat(unknown).contains("snapshot.mod=initial is not one of ours"));
  }

  @Test
  void shouldFindAPasswordInClear() {
    assertThat(ConnectorSettingsJudge.secrets(theirs).severity()).isEqualTo(Severity.OK);
    theirs.put("database.password", "hush");
    Finding finding = ConnectorSettingsJudge.secrets(theirs);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.sentence()).contains("[database.password]").doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING,RUNNING,OK",
    "PAUSED,PAUSED,ERROR",
    "RUNNING,UNASSIGNED,ERROR",
    "STOPPED,,ERROR",
    "RUNNING,,ERROR"
  })
  void shouldWantConnectorAndTasksRunning(String connector, String task, Severity severity) {
    List<Task> tasks = task == null ? List.of() : List.of(new Task(task, "w"));
    ConnectorState state = new ConnectorState(new Task(connector, "w"), tasks, "");
    assertThat(StateJudge.judge("shop", Optional.of(state)).severity()).isEqualTo(severity);
  }

  @Test
  void shouldQuoteWhyATaskFailed() {
    ConnectorState state =
        new ConnectorState(new Task("RUNNING", "w"), List.of(new Task("FAILED", "w")), "no slot");
    assertThat(StateJudge.judge("shop", Optional.of(state)).sentence())
        .contains("failed: no slot", "restart?includeTasks=true");
    assertThat(StateJudge.judge("shop", Optional.empty()).severity()).isEqualTo(Severity.ERROR);
  }
}
