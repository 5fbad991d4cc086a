/** {@code recommender keys}: makes, shows and revokes the API keys with which nodes are asked. */
package io.concord.local.keys;
