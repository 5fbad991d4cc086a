package io.concord.local.doctor.check;

import java.util.List;

/**
 * One thing to find out.
 *
 * @param name such as {@code cdc.Order}; unique in its part
 * @param needs name of the check without which this one makes no sense; null for none
 * @param question asks the part, and judges what it answers
 */
public record Check(String name, String needs, Question question) {

  /** A check that gives one finding. */
  public static Check one(String name, String needs, SingleQuestion question) {
    return new Check(name, needs, () -> List.of(question.ask()));
  }

  /** Asks and judges; at least one finding. What it throws is reported as an error. */
  public interface Question {
    List<Finding> ask() throws Exception;
  }

  /** A question with one finding. */
  public interface SingleQuestion {
    Finding ask() throws Exception;
  }
}
