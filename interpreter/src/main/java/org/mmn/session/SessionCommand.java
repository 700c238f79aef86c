package org.mmn.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command of the prompt.
 *
 * @param names the first is its own, the others stand for it
 * @param usage with what it takes
 * @param takes what may be completed behind it
 * @param most how many words it takes at most
 */
public record SessionCommand(
    Verb verb,
    List<String> names,
    String usage,
    Takes takes,
    int most,
    String purpose,
    String more) {
  private static final int ANY = Integer.MAX_VALUE;

  /** What it does. */
  public enum Verb {
    ENABLED,
    STEP,
    RUN,
    BACK,
    GOTO,
    BRANCH,
    BRANCHES,
    SHOW,
    THREADS,
    LOCKS,
    MM,
    TLB,
    FRAMES,
    VARS,
    WHY,
    WHY_NOT,
    EXPLORE,
    FIND,
    WATCH,
    UNWATCH,
    BREAK,
    UNBREAK,
    KERNEL,
    SCENARIO,
    LOAD,
    RELOAD,
    SAVE,
    REPLAY,
    HISTORY,
    SET,
    HELP,
    QUIT
  }

  /** What a command takes. */
  public enum Takes {
    NOTHING,
    THREAD,
    THREADS,
    ACTION,
    SCHEDULE,
    STATE,
    EXPRESSION,
    FILE,
    KERNEL,
    TOPIC,
    SCENARIO,
    SETTING
  }

  /** All, in the order of the help page. */
  public static final List<SessionCommand> ALL =
      List.of(
          of(
              Verb.ENABLED,
              "enabled",
              Takes.NOTHING,
              0,
              "enabled",
              "the threads that can move, and what is next",
              "Each with its number, which lets it do a line."),
          of(
              Verb.STEP,
              "step",
              Takes.THREAD,
              2,
              "step [THREAD [N]]",
              "one line of a thread, or N single steps",
              "A line is one of the script or a driver; what the library does in a call belongs to"
                  + " it. Without a thread: the one that moved last, if it can. Where an action"
                  + " leaves a choice, THREAD[1] takes the second."),
          of(
              Verb.RUN,
              "run",
              Takes.THREADS,
              ANY,
              "run [THREAD...]",
              "until it waits or has ended; all in turn",
              "Stops where something that 'break' names has come true, and at a finding that ends"
                  + " the run."),
          of(
              Verb.BACK,
              "back",
              Takes.NOTHING,
              1,
              "back [N]",
              "N states back",
              "What came after stays until another way is taken."),
          of(
              Verb.GOTO,
              "goto",
              Takes.STATE,
              1,
              "goto sN|NAME",
              "to a state by number, or one that was kept",
              "Also forward again, as long as no other way was taken."),
          of(
              Verb.BRANCH,
              "branch",
              Takes.NOTHING,
              1,
              "branch [NAME]",
              "keeps this state under a name",
              "goto NAME comes back to it, with the script as it was then."),
          of(
              Verb.BRANCHES,
              "branches",
              Takes.NOTHING,
              0,
              "branches",
              "the states that were kept",
              "See branch."),
          of(
              Verb.SHOW,
              "show",
              Takes.NOTHING,
              0,
              "show",
              "the run so far, in columns",
              "'set all on' unfolds what the library does."),
          of(
              Verb.THREADS,
              "threads",
              Takes.NOTHING,
              0,
              "threads",
              "where each thread is, what it holds",
              "And what it waits for."),
          of(
              Verb.LOCKS,
              "locks",
              Takes.NOTHING,
              0,
              "locks",
              "the locks that are held or waited for",
              "Readers, writers, and who waits for what."),
          of(
              Verb.MM,
              "mm",
              Takes.NOTHING,
              0,
              "mm",
              "page tables, and operations in flight",
              "The frame of each page, whether it may be written, flags of address spaces."),
          of(
              Verb.TLB,
              "tlb",
              Takes.NOTHING,
              0,
              "tlb",
              "what devices and CPUs have cached",
              "Translations of each secondary_tlb; old ones that a CPU's TLB may still have."),
          of(
              Verb.FRAMES,
              "frames",
              Takes.NOTHING,
              0,
              "frames",
              "the frames that are in use",
              "Their references, and how often they are mapped."),
          of(
              Verb.VARS,
              "vars",
              Takes.NOTHING,
              0,
              "vars",
              "variables of scripts and drivers, counters, work",
              "All that no other view shows."),
          of(
              Verb.WHY,
              "why",
              Takes.THREAD,
              1,
              "why [THREAD]",
              "what it waits for, and who has that since when",
              "And what those wait for in turn."),
          of(
              Verb.WHY_NOT,
              "why-not",
              Takes.ACTION,
              ANY,
              "why-not THREAD OP",
              "what is between a thread and an action",
              "Lets the thread go on alone, on trial, until it comes to OP: why-not T up_read(lock)."),
          of(
              Verb.EXPLORE,
              "explore",
              Takes.NOTHING,
              0,
              "explore",
              "what can go wrong from here: complete search",
              "Shows the shortest way to the nearest finding, and names the others. Lockdep"
                  + " remembers the way here. Ctrl-C stops it."),
          of(
              Verb.FIND,
              "find",
              Takes.EXPRESSION,
              ANY,
              "find EXPR",
              "the shortest way from here to a state like that",
              "Or 'impossible', when all states have been seen, with the nearest miss."),
          of(
              Verb.WATCH,
              "watch",
              Takes.EXPRESSION,
              ANY,
              "watch [EXPR]",
              "shows its value whenever it changes",
              "Without one: what is watched. 'unwatch EXPR' ends it."),
          of(
              Verb.UNWATCH,
              "unwatch",
              Takes.EXPRESSION,
              ANY,
              "unwatch EXPR",
              "no more of that",
              "See watch."),
          of(
              Verb.BREAK,
              "break",
              Takes.EXPRESSION,
              ANY,
              "break [EXPR]",
              "stops a run when it becomes true",
              "A lock is true when it is held; at(T, label) when T comes to a label. 'unbreak EXPR'"
                  + " ends it."),
          of(
              Verb.UNBREAK,
              "unbreak",
              Takes.EXPRESSION,
              ANY,
              "unbreak EXPR",
              "no more of that",
              "See break."),
          of(
              Verb.KERNEL,
              "kernel",
              Takes.KERNEL,
              1,
              "kernel [VERSION]",
              "the same under another kernel",
              "The run so far is taken again, as far as it fits."),
          of(
              Verb.SCENARIO,
              "scenario",
              Takes.SCENARIO,
              ANY,
              "scenario [N|TITLE]",
              "the scenarios of the file, or another one",
              "Begins at its beginning."),
          of(
              Verb.LOAD,
              "load",
              Takes.FILE,
              ANY,
              "load FILE",
              "another script",
              "One that was saved goes to where it was."),
          of(
              Verb.RELOAD,
              "reload",
              Takes.NOTHING,
              0,
              "reload",
              "the file as it is now, and the same run again",
              "With what was declared at the prompt."),
          of(
              Verb.SAVE,
              "save",
              Takes.FILE,
              ANY,
              "save FILE",
              "the scenario with the run so far",
              "A file that 'mmn check' takes; 'load' comes back to this state."),
          of(
              Verb.REPLAY,
              "replay",
              Takes.SCHEDULE,
              ANY,
              "replay TOKEN",
              "a schedule, from the beginning",
              "As 'mmn check' prints it."),
          of(Verb.HISTORY, "history", Takes.NOTHING, 0, "history", "what was typed", ""),
          of(
              Verb.SET,
              "set",
              Takes.SETTING,
              2,
              "set [all on|off]",
              "whether every step of the library is shown",
              "Without anything: how it is set."),
          of(
              Verb.HELP,
              "help",
              Takes.TOPIC,
              1,
              "help [TOPIC]",
              "this, or more of a command or of the library",
              "Commands, functions, drivers, modules."),
          of(Verb.QUIT, "quit", Takes.NOTHING, 0, "quit", "leaves; so does Ctrl-D", ""));

  private static SessionCommand of(
      Verb verb, String name, Takes takes, int most, String usage, String purpose, String more) {
    List<String> names =
        switch (verb) {
          case HELP -> List.of(name, "?");
          case QUIT -> List.of(name, "exit");
          default -> List.of(name);
        };
    return new SessionCommand(verb, names, usage, takes, most, purpose, more);
  }

  /** The one of this name. */
  public static Optional<SessionCommand> named(String name) {
    return ALL.stream().filter(c -> c.names().contains(name)).findFirst();
  }

  /** The names of all. */
  static Stream<String> known() {
    return ALL.stream().flatMap(c -> c.names().stream());
  }
}
