/**
 * Documents about the interface: OpenAPI and AsyncAPI, and the pages that show them to people.
 *
 * <p>OpenAPI is made of what the routes say of themselves ({@link io.concord.http.openapi}), so
 * that there is no second list of them; bodies are the contract's schemas.
 */
package io.concord.http.document;
