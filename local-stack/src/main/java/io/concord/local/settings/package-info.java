/** Settings of a node as its operator gives them: in a file and in the environment. */
package io.concord.local.settings;
