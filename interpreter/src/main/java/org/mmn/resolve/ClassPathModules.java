package org.mmn.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mmn.source.SourceFile;

/** The stdlib as resources: {@code org/mmn/stdlib/mm/oom_kill.mmn} is {@code mm.oom_kill}. */
public final class ClassPathModules implements ModuleLoader {
  private static final String ROOT = "org/mmn/stdlib/";
  private static final String INDEX = "modules.txt";

  private final ClassLoader loader;
  private final ModuleIndex index;

  public ClassPathModules(ClassLoader loader) {
    this.loader = loader;
    this.index =
        ModuleIndex.parse(
            read(ROOT + INDEX)
                .orElseThrow(
                    () -> new IllegalStateException("no " + ROOT + INDEX + " on the class path")));
  }

  @Override
  public Optional<SourceFile> load(String module) {
    String path = module.replace('.', '/') + ".mmn";
    return read(ROOT + path).map(text -> new SourceFile("stdlib/" + path, text));
  }

  @Override
  public ModuleIndex index() {
    return index;
  }

  private Optional<String> read(String resource) {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
