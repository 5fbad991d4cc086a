/**
 * Invents the orders of a distributor of truck parts, the same ones for the same seed.
 *
 * <p>A {@link io.concord.local.orders.generator.Distributor} is a catalogue, its clients and what
 * they ordered; {@link io.concord.local.orders.generator.GeneratedOrders} hands it to the loader.
 * Parts, vendors and brands are listed in text files beside the classes.
 */
package io.concord.local.orders.generator;
