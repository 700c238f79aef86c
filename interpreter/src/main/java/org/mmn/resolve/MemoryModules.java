package org.mmn.resolve;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mmn.source.SourceFile;

/** A stdlib in memory, for tests and tools. */
public final class MemoryModules implements ModuleLoader {
  private final Map<String, String> texts;
  private final ModuleIndex index;

  /**
   * @param texts by the names of the modules
   */
  public MemoryModules(Map<String, String> texts, ModuleIndex index) {
    this.texts = new TreeMap<>(texts);
    this.index = index;
  }

  @Override
  public Optional<SourceFile> load(String module) {
    return Optional.ofNullable(texts.get(module))
        .map(text -> new SourceFile("stdlib/" + module.replace('.', '/') + ".mmn", text));
  }

  @Override
  public ModuleIndex index() {
    return index;
  }
}
