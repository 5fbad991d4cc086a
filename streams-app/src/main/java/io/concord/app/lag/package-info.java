/**
 * How far a node is behind its source, and whether what it has is still its own to tell.
 *
 * <p>Start reading at {@link io.concord.app.lag.Staleness}.
 */
package io.concord.app.lag;
