/**
 * Load and measurements, each beside its limit in one run: {@link
 * io.concord.benchmarks.BenchmarkCommand} is the command line. The machine is shared and small, so
 * ratios count; a subject and its limit run in processes of their own with the same memory.
 */
package io.concord.benchmarks;
