/**
 * The page for people: which files it is made of, how they are answered, and who gets it in place
 * of the old service's index.
 */
package io.concord.http.page;
