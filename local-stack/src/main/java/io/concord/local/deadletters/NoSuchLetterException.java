package io.concord.local.deadletters;

/** A letter that was asked for is not there, or is not open; the message is for the user. */
final class NoSuchLetterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  NoSuchLetterException(String message) {
    super(message);
  }
}
