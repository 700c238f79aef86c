package org.mmn.session;

/**
 * What an input came to.
 *
 * @param text to be shown, with its line ends; what went wrong too
 */
public record Answer(Kind kind, String text) {

  /** How it went, from which a program may make an exit code. */
  public enum Kind {
    OK,
    /** What was looked for is not there, or what was found was not expected. */
    NO,
    /** A search came to a bound first. */
    BOUND,
    /** The language was not understood. */
    SCRIPT,
    /** A command was not understood, or a file could not be read. */
    USAGE,
    /** The session is over. */
    LEAVE
  }

  static Answer ok(String text) {
    return new Answer(Kind.OK, text);
  }

  static Answer of(Kind kind, String text) {
    return new Answer(kind, text);
  }
}
