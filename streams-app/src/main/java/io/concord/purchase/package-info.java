/**
 * The facts of the domain: rows of the source tables, the events the stages of the topology send
 * each other, and a client's purchase history. Plain records; nothing here knows Kafka or JSON.
 */
package io.concord.purchase;
