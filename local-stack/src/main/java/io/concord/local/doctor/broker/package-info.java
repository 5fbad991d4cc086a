/** Checks the brokers: topics, what is in them, heartbeats, dead letters. */
package io.concord.local.doctor.broker;
