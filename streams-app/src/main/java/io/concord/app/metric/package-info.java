/** Counts what a node has done and how large its stores are. */
package io.concord.app.metric;
