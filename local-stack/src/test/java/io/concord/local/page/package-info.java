/** The page as a person meets it: a real browser, and what can be seen and done in each view. */
package io.concord.local.page;
