package org.mmn.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;

/** What the parser makes of right input. */
class ParserTest {
  @Test
  void aSpanCoversTheTextOfItsNode() {
    Decl.Function function = (Decl.Function) only("int f(page p) { return heap[2..6]; }");
    assertThat(function.nameSpan().text()).isEqualTo("f");
    Stmt.Return back = (Stmt.Return) function.body().orElseThrow().statements().get(0);
    assertThat(back.span().text()).isEqualTo("return heap[2..6];");
    assertThat(back.value().orElseThrow().span().text()).isEqualTo("heap[2..6]");
  }

  @Test
  void offsetsCountCodeUnitsBesideSupplementaryCharacters() {
    Decl.Const constant = (Decl.Const) only("/* \uD83D\uDC27 */ const N = 3;");
    assertThat(constant.nameSpan().text()).isEqualTo("N");
  }

  @Test
  void docsBelongToTheNextDeclaration() {
    Unit unit =
        Scripts.roundTrip("//! File.\n\n/// One.\n/// Two.\n// plain\nconst N = 3;\nmutex m;\n");
    assertThat(unit.doc()).isEqualTo("File.");
    assertThat(((Decl.Const) unit.declarations().get(0)).doc()).isEqualTo("One.\nTwo.");
    assertThat(((Decl.Variable) unit.declarations().get(1)).doc()).isEmpty();
  }

  @Test
  void implicationIsLowestAndAssociatesToTheRight() {
    assertThat(expression("a => b ? c : d => e")).isEqualTo(expression("a => ((b ? c : d) => e)"));
  }

  @Test
  void aQuantifierReachesAsFarAsItCan() {
    assertThat(expression("a && forall p in r: b || c"))
        .isEqualTo(expression("a && (forall p in r: (b || c))"));
  }

  @Test
  void theSmallestIntHasALiteral() {
    assertThat(expression("-2147483648")).contains("-2147483648");
  }

  @Test
  void aNotifierWithADriverIsAnInstance() {
    assertThat(only("notifier gpu = amdgpu_mn(app, size = 4) unregistered;"))
        .isInstanceOf(Decl.Instance.class);
    assertThat(only("notifier gpu;")).isInstanceOf(Decl.Variable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scenario \"x\" {",
        "thread helper in app {",
        "thread helper in app { munmap(",
        "const N =",
        "const N = 3",
        "/* a comment",
        "when kernel v4.18.. { int f() { return 1; }"
      })
  void theBeginningOfADeclarationIsIncomplete(String text) {
    assertThat(Parser.incomplete(new SourceFile("test", text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "// note", "const N = 3;", "const = ", "const N = 3; }", "x = \"a"})
  void aWholeOrHopelessInputIsNotIncomplete(String text) {
    assertThat(Parser.incomplete(new SourceFile("test", text))).isFalse();
  }

  private static Decl only(String text) {
    List<Decl> declarations = Scripts.roundTrip(text).declarations();
    assertThat(declarations).hasSize(1);
    return declarations.get(0);
  }

  private static String expression(String text) {
    Diagnostics diagnostics = new Diagnostics();
    var expression = Parser.expression(new SourceFile("test.mmn", text), diagnostics);
    assertThat(diagnostics.all()).isEmpty();
    return AstText.of(expression.orElseThrow());
  }
}
