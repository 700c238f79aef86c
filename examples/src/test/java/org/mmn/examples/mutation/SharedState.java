package org.mmn.examples.mutation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Expr;
import org.mmn.syntax.Stmt;

/** The state that a module declares: what others can see of its statements. */
final class SharedState {
  private static final Pattern WORD = Pattern.compile("\\b([A-Za-z_]\\w*)\\s*(\\()?");
  private static final Set<String> LEAVES = Set.of("return", "break", "continue", "goto");

  /** Words before a parenthesis that call nothing, or nothing that is a step. */
  private static final Set<String> PURE =
      Set.of("if", "while", "for", "repeat", "contains", "overlaps", "empty", "intersection");

  private final Set<String> ghosts = new LinkedHashSet<>();
  private final Set<String> shared = new LinkedHashSet<>();

  SharedState(List<Decl> declarations) {
    collect(declarations);
  }

  private void collect(List<Decl> declarations) {
    for (Decl decl : declarations) {
      if (decl instanceof Decl.WhenKernel when) {
        collect(when.then());
        collect(when.otherwise());
      } else if (decl instanceof Decl.Driver driver) {
        collect(driver.members());
      } else if (decl instanceof Decl.Struct struct) {
        collect(struct.members());
      } else if (decl instanceof Decl.Variable variable) {
        (variable.ghost() ? ghosts : shared).add(variable.name());
      }
    }
  }

  boolean isGhost(Expr target) {
    return (target instanceof Expr.Name name && ghosts.contains(name.name()))
        || (target instanceof Expr.Member member && ghosts.contains(member.name()));
  }

  /**
   * Whether a statement does more than compute: it calls, reads or writes what is shared, leaves.
   */
  boolean isSeen(Stmt stmt) {
    Matcher words = WORD.matcher(stmt.span().text());
    while (words.find()) {
      String word = words.group(1);
      boolean calls = words.group(2) != null && !PURE.contains(word);
      if (calls || shared.contains(word) || LEAVES.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
