package org.mmn.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mmn.syntax.Unit;

/**
 * Which stdlib module defines which name, so that only the modules that a script needs are read.
 *
 * <p>As text a line for each module, {@code mm.oom_kill: oom_kill oom_reap mm.mmap_lock
 * oom_reaper<oom_reaper_dequeue}: plain names, members of {@code struct}s with the type before
 * them, and daemons with the names that their idle wait mentions. {@link #line} makes a line from
 * the module.
 */
public final class ModuleIndex {
  /** A daemon of a module, and what it waits on: see {@link Daemons}. */
  public record Daemon(String module, String name, List<String> waitsOn) {}

  private final Map<String, List<String>> definers = new LinkedHashMap<>();
  private final Set<String> modules = new TreeSet<>();
  private final List<Daemon> daemons = new ArrayList<>();

  private ModuleIndex() {}

  public static ModuleIndex parse(String text) {
    ModuleIndex index = new ModuleIndex();
    text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(index::add);
    return index;
  }

  /** The line of {@code module} in the index. */
  public static String line(String module, Unit unit) {
    return module + ": " + String.join(" ", DefinedNames.of(unit));
  }

  /** Whether every script sees what {@code module} defines without a {@code use}. */
  public static boolean isCore(String module) {
    return module.startsWith("kernel.") || module.startsWith("mm.");
  }

  /** The modules that define {@code name}, in the order of the index. */
  public List<String> definers(String name) {
    return definers.getOrDefault(name, List.of());
  }

  /** The names that need no {@code use}. */
  public Set<String> coreNames() {
    Set<String> names = new TreeSet<>();
    definers.forEach(
        (name, where) -> {
          if (where.stream().anyMatch(ModuleIndex::isCore)) {
            names.add(name);
          }
        });
    return names;
  }

  /** The members of structs that are called {@code member}: {@code mm.mmap_lock}. */
  public List<String> fields(String member) {
    return definers.keySet().stream().filter(n -> n.endsWith("." + member)).toList();
  }

  public Set<String> modules() {
    return modules;
  }

  public List<Daemon> daemons() {
    return daemons;
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no module in '" + line + "'");
    }
    String module = line.substring(0, colon).strip();
    modules.add(module);
    for (String word : line.substring(colon + 1).strip().split("\\s+", -1)) {
      addName(module, word);
    }
  }

  private void addName(String module, String word) {
    int wait = word.indexOf('<');
    if (wait >= 0) {
      daemons.add(
          new Daemon(
              module, word.substring(0, wait), List.of(word.substring(wait + 1).split(",", -1))));
    } else if (!word.isEmpty()) {
      definers.computeIfAbsent(word, w -> new ArrayList<>()).add(module);
    }
  }
}
