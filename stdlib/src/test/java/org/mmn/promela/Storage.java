package org.mmn.promela;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.resolve.Type;
import org.mmn.resolve.Variable;

/** What a model remembers, and how the locks that each thread holds are listed. */
final class Storage {
  private final Things things;
  private final int places;
  private final BitSet kept;
  private final BitSet scratch;

  /** An array of the state; of no size, a scalar. */
  private record Memory(String type, String name, int size, int first) {
    Memory(String type, String name, int size) {
      this(type, name, size, 0);
    }

    String declaration() {
      return type + " " + name + (size == 0 ? "" : "[" + size + "]") + " = " + first + ";\n";
    }

    String cleared() {
      String all = "ix = 0; do :: ix < " + size + " -> ";
      return size == 0 ? name + " = 0" : all + name + "[ix] = 0; ix++ :: else -> break od";
    }
  }

  /**
   * @param places how many places threads stand at, at most
   * @param kept the registers that are part of the state
   * @param known all that are in use
   */
  Storage(Things things, int places, BitSet kept, BitSet known) {
    this.things = things;
    this.places = places;
    this.kept = kept;
    this.scratch = (BitSet) known.clone();
    this.scratch.andNot(kept);
  }

  /**
   * The declarations. To clear all is what a path comes to that ends.
   *
   * @param model what uses them: the rest is left out
   */
  String declarations(String model) {
    StringBuilder out = new StringBuilder();
    StringBuilder clear = new StringBuilder("#define CLEAR skip");
    memory().stream()
        .filter(m -> model.contains(m.name()))
        .forEach(
            m -> {
              out.append(m.declaration());
              clear.append("; ").append(m.cleared());
            });
    scratch.stream().forEach(r -> out.append("hidden int ").append(Flow.name(r)).append(";\n"));
    out.append("hidden int ix;\nhidden byte found;\nbool over;\n\n");
    return out.append(clear).append("\n").append(holds()).toString();
  }

  private List<Memory> memory() {
    int threads = things.threads().size();
    int locks = things.count(Type.Kind.LOCK);
    int pairs = threads * things.scenario().notifiers().size();
    List<Memory> all = new ArrayList<>();
    all.add(new Memory(places > 250 ? "short" : "byte", "pc", threads));
    all.add(new Memory("byte", "alone", 0));
    for (String name : List.of("owner", "readers", "queued")) {
      all.add(new Memory("byte", name, locks));
    }
    for (String name : List.of("sections", "awaited")) {
      all.add(new Memory("byte", name, threads * locks));
    }
    for (String name : List.of("queue", "atomic_depth", "nonblock_depth", "working", "rank")) {
      all.add(new Memory("byte", name, threads));
    }
    all.add(new Memory("byte", "held", threads * Locks.MOST));
    all.add(new Memory("byte", "waiting", things.count(Type.Kind.WAITQUEUE) * threads));
    all.add(new Memory("byte", "granted", things.count(Type.Kind.COMPLETION)));
    all.add(new Memory("byte", "signaled", things.count(Type.Kind.FENCE)));
    all.add(new Memory("byte", "pending", things.count(Type.Kind.WORK)));
    all.add(new Memory("byte", "running", things.count(Type.Kind.WORK)));
    all.add(new Memory("byte", "locked", things.pages()));
    all.add(new Memory("bool", "freed", things.count(Type.Kind.OBJECT)));
    all.add(new Memory("byte", "references", things.count(Type.Kind.OBJECT), 1));
    all.add(new Memory("byte", "task_flags", threads));
    all.add(new Memory("int", "sequence", things.count(Type.Kind.SEQCOUNT)));
    all.add(new Memory("int", "counter", things.count(Type.Kind.ATOMIC)));
    all.add(new Memory("byte", "killed", things.scenario().mms().size()));
    all.add(new Memory("byte", "entered", threads * Invalidations.RANGES));
    all.add(new Memory("byte", "opened", pairs * Invalidations.RANGES));
    for (Variable v : variables()) {
      all.add(new Memory("int", Meanings.name(v), things.size(v), v.initial()));
    }
    kept.stream().forEach(r -> all.add(new Memory("int", Flow.name(r), 0)));
    return all;
  }

  private List<Variable> variables() {
    Set<Variable> all = new LinkedHashSet<>(things.scenario().variables());
    things.scenario().drivers().forEach(d -> all.addAll(d.variables()));
    return all.stream()
        .filter(v -> !v.type().kind().isObject())
        .filter(v -> things.size(v) > 0)
        .toList();
  }

  /** Each thread's locks in the order in which it took them, the newest last. */
  private static String holds() {
    int most = Locks.MOST;
    List<String> slots =
        IntStream.range(0, most).mapToObj(i -> "held[(j) * " + most + " + " + i + "]").toList();
    String some =
        slots.stream().map(s -> s + " / 8 == (l) + 1").collect(Collectors.joining(" || "));
    String newest = slots.stream().reduce("0", Storage::newest);
    String last = "(j) * " + most + " + " + (most - 1);
    String find = "ix = " + last + "; do :: held[ix] / 8 == (l) + 1 -> break :: else -> ix-- od; ";
    return "#define ENDED(j) (pc[j] == 1)\n#define HOLDS(j, l) ("
        + some
        + ")\n#define NEWEST(j, l) "
        + newest
        + "\n#define PUSH(j, e) ix = (j) * "
        + most
        + "; do :: held[ix] == 0 -> break :: else -> ix++ od; assert(ix <= "
        + last
        + "); held[ix] = e\n#define DROP(j, l) "
        + find
        + "do :: ix == "
        + last
        + " -> held[ix] = 0; break :: else -> held[ix] = held[ix + 1]; ix++ od\n"
        + "#define DOWNGRADE(j, l) "
        + find
        + "held[ix] = held[ix] | 2\n";
  }

  private static String newest(String older, String slot) {
    return "(" + slot + " / 8 == (l) + 1 -> " + slot + " : " + older + ")";
  }
}
