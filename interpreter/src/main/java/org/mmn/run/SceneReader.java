package org.mmn.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.mmn.compile.Program;
import org.mmn.model.Catalogues;
import org.mmn.model.World;
import org.mmn.model.lock.LockCatalogue;
import org.mmn.model.mm.MmFields;
import org.mmn.model.mm.PageTables;
import org.mmn.model.task.TaskFields;
import org.mmn.run.Scene.Fact;
import org.mmn.run.Scene.Topic;
import org.mmn.state.Field;
import org.mmn.state.View;

/** Reads a {@link Scene} off a state. */
final class SceneReader {
  /** The kinds of entry that map nothing, as {@code kernel/page.mmn} numbers them. */
  private static final List<String> ENTRIES =
      List.of(
          "", "swap entry", "migration entry", "device-private entry", "device-exclusive entry");

  private final Program program;
  private final World world;
  private final Catalogues model;
  private final View view;
  private final Trace trace;
  private final List<Fact> facts = new ArrayList<>();

  /** Fields that are told in other words, or are no concern of a reader. */
  private final Set<Field> apart;

  private SceneReader(Program program, View view, Trace trace) {
    this.program = program;
    this.world = program.world();
    this.model = program.primitives().catalogues();
    this.view = view;
    this.trace = trace;
    this.apart = apart(program);
  }

  private static Set<Field> apart(Program program) {
    Catalogues model = program.primitives().catalogues();
    PageTables tables = model.tables();
    LockCatalogue locks = model.locks();
    return Set.of(
        tables.frame,
        tables.write,
        tables.protnone,
        tables.entry,
        tables.entryFrame,
        tables.huge,
        tables.cpus.frame,
        model.devices().frame,
        model.devices().write,
        model.frames().references,
        model.frames().locked,
        locks.mutexes().owner,
        locks.spinlocks().owner,
        locks.wwMutexes().owner,
        locks.rwsems().writer,
        locks.rwsems().readers,
        locks.rwsems().queued,
        locks.rwlocks().writer,
        locks.rwlocks().readers,
        locks.rwlocks().queued,
        locks.seqcounts().sequence,
        model.waits().waiting,
        model.subscribers().head,
        model.subscribers().next,
        model.sequences().ofMm,
        model.sequences().ofInterval,
        program.machinery().passed,
        program.machinery().exclusive);
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
          .filter(h -> h.lock().equals(lock) && h.isReading() == reading)
          .forEach(h -> found.add(trace.threads().get(end.thread())));
    }
    return found;
  }

  private List<String> waiting(String lock) {
    boolean both = hasReaders(lock);
    List<String> found = new ArrayList<>();
    for (Trace.ThreadEnd end : trace.ends()) {
      end.waiting()
          .filter(w -> w.isForLock(lock))
          .ifPresent(
              w -> {
                String mode = !both ? "" : w.exclusive() ? " (write)" : " (read)";
                found.add(trace.threads().get(end.thread()) + mode);
              });
    }
    return found;
  }

  /** The element of a field that is {@code owner}'s; -1 when there is none. */
  private static int element(Field field, String owner) {
    for (int i = 0; i < field.size(); i++) {
      if (field.owner(i).equals(owner)) {
        return i;
      }
    }
    return -1;
  }

  private List<Field> readers() {
    return List.of(model.locks().rwsems().readers, model.locks().rwlocks().readers);
  }

  private boolean hasReaders(String lock) {
    return readers().stream().anyMatch(f -> element(f, lock) >= 0);
  }

  private int readers(String lock) {
    return readers().stream().mapToInt(f -> value(f, element(f, lock), 0)).sum();
  }

  private void inFlight() {
    TaskFields tasks = model.tasks();
    Set<String> told = new LinkedHashSet<>();
    for (int t = 0; t < tasks.threads(); t++) {
      for (int range : tasks.ranges.of(view, t)) {
        told.add(program.names().range(range) + " by " + program.names().thread(t));
      }
    }
    add(Topic.IN_FLIGHT, "in flight", String.join(", ", told));
  }

  private void pages() {
    Field pte = model.tables().frame;
    for (int page = 0; page < pte.size(); page++) {
      add(Topic.PAGE, pte.owner(page), page(view.get(pte, page), page));
    }
  }

  private String page(int frame, int page) {
    if (frame >= 0) {
      return frame(frame)
          + (is(model.tables().write, page) ? " rw" : " ro")
          + (is(model.tables().protnone, page) ? " PROT_NONE" : "")
          + (is(model.tables().huge, page) ? " huge" : "");
    }
    int kind = value(model.tables().entry, page, 0);
    int of = value(model.tables().entryFrame, page, -1);
    return ENTRIES.get(kind) + (of < 0 ? "" : " of " + frame(of));
  }

  private boolean is(Field field, int index) {
    return value(field, index, 0) != 0;
  }

  /** What an element is, if the program has it. */
  private int value(Field field, int index, int otherwise) {
    return index < 0 || index >= field.size() ? otherwise : view.get(field, index);
  }

  private static String frame(int frame) {
    return "frame " + frame;
  }

  private void translations() {
    Field device = model.devices().frame;
    for (int i = 0; i < device.size(); i++) {
      int frame = view.get(device, i);
      String mode = is(model.devices().write, i) ? " rw" : " ro";
      add(Topic.DEVICE, device.owner(i), frame < 0 ? "" : frame(frame) + mode);
    }
    Field cpu = model.tables().cpus.frame;
    for (int i = 0; i < cpu.size(); i++) {
      int frame = view.get(cpu, i);
      add(Topic.CPU_TLB, cpu.owner(i) + " in a CPU's TLB", frame < 0 ? "" : frame(frame));
    }
  }

  private void frames() {
    Field references = model.frames().references;
    for (int i = 0; i < references.size(); i++) {
      int count = view.get(references, i);
      int locker = value(model.frames().locked, i, 0) - 1;
      String locked = locker < 0 ? "" : ", locked by " + program.names().thread(locker);
      int mappings = model.tables().mappings(view, i);
      String text = count + (count == 1 ? " reference, " : " references, ") + "mapped " + mappings;
      add(
          Topic.FRAME,
          frame(i),
          count < 0 ? "" : text + (mappings == 1 ? " time" : " times") + locked);
    }
  }

  private void others() {
    for (Field field : program.layout().fields()) {
      if (field.region() == Field.Region.SHARED && !apart.contains(field)) {
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

  private boolean isOfMm(Field field) {
    MmFields mms = model.mms();
    return List.of(
            mms.flags,
            mms.reaped,
            mms.victim,
            mms.gone,
            mms.freed,
            mms.queued,
            model.tasks().killed)
        .contains(field);
  }

  private void other(Field field, int index) {
    int value = view.get(field, index);
    String owner = field.owner(index);
    boolean plain = (isVariable(field) && !isOfModel(owner)) || field == model.atomics().counter;
    Topic topic = isOfMm(field) ? Topic.MM : Topic.OTHER;
    String subject = isVariable(field) || plain ? owner : owner + " " + field.name();
    add(topic, subject, plain || value != 0 ? Integer.toString(value) : "");
  }
}
