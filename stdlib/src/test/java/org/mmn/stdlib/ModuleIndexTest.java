package org.mmn.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.mmn.resolve.ModuleIndex;

/**
 * The checked-in index of names is what the modules define; {@code -Dmmn.promote=true} writes it.
 */
class ModuleIndexTest {

  @Test
  void isCurrent() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (StdlibModule module : StdlibModule.all()) {
      lines.append(ModuleIndex.line(module.name(), module.unit())).append('\n');
    }
    Path index = StdlibModule.ROOT.resolve("modules.txt");
    if (Boolean.getBoolean("mmn.promote")) {
      Files.writeString(index, lines);
    }
    assertThat(index).hasContent(lines.toString().strip());
  }
}
