package org.mmn.examples.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmn.source.Span;
import org.mmn.syntax.Decl;

/**
 * Names of mutants that stay when lines are shifted: {@code kvm.release swap: a(); <> b();}, and
 * {@code kvm.release#2 …} for the second that is alike.
 */
final class Names {
  private record Code(String name, Span span) {
    boolean has(Mutant mutant) {
      Span first = mutant.statements().get(0);
      return span.start() <= first.start() && first.end() <= span.end();
    }
  }

  private final List<Code> code = new ArrayList<>();

  private Names(List<Decl> module) {
    collect(module, "");
  }

  /** A name for each, in their order; no two are the same. */
  static List<String> of(List<Decl> module, List<Mutant> mutants) {
    Names names = new Names(module);
    Map<String, Integer> seen = new HashMap<>();
    List<String> all = new ArrayList<>();
    for (Mutant mutant : mutants) {
      String where = names.where(mutant);
      String what = " " + mutant.operator() + ": " + mutant.change();
      int count = seen.merge(where + what, 1, Integer::sum);
      all.add(where + (count > 1 ? "#" + count : "") + what);
    }
    return all;
  }

  private String where(Mutant mutant) {
    return code.stream().filter(c -> c.has(mutant)).findFirst().orElseThrow().name();
  }

  private void collect(List<Decl> declarations, String in) {
    for (Decl decl : declarations) {
      if (decl instanceof Decl.WhenKernel when) {
        collect(when.then(), in);
        collect(when.otherwise(), in);
      } else if (decl instanceof Decl.Driver driver) {
        collect(driver.members(), driver.name() + ".");
      } else if (decl instanceof Decl.Function function) {
        code.add(new Code(in + function.name(), function.span()));
      } else if (decl instanceof Decl.Callback callback) {
        code.add(new Code(in + callback.name(), callback.span()));
      } else if (decl instanceof Decl.ThreadDecl thread) {
        code.add(new Code(in + thread.name(), thread.span()));
      }
    }
  }
}
