package org.mmn.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.mmn.compile.Program;
import org.mmn.model.Catalogues;
import org.mmn.model.World;
import org.mmn.model.task.TaskFields;
import org.mmn.run.Scene.Fact;
import org.mmn.run.Scene.Topic;
import org.mmn.state.Field;
import org.mmn.state.View;

/** Reads a {@link Scene} off a state. */
final class SceneReader {
  private static final String PTE = "pte";
  private static final String PTE_WRITE = "pte write";
  private static final String PTE_PROTNONE = "pte protnone";
  private static final String PTE_ENTRY = "pte entry";
  private static final String ENTRY_FRAME = "frame of pte entry";
  private static final String HUGE = "huge pmd";
  private static final String DEVICE = "device pte";
  private static final String DEVICE_WRITE = "device pte write";
  private static final String CPU_TLB = "cpu tlb";
  private static final String READERS = "readers";
  private static final String PAGE_LOCK = "page lock";

  /** The kinds of entry that map nothing, as {@code kernel/page.mmn} numbers them. */
  private static final List<String> ENTRIES =
      List.of(
          "", "swap entry", "migration entry", "device-private entry", "device-exclusive entry");

  /** Fields that are told in other words, or are no concern of a reader. */
  private static final Set<String> APART =
      Set.of(
          PTE,
          PTE_WRITE,
          PTE_PROTNONE,
          PTE_ENTRY,
          ENTRY_FRAME,
          HUGE,
          DEVICE,
          DEVICE_WRITE,
          CPU_TLB,
          PAGE_LOCK,
          "owner",
          "writer",
          READERS,
          "queued writers",
          "passed",
          "exclusive",
          "waiting",
          "first subscriber",
          "next subscriber",
          "invalidate_seq",
          "sequence");

  private static final Set<String> OF_MM =
      Set.of("mm flags", "reaped", "oom victim", "gone", "mm freed", "to be reaped", "killed");

  private final Program program;
  private final World world;
  private final View view;
  private final Trace trace;
  private final List<Fact> facts = new ArrayList<>();
  private final Map<String, Field> shared = new LinkedHashMap<>();

  private SceneReader(Program program, View view, Trace trace) {
    this.program = program;
    this.world = program.world();
    this.view = view;
    this.trace = trace;
    for (Field field : program.layout().fields()) {
      if (field.region() == Field.Region.SHARED && field.size() > 0) {
        shared.putIfAbsent(field.name(), field);
      }
    }
  }

  /**
   * @param trace of the run that led to the state
   */
  static Scene read(Program program, View view, Trace trace) {
    SceneReader reader = new SceneReader(program, view, trace);
    reader.locks();
    reader.inFlight();
    reader.pages();
    reader.translations();
    reader.frames();
    reader.others();
    return new Scene(List.copyOf(reader.facts));
  }

  private void add(Topic topic, String subject, String text) {
    facts.add(new Fact(topic, subject, text));
  }

  private void locks() {
    for (int lock = 0; lock < world.locks().size(); lock++) {
      String name = world.locks().get(lock).name();
      StringJoiner text = new StringJoiner(", ");
      List<String> readers = holders(name, true);
      List<String> writers = holders(name, false);
      int unowned = readers(name) - readers.size();
      if (!writers.isEmpty()) {
        text.add("held by " + String.join(", ", writers));
      }
      if (!readers.isEmpty()) {
        text.add("readers {" + String.join(", ", readers) + "}");
      }
      if (unowned > 0) {
        text.add(unowned + (unowned == 1 ? " reader" : " readers") + " that no thread owns");
      }
      List<String> waiting = waiting(name);
      if (!waiting.isEmpty()) {
        text.add("waiting [" + String.join(", ", waiting) + "]");
      }
      add(Topic.LOCK, name, text.toString());
    }
  }

  private List<String> holders(String lock, boolean reading) {
    List<String> found = new ArrayList<>();
    for (Trace.ThreadEnd end : trace.ends()) {
      end.holds().stream()
          .filter(h -> h.lock().equals(lock) && h.mode().contains("read") == reading)
          .forEach(h -> found.add(trace.threads().get(end.thread())));
    }
    return found;
  }

  private List<String> waiting(String lock) {
    boolean both = element(READERS, lock) >= 0;
    List<String> found = new ArrayList<>();
    for (Trace.ThreadEnd end : trace.ends()) {
      end.waiting()
          .filter(w -> w.kind().equals("lock") && w.subject().equals(lock))
          .ifPresent(
              w -> {
                String mode = !both ? "" : w.exclusive() ? " (write)" : " (read)";
                found.add(trace.threads().get(end.thread()) + mode);
              });
    }
    return found;
  }

  /** The element of a field that is {@code owner}'s; -1 when there is none. */
  private int element(String field, String owner) {
    Field found = shared.get(field);
    for (int i = 0; found != null && i < found.size(); i++) {
      if (found.owner(i).equals(owner)) {
        return i;
      }
    }
    return -1;
  }

  private int readers(String lock) {
    int at = element(READERS, lock);
    return at < 0 ? 0 : value(READERS, at, 0);
  }

  private void inFlight() {
    TaskFields tasks = program.primitives().catalogues().tasks();
    Set<String> told = new LinkedHashSet<>();
    for (int t = 0; t < tasks.threads(); t++) {
      for (int range : tasks.ranges.of(view, t)) {
        told.add(program.names().range(range) + " by " + program.names().thread(t));
      }
    }
    add(Topic.IN_FLIGHT, "in flight", String.join(", ", told));
  }

  private void pages() {
    Field pte = shared.get(PTE);
    for (int page = 0; pte != null && page < pte.size(); page++) {
      add(Topic.PAGE, pte.owner(page), page(view.get(pte, page), page));
    }
  }

  private String page(int frame, int page) {
    if (frame >= 0) {
      return frame(frame)
          + (is(PTE_WRITE, page) ? " rw" : " ro")
          + (is(PTE_PROTNONE, page) ? " PROT_NONE" : "")
          + (is(HUGE, page) ? " huge" : "");
    }
    int kind = value(PTE_ENTRY, page, 0);
    int of = value(ENTRY_FRAME, page, -1);
    return ENTRIES.get(kind) + (of < 0 ? "" : " of " + frame(of));
  }

  private boolean is(String field, int index) {
    return value(field, index, 0) != 0;
  }

  private int value(String field, int index, int otherwise) {
    Field found = shared.get(field);
    return found == null ? otherwise : view.get(found, index);
  }

  private static String frame(int frame) {
    return "frame " + frame;
  }

  private void translations() {
    Field device = shared.get(DEVICE);
    for (int i = 0; device != null && i < device.size(); i++) {
      int frame = view.get(device, i);
      String mode = is(DEVICE_WRITE, i) ? " rw" : " ro";
      add(Topic.DEVICE, device.owner(i), frame < 0 ? "" : frame(frame) + mode);
    }
    Field cpu = shared.get(CPU_TLB);
    for (int i = 0; cpu != null && i < cpu.size(); i++) {
      int frame = view.get(cpu, i);
      add(Topic.CPU_TLB, cpu.owner(i) + " in a CPU's TLB", frame < 0 ? "" : frame(frame));
    }
  }

  private void frames() {
    Catalogues catalogues = program.primitives().catalogues();
    Field references = catalogues.frames().references;
    for (int i = 0; i < references.size(); i++) {
      int count = view.get(references, i);
      int locker = value(PAGE_LOCK, i, 0) - 1;
      String locked = locker < 0 ? "" : ", locked by " + program.names().thread(locker);
      int mappings = catalogues.tables().mappings(view, i);
      String text = count + (count == 1 ? " reference, " : " references, ") + "mapped " + mappings;
      add(
          Topic.FRAME,
          frame(i),
          count < 0 ? "" : text + (mappings == 1 ? " time" : " times") + locked);
    }
  }

  private void others() {
    Field references = program.primitives().catalogues().frames().references;
    for (Field field : program.layout().fields()) {
      boolean told = APART.contains(field.name()) && !isVariable(field);
      if (field.region() == Field.Region.SHARED && !told && field != references) {
        for (int i = 0; i < field.size(); i++) {
          other(field, i);
        }
      }
    }
  }

  /** Whether it is a variable of a script: its elements bear its own name. */
  private static boolean isVariable(Field field) {
    String owner = field.size() == 0 ? "" : field.owner(0);
    String last = owner.substring(owner.lastIndexOf('.') + 1).replaceAll("\\[\\d+\\]$", "");
    return last.equals(field.name());
  }

  /** Whether it is what a module of the library keeps for each page, VMA or mm. */
  private boolean isOfModel(String owner) {
    int dot = owner.lastIndexOf('.');
    String of = dot < 0 ? "" : owner.substring(0, dot);
    return world.pages().stream().anyMatch(p -> p.name().equals(of))
        || world.vmas().stream().anyMatch(v -> v.name().equals(of))
        || world.mms().stream().anyMatch(m -> m.name().equals(of));
  }

  private void other(Field field, int index) {
    int value = view.get(field, index);
    String owner = field.owner(index);
    boolean plain = (isVariable(field) && !isOfModel(owner)) || field.name().equals("counter");
    Topic topic = OF_MM.contains(field.name()) ? Topic.MM : Topic.OTHER;
    String subject = isVariable(field) || plain ? owner : owner + " " + field.name();
    add(topic, subject, plain || value != 0 ? Integer.toString(value) : "");
  }
}
