/**
 * Live changes of lists to many subscribers: the log of changes as this node has read it, cursors
 * into it, and the bounded queue of each subscriber. Knows no Kafka and no HTTP.
 */
package io.concord.push;
