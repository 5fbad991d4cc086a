/** Makes the topics that must exist before a connector writes and a node reads them. */
package io.concord.local.topics;
