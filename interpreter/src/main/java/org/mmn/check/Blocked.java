package org.mmn.check;

import java.util.List;
import org.mmn.model.Reason;

/**
 * A thread of a deadlock: what it waits for, and who could end that.
 *
 * @param site of the action that cannot proceed
 * @param target what it waits for, as an instance: {@code gpu.lock}
 * @param targetClass the class of a lock; the same as {@code target} for anything else
 * @param holders names of the threads that would have to act
 * @param queuedBehind names of the threads whose queued writes keep it out
 * @param lockdepSees whether lockdep knows of this wait and of the holds that cause it
 */
public record Blocked(
    int thread,
    String name,
    Reason reason,
    int site,
    String target,
    String targetClass,
    List<String> holders,
    List<String> queuedBehind,
    Assumption assumption,
    boolean lockdepSees) {

  /** What a wait that never ends rests on. */
  public enum Assumption {
    QUEUED_WRITER("a queued writer blocks new readers (rwsem)"),
    NOT_RECURSIVE("the holder may not take it again"),
    HOLDER_ENDED("its holder has ended without releasing it"),
    NO_OWNER("the hold has no owner (_non_owner): whoever is to release it does not"),
    HOLDER_WAITS("a holder lets go only when it can go on"),
    NOBODY_WAKES("nobody is left who would wake it"),
    NOBODY_COMPLETES("nobody is left who would complete it"),
    NOBODY_SIGNALS("nobody is left who would signal the fence"),
    WORK_NEVER_ENDS("the work item it waits for cannot finish"),
    GRACE_PERIOD("a grace period ends only after the sections open at its start"),
    WRITER_SECTION("readers wait while a write section is open (seqcount)"),
    OTHER("nobody is left who would end the wait");

    private final String text;

    Assumption(String text) {
      this.text = text;
    }

    /** A clause that goes after "rests on:". */
    public String text() {
      return text;
    }
  }

  /** What makes two deadlocks the same: instances of one class, threads of one group are alike. */
  String key() {
    int bracket = name.indexOf('[');
    String group = bracket < 0 ? name : name.substring(0, bracket);
    return group + " " + reason.kind() + " " + targetClass;
  }
}
