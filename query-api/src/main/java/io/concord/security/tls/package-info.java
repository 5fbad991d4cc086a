/** Certificates and keys from PEM files. */
package io.concord.security.tls;
