/** What keeps the log readable, whoever writes to it. */
package io.concord.log;
