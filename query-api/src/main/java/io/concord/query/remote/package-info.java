/** The query ports over another node's HTTP API. */
package io.concord.query.remote;
