/** Live changes end to end: real broker, real nodes, callers that come and go. */
package io.concord.local.push;
