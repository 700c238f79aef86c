package org.mmn.resolve;

import java.util.Optional;
import org.mmn.source.SourceFile;

/** Where the texts of stdlib modules come from. */
public interface ModuleLoader {
  /** The text of {@code mm.oom_kill}; empty when there is no such module. */
  Optional<SourceFile> load(String module);

  /** Which module defines which name. */
  ModuleIndex index();
}
