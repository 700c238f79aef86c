package org.mmn.syntax;

import java.util.Set;

/** The words that begin statements and declarations, for guessing what a misspelt one meant. */
final class Words {
  static final Set<String> STATEMENTS =
      Set.of(
          "assert",
          "atomically",
          "break",
          "continue",
          "either",
          "for",
          "ghost",
          "goto",
          "if",
          "repeat",
          "return",
          "when",
          "while");

  static final Set<String> DECLARATIONS =
      Set.of(
          "always",
          "const",
          "daemon",
          "driver",
          "eventually",
          "expect",
          "extern",
          "finally",
          "ghost",
          "init",
          "interval",
          "kernel",
          "kthread",
          "macro",
          "memory",
          "mm",
          "never",
          "notifier",
          "on",
          "reachable",
          "scenario",
          "schedule",
          "struct",
          "thread",
          "use",
          "vma",
          "when");

  /** Type names that are near to a keyword and yet meant. */
  static final Set<String> TYPES =
      Set.of(
          "atomic",
          "bool",
          "completion",
          "fence",
          "frame",
          "int",
          "mm",
          "mutex",
          "object",
          "page",
          "range",
          "rwlock",
          "rwsem",
          "secondary_tlb",
          "seqcount",
          "spinlock",
          "srcu",
          "void",
          "waitqueue",
          "work",
          "workqueue",
          "ww_mutex");

  private Words() {}
}
