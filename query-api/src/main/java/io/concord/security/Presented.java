package io.concord.security;

import java.net.InetAddress;

/**
 * What a request shows of its caller.
 *
 * @param address the caller's, behind proxies that are trusted
 * @param behindStranger whether a proxy passed it on that nobody named as trusted
 * @param host that the caller named, without the port; null for none
 * @param authorization its value; null for none
 * @param nodeSignature null for none
 */
public record Presented(
    InetAddress address,
    boolean behindStranger,
    String host,
    String authorization,
    NodeSignature.Signed nodeSignature) {}
