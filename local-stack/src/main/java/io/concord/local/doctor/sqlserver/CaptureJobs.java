package io.concord.local.doctor.sqlserver;

import java.time.Duration;

/**
 * How changes are captured and for how long they are kept.
 *
 * @param polling between two scans of the log; null when there is no capture job
 * @param retention of changes; null when there is no cleanup job, so that all are kept
 */
record CaptureJobs(Duration polling, Duration retention) {}
