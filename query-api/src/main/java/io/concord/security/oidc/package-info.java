/** Checks tokens of an OpenID Connect issuer. */
package io.concord.security.oidc;
