package org.mmn.session;

import java.util.List;

/**
 * A command of the prompt.
 *
 * @param names the first is its own, the others stand for it
 * @param usage with what it takes
 * @param takes what may be completed behind it
 */
public record SessionCommand(
    List<String> names, String usage, Takes takes, String purpose, String more) {

  /** What a command takes. */
  public enum Takes {
    NOTHING,
    THREAD,
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
              "enabled",
              Takes.NOTHING,
              "enabled",
              "the threads that can move, and what is next",
              "Each with its number, which lets it do a line."),
          of(
              "step",
              Takes.THREAD,
              "step [THREAD [N]]",
              "one line of a thread, or N single steps",
              "A line is one of the script or a driver; what the library does in a call belongs to"
                  + " it. Without a thread: the one that moved last, if it can. Where an action"
                  + " leaves a choice, THREAD[1] takes the second."),
          of(
              "run",
              Takes.THREAD,
              "run [THREAD]",
              "until it waits or has ended; all in turn",
              "Stops where something that 'break' names has come true, and at a finding that ends"
                  + " the run."),
          of(
              "back",
              Takes.NOTHING,
              "back [N]",
              "N states back",
              "What came after stays until another way is taken."),
          of(
              "goto",
              Takes.STATE,
              "goto sN|NAME",
              "to a state by number, or one that was kept",
              "Also forward again, as long as no other way was taken."),
          of(
              "branch",
              Takes.NOTHING,
              "branch [NAME]",
              "keeps this state under a name",
              "goto NAME comes back to it, with the script as it was then."),
          of("branches", Takes.NOTHING, "branches", "the states that were kept", "See branch."),
          of(
              "show",
              Takes.NOTHING,
              "show",
              "the run so far, in columns",
              "'set all on' unfolds what the library does."),
          of(
              "threads",
              Takes.NOTHING,
              "threads",
              "where each thread is, what it holds",
              "And what it waits for."),
          of(
              "locks",
              Takes.NOTHING,
              "locks",
              "the locks that are held or waited for",
              "Readers, writers, and who waits for what."),
          of(
              "mm",
              Takes.NOTHING,
              "mm",
              "page tables, and operations in flight",
              "The frame of each page, whether it may be written, flags of address spaces."),
          of(
              "tlb",
              Takes.NOTHING,
              "tlb",
              "what devices and CPUs have cached",
              "Translations of each secondary_tlb; old ones that a CPU's TLB may still have."),
          of(
              "frames",
              Takes.NOTHING,
              "frames",
              "the frames that are in use",
              "Their references, and how often they are mapped."),
          of(
              "vars",
              Takes.NOTHING,
              "vars",
              "variables of scripts and drivers, counters, work",
              "All that no other view shows."),
          of(
              "why",
              Takes.THREAD,
              "why [THREAD]",
              "what it waits for, and who has that since when",
              "And what those wait for in turn."),
          of(
              "why-not",
              Takes.THREAD,
              "why-not THREAD OP",
              "what is between a thread and an action",
              "Lets the thread go on alone, on trial, until it comes to OP: why-not T up_read(lock)."),
          of(
              "explore",
              Takes.NOTHING,
              "explore",
              "what can go wrong from here: complete search",
              "Shows the shortest way to the nearest finding, and names the others. Lockdep counts"
                  + " what happens from here on. Ctrl-C stops it."),
          of(
              "find",
              Takes.EXPRESSION,
              "find EXPR",
              "the shortest way from here to a state like that",
              "Or 'impossible', when all states have been seen, with the nearest miss."),
          of(
              "watch",
              Takes.EXPRESSION,
              "watch [EXPR]",
              "shows its value whenever it changes",
              "Without one: what is watched. 'unwatch EXPR' ends it."),
          of("unwatch", Takes.EXPRESSION, "unwatch EXPR", "no more of that", "See watch."),
          of(
              "break",
              Takes.EXPRESSION,
              "break [EXPR]",
              "stops a run when it becomes true",
              "A lock is true when it is held; at(T, label) when T comes to a label. 'unbreak EXPR'"
                  + " ends it."),
          of("unbreak", Takes.EXPRESSION, "unbreak EXPR", "no more of that", "See break."),
          of(
              "kernel",
              Takes.KERNEL,
              "kernel [VERSION]",
              "the same under another kernel",
              "The run so far is taken again, as far as it fits."),
          of(
              "scenario",
              Takes.SCENARIO,
              "scenario [N|TITLE]",
              "the scenarios of the file, or another one",
              "Begins at its beginning."),
          of(
              "load",
              Takes.FILE,
              "load FILE",
              "another script",
              "One that was saved goes to where it was."),
          of(
              "reload",
              Takes.NOTHING,
              "reload",
              "the file as it is now, and the same run again",
              "With what was declared at the prompt."),
          of(
              "save",
              Takes.FILE,
              "save FILE",
              "the scenario with the run so far",
              "A file that 'mmn check' takes; 'load' comes back to this state."),
          of(
              "replay",
              Takes.NOTHING,
              "replay TOKEN",
              "a schedule, from the beginning",
              "As 'mmn check' prints it."),
          of("history", Takes.NOTHING, "history", "what was typed", ""),
          of(
              "set",
              Takes.SETTING,
              "set [all on|off]",
              "whether every step of the library is shown",
              "Without anything: how it is set."),
          of(
              "help",
              Takes.TOPIC,
              "help [TOPIC]",
              "this, or more of a command or of the library",
              "Commands, functions, drivers, modules."),
          of("quit", Takes.NOTHING, "quit", "leaves; so does Ctrl-D", ""));

  private static SessionCommand of(
      String name, Takes takes, String usage, String purpose, String more) {
    List<String> names =
        switch (name) {
          case "help" -> List.of(name, "?");
          case "quit" -> List.of(name, "exit");
          default -> List.of(name);
        };
    return new SessionCommand(names, usage, takes, purpose, more);
  }
}
