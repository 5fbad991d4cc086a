/**
 * A real PostgreSQL server, a KRaft broker and a Connect worker, started by this process and kept
 * in one folder each: what local use needs instead of containers.
 *
 * <p>Each part starts again on its folder with everything it had, also after its process was
 * killed. Start in the order database, broker, worker; close in the reverse order.
 */
package io.concord.local.embedded;
