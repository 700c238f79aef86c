package org.mmn.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;

class FormatterTest {
  private static final int PROGRAMS = 500;

  static List<Path> corpus() throws IOException {
    return Scripts.corpus();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void aCorpusFileKeepsItsMeaning(Path file) throws IOException {
    Scripts.roundTrip(Files.readString(file));
  }

  @Test
  void randomProgramsKeepTheirMeaningAndComments() {
    for (long seed = 0; seed < PROGRAMS; seed++) {
      Scripts.roundTrip(ProgramGenerator.program(seed));
      String untidy = ProgramGenerator.untidy(seed);
      Scripts.roundTrip(untidy);
      assertThat(comments(Scripts.format(untidy))).isEqualTo(comments(untidy));
    }
  }

  private static List<String> comments(String text) {
    return Pattern.compile("//.*|/\\*(?s:.*?)\\*/")
        .matcher(text)
        .results()
        .map(r -> r.group().stripTrailing())
        .toList();
  }

  @Test
  void spacesAndIndentationAreCanonical() {
    assertThat(
            Scripts.format(
                "void  f( page p,bool w=false ){if(a){b ( ) ;}\n\n\n\nelse\nc=-1+ - -x;}"))
        .isEqualTo(
            """
            void f(page p, bool w = false) {
                if (a) { b(); } else
                    c = -1 + - -x;
            }
            """);
  }

  @Test
  void aBodyOnOneLineStaysThereIfItFits() {
    String fits = "void f() { a(); b(); }\n";
    assertThat(Scripts.format(fits)).isEqualTo(fits);
    String wide = "void f() { " + "name(); ".repeat(20) + "}\n";
    assertThat(Scripts.format(wide).lines()).hasSize(22);
  }

  @Test
  void versionsAndRangesAreTight() {
    assertThat(Scripts.format("kernel v4.18 , v5.4 .. , .. v4.18 , v6.1 .. v6.6 ;"))
        .isEqualTo("kernel v4.18, v5.4.., ..v4.18, v6.1..v6.6;\n");
    assertThat(Scripts.format("const N = a [ 1 .. 2 ] [ .. ] [ 3 .. ];"))
        .isEqualTo("const N = a[1..2][..][3..];\n");
  }

  @Test
  void commentsBehindCodeLineUp() {
    assertThat(Scripts.format("int a; // one\nint long_name; // two\n\nint b; // three"))
        .isEqualTo(
            """
            int a;          // one
            int long_name;  // two

            int b;  // three
            """);
  }

  @Test
  void labelsOnTheirOwnLineStandOut() {
    assertThat(Scripts.format("void f() {\nout: a();\nagain:\nb();\n}"))
        .isEqualTo(
            """
            void f() {
                out: a();
            again:
                b();
            }
            """);
  }

  @Test
  void anEmptyFileStaysEmpty() {
    assertThat(Scripts.format("")).isEmpty();
    assertThat(Scripts.format("\n\n// only this")).isEqualTo("// only this\n");
  }

  @Test
  void aFileWithErrorsIsNotFormatted() {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(Formatter.format(new SourceFile("t", "const N = ;"), diagnostics)).isEmpty();
    assertThat(diagnostics.hasErrors()).isTrue();
  }
}
