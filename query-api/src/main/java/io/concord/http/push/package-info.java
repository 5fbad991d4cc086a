/** Live changes over HTTP: Server-Sent Events and WebSocket on the same paths. */
package io.concord.http.push;
