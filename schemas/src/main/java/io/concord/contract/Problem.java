package io.concord.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An error answer, RFC 9457 {@code application/problem+json}.
 *
 * @param type URI reference that names the kind of problem
 * @param title the same for every problem of the type
 * @param status the HTTP status
 * @param detail what is wrong with this request and what would be right
 * @param instance path of the request
 * @param parameter name of the bad argument; absent when no argument is at fault
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type, String title, int status, String detail, String instance, String parameter) {}
