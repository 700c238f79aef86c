package org.mmn.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verdicts that {@code expect} can name, and what their arguments are. */
final class Verdicts {
  /** What stands in the parentheses. */
  enum Argument {
    NONE,
    LOCK,
    CALLBACK,
    /** An {@code assert}, {@code always}, {@code never} or {@code finally}. */
    ASSERTION,
    /** A {@code reachable}, or {@code schedule}. */
    REACHABLE,
    /** An {@code eventually}. */
    EVENTUALLY,
    /** A variable with bounds. */
    VARIABLE
  }

  private static final Map<String, Argument> ALL = all();

  private Verdicts() {}

  static Optional<Argument> argument(String verdict) {
    return Optional.ofNullable(ALL.get(verdict));
  }

  static Set<String> names() {
    return ALL.keySet();
  }

  private static Map<String, Argument> all() {
    Map<String, Argument> all = new LinkedHashMap<>();
    for (String plain :
        new String[] {
          "ok", "deadlock", "sleep_in_atomic", "sleep_in_nonblockable", "unbalanced",
          "use_after_free", "stale_mapping", "double_free", "unlock_not_held", "lock_leaked",
          "refcount", "limit"
        }) {
      all.put(plain, Argument.NONE);
    }
    all.put("lockdep_recursion", Argument.LOCK);
    all.put("lockdep_circular", Argument.LOCK);
    all.put("contract", Argument.CALLBACK);
    all.put("overflow", Argument.VARIABLE);
    all.put("assertion", Argument.ASSERTION);
    all.put("unreachable", Argument.REACHABLE);
    all.put("no_progress", Argument.EVENTUALLY);
    return all;
  }
}
