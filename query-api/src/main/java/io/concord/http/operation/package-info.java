/** What operators and other nodes ask of a node. */
package io.concord.http.operation;
