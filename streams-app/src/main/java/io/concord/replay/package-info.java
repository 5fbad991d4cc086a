/**
 * Finds out how the state can be made what it would be had a dead letter been read: pure planning
 * over records of one row, no Kafka. Start reading at {@link io.concord.replay.RowTrace}.
 */
package io.concord.replay;
