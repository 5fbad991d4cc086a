/**
 * Rules that a list obeys beyond its order: what they take out of it, why, and how they are
 * written. Pure: a ranked list goes in, the places that are left come out.
 */
package io.concord.query.rules;
