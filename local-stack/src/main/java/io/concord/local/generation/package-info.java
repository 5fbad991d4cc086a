/** Taking an older building of the state out of service, after a new one has taken over. */
package io.concord.local.generation;
