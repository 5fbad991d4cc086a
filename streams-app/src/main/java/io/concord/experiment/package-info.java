/** Which clients get which strategy, so that strategies can be compared on the live shop. */
package io.concord.experiment;
