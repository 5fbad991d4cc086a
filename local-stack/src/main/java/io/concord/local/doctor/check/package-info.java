/** What a doctor's examination is made of: parts, checks, findings, and what they share. */
package io.concord.local.doctor.check;
