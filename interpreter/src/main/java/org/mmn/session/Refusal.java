package org.mmn.session;

/** An input that cannot be done, with what to say about it. Nothing has changed. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Answer.Kind kind;

  Refusal(Answer.Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** One of a command that was used in a wrong way. */
  static Refusal usage(String message) {
    return new Refusal(Answer.Kind.USAGE, message);
  }

  Answer.Kind kind() {
    return kind;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
