/** Connect's REST interface: starts, shows and watches a connector. */
package io.concord.local.connect;
