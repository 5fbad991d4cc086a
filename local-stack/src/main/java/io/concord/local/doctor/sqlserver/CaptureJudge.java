package io.concord.local.doctor.sqlserver;

import io.concord.local.doctor.check.Finding;
import io.concord.local.doctor.sqlserver.SqlServerQueries.CaptureError;
import java.time.Duration;
import java.util.Optional;

/** Judges the server and what captures its changes. */
final class CaptureJudge {
  private static final Duration POLLING_MAX = Duration.ofSeconds(1);
  private static final Duration LATENCY_MAX = Duration.ofSeconds(10);
  private static final Duration LATENCY_FAULT = Duration.ofMinutes(5);
  private static final Duration FRESH_ERROR = Duration.ofHours(1);

  /** The capture job writes an entry about every five minutes even if nothing has changed. */
  private static final Duration IDLE_MAX = Duration.ofMinutes(10);

  private static final double NEAR = 1.5;

  private CaptureJudge() {}

  static Finding edition(String edition) {
    return edition.startsWith("Express")
        ? Finding.error(
            edition + " has no agent, which captures changes",
            "use the Standard, Enterprise or Developer edition")
        : Finding.ok(edition);
  }

  static Finding enabled(boolean enabled) {
    return enabled
        ? Finding.ok("change data capture is enabled on the database")
        : Finding.error(
            "change data capture is not enabled on the database",
            "run enable-cdc-sqlserver.sql as a member of sysadmin");
  }

  static Finding snapshotIsolation(boolean allowed) {
    return allowed
        ? Finding.ok("snapshot isolation is allowed")
        : Finding.error(
            "snapshot isolation is not allowed: the connector's initial snapshot will fail",
            "ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON");
  }

  static Finding agent(Optional<String> status) {
    if (status.isEmpty()) {
      return Finding.warning(
          "the server tells of no SQL Server Agent", "see that something runs the capture job");
    }
    return status.get().equals("Running")
        ? Finding.ok("SQL Server Agent runs")
        : Finding.error(
            "SQL Server Agent does not run, status " + status.get() + ": nothing is captured",
            "start it, and let it start with the server");
  }

  static Finding polling(CaptureJobs jobs) {
    if (jobs.polling() == null) {
      return Finding.error(
          "there is no capture job", "EXEC sys.sp_cdc_add_job @job_type = N'capture'");
    }
    String seen = "the log is scanned every " + jobs.polling().toSeconds() + " s";
    return jobs.polling().compareTo(POLLING_MAX) > 0
        ? Finding.warning(
            seen + ", which changes wait for",
            "EXEC sys.sp_cdc_change_job @job_type = N'capture', @pollinginterval = 1, then restart"
                + " the job")
        : Finding.ok(seen);
  }

  static Finding retention(CaptureJobs jobs, Duration outageMax) {
    Duration kept = jobs.retention();
    if (kept == null) {
      return Finding.warning(
          "there is no cleanup job: change tables grow for ever",
          "EXEC sys.sp_cdc_add_job @job_type = N'cleanup', @retention = 10080");
    }
    String seen =
        "changes are kept for %.1f h, outages of %d h are planned for"
            .formatted(kept.toMinutes() / 60.0, outageMax.toHours());
    String advice =
        "EXEC sys.sp_cdc_change_job @job_type = N'cleanup', @retention = "
            + Math.max(10_080, 2 * outageMax.toMinutes());
    if (kept.compareTo(outageMax) < 0) {
      return Finding.error(seen + ": changes would be lost", advice);
    }
    return kept.toMinutes() < outageMax.toMinutes() * NEAR
        ? Finding.warning(seen + ", which leaves little time to mend", advice)
        : Finding.ok(seen);
  }

  static Finding latency(Optional<Duration> latency) {
    if (latency.isEmpty()) {
      return Finding.warning(
          "the log has not been scanned since the server started",
          "see that the capture job runs: EXEC sys.sp_cdc_start_job @job_type = N'capture'");
    }
    String seen = "the last scan came " + latency.get().toSeconds() + " s after the commit";
    String advice = "look at sys.dm_cdc_log_scan_sessions and at the load of the server";
    if (latency.get().compareTo(LATENCY_FAULT) > 0) {
      return Finding.error(seen, advice);
    }
    return latency.get().compareTo(LATENCY_MAX) > 0
        ? Finding.warning(seen, advice)
        : Finding.ok(seen);
  }

  static Finding error(Optional<CaptureError> error) {
    if (error.isEmpty()) {
      return Finding.ok("the capture job tells of no errors");
    }
    String seen =
        "the capture job failed %d s ago: %s"
            .formatted(error.get().age().toSeconds(), error.get().message());
    String advice = "look at sys.dm_cdc_errors and at the job's history";
    return error.get().age().compareTo(FRESH_ERROR) < 0
        ? Finding.error(seen, advice)
        : Finding.warning(seen, advice);
  }

  /**
   * @param seesJobs whether the login may see the agent and its jobs
   */
  static Finding newestCommit(Optional<Duration> age, boolean seesJobs) {
    if (age.isEmpty()) {
      return Finding.error(
          "nothing of the log has been captured yet (no maximum LSN)", startCapture(seesJobs));
    }
    String seen = "the newest captured commit is " + age.get().toSeconds() + " s old";
    return age.get().compareTo(IDLE_MAX) > 0
        ? Finding.error(
            seen + ": nothing captures, or there would be one every 5 minutes",
            startCapture(seesJobs))
        : Finding.ok(seen);
  }

  private static String startCapture(boolean seesJobs) {
    String advice =
        "start SQL Server Agent and the capture job: EXEC sys.sp_cdc_start_job @job_type ="
            + " N'capture'";
    return seesJobs
        ? advice
        : advice + "; this login may not see them, ask again as an administrator";
  }
}
