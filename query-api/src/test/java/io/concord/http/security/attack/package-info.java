/** Attacks on a server with keys and an issuer, by the names they have in the documents. */
package io.concord.http.security.attack;
