package io.concord.local.doctor.connector;

import io.concord.local.connect.ConnectorState;
import io.concord.local.connect.ConnectorState.Task;
import io.concord.local.doctor.check.Finding;
import java.util.Optional;

/** Judges whether a connector and its tasks run. */
final class StateJudge {
  private static final String RUNNING = "RUNNING";

  private StateJudge() {}

  static Finding judge(String name, Optional<ConnectorState> state) {
    if (state.isEmpty()) {
      return Finding.error(
          "connector " + name + " has no state yet", "ask again when the workers have settled");
    }
    ConnectorState now = state.get();
    if (now.failed()) {
      return Finding.error(
          "connector " + name + " failed: " + now.failure(),
          "mend it, then POST /connectors/" + name + "/restart?includeTasks=true&onlyFailed=true");
    }
    if (!now.connector().state().equals(RUNNING)) {
      return Finding.error(
          "connector " + name + " is " + now.connector().state() + ": changes do not come through",
          "PUT /connectors/" + name + "/resume");
    }
    if (now.tasks().isEmpty()) {
      return Finding.error("connector " + name + " has no task", "look at the worker's log");
    }
    return now.tasks().stream().map(Task::state).allMatch(RUNNING::equals)
        ? Finding.ok("connector " + name + " and its task run")
        : Finding.error(
            "tasks of connector " + name + " are " + now.tasks().stream().map(Task::state).toList(),
            "PUT /connectors/" + name + "/resume, or look at the worker's log");
  }
}
