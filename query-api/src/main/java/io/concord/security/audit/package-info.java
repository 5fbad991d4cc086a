/** The log of who read and did what. */
package io.concord.security.audit;
