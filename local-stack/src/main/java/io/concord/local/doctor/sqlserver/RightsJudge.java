package io.concord.local.doctor.sqlserver;

import io.concord.local.doctor.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** Judges what the login may do: all that the connector needs, and little more. */
final class RightsJudge {
  private RightsJudge() {}

  /**
   * A right that is needed.
   *
   * @param name such as INSERT
   */
  record Right(String name, String object, boolean granted) {}

  /** Membership in a role without which changes cannot be read. */
  record Membership(String role, boolean member) {}

  static List<Finding> judge(List<Right> rights, List<Membership> roles, boolean administrator) {
    List<Finding> findings = new ArrayList<>();
    for (Right right : rights) {
      if (!right.granted()) {
        findings.add(
            Finding.error(
                "the login may not " + right.name() + " on " + right.object(),
                "GRANT " + right.name() + " ON " + right.object() + " to the connector's user"));
      }
    }
    for (Membership role : roles) {
      if (!role.member()) {
        findings.add(
            Finding.error(
                "the login is not a member of the gating role " + role.role(),
                "ALTER ROLE [" + role.role() + "] ADD MEMBER the connector's user"));
      }
    }
    if (administrator) {
      findings.add(
          Finding.warning(
              "the login is a member of sysadmin",
              "give the connector a login of its own, see the end of enable-cdc-sqlserver.sql"));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok("the login has the " + rights.size() + " rights it needs"))
        : findings;
  }
}
