/**
 * The words in which routes describe themselves, those of OpenAPI: operation, parameter, response.
 *
 * <p>Beside each class of routes stands one of operations. A test holds the two against each other,
 * so that a route cannot go without a description, nor a description without its route. Bodies are
 * named by the contract's schemas, {@code recommendations} for {@code
 * json/recommendations.schema.json}, and their examples by the files beside those.
 */
package io.concord.http.openapi;
