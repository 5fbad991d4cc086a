/** Lets in who may come in: callers, limits and rules in front of every route. */
package io.concord.http.security;
