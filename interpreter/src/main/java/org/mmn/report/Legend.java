package org.mmn.report;

import org.mmn.run.Trace;
import org.mmn.source.Span;

/** The words behind the numbers in findings. */
public interface Legend {

  /** A place in the code, by the number that findings hold. */
  Trace.Call place(int site);

  /** The instance of a lock, by its number: {@code gpu.lock}. */
  String lock(int number);

  /** Whether a lock, by its name, can be taken for reading. */
  boolean hasReaders(String lock);

  /** Something that had to hold where a thread got to, by its number. */
  Failure failure(int assertion);

  /** Where the property of this name is stated. */
  Span property(String name);

  /**
   * An {@code assert}, or a bound, that failed.
   *
   * @param why what its author says about it; may be empty
   */
  record Failure(String name, String why, Span span) {}
}
