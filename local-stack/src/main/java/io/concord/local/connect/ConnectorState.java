package io.concord.local.connect;

import java.util.List;

/**
 * How a connector and its tasks are, as one worker sees them.
 *
 * @param failure the first line of the trace of what failed, else empty
 */
public record ConnectorState(Task connector, List<Task> tasks, String failure) {

  /** A connector or a task, and the worker that runs it. */
  public record Task(String state, String workerId) {
    boolean isRunning() {
      return state.equals("RUNNING");
    }
  }

  public ConnectorState {
    tasks = List.copyOf(tasks);
  }

  public boolean failed() {
    return !failure.isEmpty();
  }

  /** Whether connector and tasks run, on whichever worker. */
  public boolean runs() {
    return connector.isRunning() && !tasks.isEmpty() && tasks.stream().allMatch(Task::isRunning);
  }

  /** Whether all of it runs on this worker, so that the state is not one of an earlier process. */
  public boolean runsOn(String workerId) {
    Task running = new Task("RUNNING", workerId);
    return connector.equals(running)
        && !tasks.isEmpty()
        && tasks.stream().allMatch(running::equals);
  }
}
