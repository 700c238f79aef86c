package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mmn.source.Diagnostics;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Formatter;

/** The library is written as {@code mmn fmt} would write it. */
class FormatTest {

  @Test
  void formattingChangesNothing() {
    assertThat(StdlibModule.all())
        .allSatisfy(
            module -> {
              SourceFile file = module.unit().file();
              assertThat(Formatter.format(file, new Diagnostics()))
                  .as(file.name())
                  .hasValue(file.text());
            });
  }
}
