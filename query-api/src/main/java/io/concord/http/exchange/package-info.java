/** What all routes share: arguments in, answers and problems out, and whom a route answers. */
package io.concord.http.exchange;
