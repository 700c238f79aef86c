package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmn.syntax.Decl;
import org.mmn.syntax.Decl.FunctionKind;

/** Whoever reads a function of the library finds what it is and where the kernel has it. */
class CitationTest {
  private static final String CITATION = "Linux:";

  @Test
  void everyFunctionNamesTheKernelsPlace() {
    assertThat(uncited(StdlibModule.all())).isEmpty();
  }

  private static List<String> uncited(List<StdlibModule> modules) {
    return modules.stream()
        .flatMap(
            m ->
                m.unit().declarations().stream()
                    .flatMap(CitationTest::cited)
                    .filter(d -> !doc(d).contains(CITATION))
                    .map(d -> m.name() + ":" + d.span().line()))
        .toList();
  }

  /**
   * What wants a citation: functions, callbacks, drivers, daemons, structs and shared state.
   * Externs have a test of their own.
   */
  private static Stream<Decl> cited(Decl decl) {
    if (decl instanceof Decl.WhenKernel w) {
      return Stream.concat(w.then().stream(), w.otherwise().stream()).flatMap(CitationTest::cited);
    }
    if (decl instanceof Decl.Driver d) {
      Stream<Decl> code =
          d.members().stream()
              .filter(m -> m instanceof Decl.Function || m instanceof Decl.Callback);
      return Stream.concat(Stream.of(d), code);
    }
    if (decl instanceof Decl.Function f) {
      return f.kind() == FunctionKind.EXTERN ? Stream.empty() : Stream.of(decl);
    }
    return decl instanceof Decl.Struct
            || decl instanceof Decl.ThreadDecl
            || decl instanceof Decl.Variable
        ? Stream.of(decl)
        : Stream.empty();
  }

  private static String doc(Decl decl) {
    if (decl instanceof Decl.Function f) {
      return f.doc();
    }
    if (decl instanceof Decl.Callback c) {
      return c.doc();
    }
    if (decl instanceof Decl.Driver d) {
      return d.doc();
    }
    if (decl instanceof Decl.Struct s) {
      return s.doc();
    }
    if (decl instanceof Decl.ThreadDecl t) {
      return t.doc();
    }
    return decl instanceof Decl.Variable v ? v.doc() : "";
  }
}
