/**
 * The configuration of change data capture as files on the class path, and what little code is
 * needed to load them: connectors, the Connect worker, and the SQL of the source tables.
 *
 * <p>The files lie under {@code connect/}. A connector's JSON is exactly the body of {@code PUT
 * /connectors/<name>/config}; an embedded stack changes addresses in it and nothing else.
 */
package io.concord.connect;
