package org.mmn.examples.mutation;

import java.util.Optional;
import org.mmn.resolve.ModuleIndex;
import org.mmn.resolve.ModuleLoader;
import org.mmn.source.SourceFile;

/** The stdlib with another text for one of its modules. */
record MutatedModules(ModuleLoader stdlib, String module, SourceFile text) implements ModuleLoader {

  @Override
  public Optional<SourceFile> load(String name) {
    return name.equals(module) ? Optional.of(text) : stdlib.load(name);
  }

  @Override
  public ModuleIndex index() {
    return stdlib.index();
  }
}
