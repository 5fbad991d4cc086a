package io.concord.query.routing;

import io.concord.contract.RunningTopology;
import io.concord.query.InstancesReader;
import io.concord.query.NodeReader;
import io.concord.query.ReadinessReader;

/**
 * What this node knows, of itself and of the group.
 *
 * @param reader what it tells the others
 * @param topology as it is on every node, without rates
 */
public record ThisNode(
    NodeReader reader,
    Members members,
    InstancesReader instances,
    ReadinessReader readiness,
    RunningTopology topology) {}
