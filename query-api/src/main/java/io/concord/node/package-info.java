/** One recommender node: the streams, the HTTP API over them, and their order of start and stop. */
package io.concord.node;
