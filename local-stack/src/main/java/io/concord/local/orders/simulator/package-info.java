/**
 * Keeps a loaded source database alive: clients order, correct and cancel, one transaction at a
 * time.
 *
 * <p>{@link io.concord.local.orders.simulator.OrderSimulator} decides when; each {@code Action} is
 * what one kind of transaction does, and tells it in one sentence.
 */
package io.concord.local.orders.simulator;
