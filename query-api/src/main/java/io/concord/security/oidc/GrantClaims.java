package io.concord.security.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.concord.contract.ApiKey.Scope;
import io.concord.security.Grant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what a token allows. Issuers write scopes as one text with blanks or as a list, and IDs as
 * numbers or texts; scopes of other services are none of ours.
 */
final class GrantClaims {
  private static final Map<String, Scope> SCOPES =
      Arrays.stream(Scope.values()).collect(Collectors.toMap(Scope::label, Function.identity()));

  private GrantClaims() {}

  /**
   * What the claims allow.
   *
   * @throws IllegalArgumentException when the clients are no IDs
   */
  static Grant read(JWTClaimsSet claims, String scopeClaim, String clientsClaim) {
    Set<Scope> scopes =
        values(claims.getClaim(scopeClaim)).stream()
            .filter(SCOPES::containsKey)
            .map(SCOPES::get)
            .collect(Collectors.toSet());
    Set<Long> clients =
        values(claims.getClaim(clientsClaim)).stream()
            .map(Long::valueOf)
            .collect(Collectors.toSet());
    return new Grant(scopes, clients);
  }

  private static Collection<String> values(Object claim) {
    if (claim == null) {
      return Collections.emptyList();
    } else if (claim instanceof Collection<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return List.of(String.valueOf(claim).strip().split("[ ,]+"));
  }
}
