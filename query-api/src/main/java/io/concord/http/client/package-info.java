/** The routes about clients: their lists, profile and purchases. */
package io.concord.http.client;
