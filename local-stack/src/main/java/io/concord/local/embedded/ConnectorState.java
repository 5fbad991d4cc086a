package io.concord.local.embedded;

import java.util.List;

/**
 * How a connector and its tasks are, as one worker sees them.
 *
 * @param failure the first line of the trace of what failed, else empty
 */
record ConnectorState(Task connector, List<Task> tasks, String failure) {

  /** A connector or a task, and the worker that runs it. */
  record Task(String state, String workerId) {}

  ConnectorState {
    tasks = List.copyOf(tasks);
  }

  boolean failed() {
    return !failure.isEmpty();
  }

  /** Whether all of it runs on this worker, so that the state is not one of an earlier process. */
  boolean runsOn(String workerId) {
    Task running = new Task("RUNNING", workerId);
    return connector.equals(running)
        && !tasks.isEmpty()
        && tasks.stream().allMatch(running::equals);
  }
}
