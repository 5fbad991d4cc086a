/**
 * Nodes are killed, frozen, restarted and added under load, and every answer and every change event
 * is held against what it must be. {@link io.concord.benchmarks.chaos.ChaosCommand} is the command;
 * everything is watched from outside, over HTTP, Kafka and SQL.
 */
package io.concord.benchmarks.chaos;
