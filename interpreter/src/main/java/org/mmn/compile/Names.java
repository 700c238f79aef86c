package org.mmn.compile;

import static java.util.Objects.requireNonNull;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.StringJoiner;
import org.mmn.model.FaultSubject;
import org.mmn.model.Op;
import org.mmn.model.PageRange;
import org.mmn.model.ReadVariable;
import org.mmn.model.Reason;
import org.mmn.model.Spin;
import org.mmn.model.World;
import org.mmn.model.WriteVariable;
import org.mmn.resolve.Function;
import org.mmn.resolve.Type;
import org.mmn.state.Fault;
import org.mmn.state.StateLayout;

/** Turns the numbers of a program back into what the script calls them. */
public final class Names {
  private final World world;
  private final Objects objects;
  private final List<String> texts;
  private final List<String> labels;
  private final List<List<String>> bodies;
  private final IdentityHashMap<Function, Integer> functions;
  private final IdentityHashMap<Op, Signature> signatures = new IdentityHashMap<>();

  /**
   * @param bodies for each thread the labels of its body
   */
  Names(World world, Objects objects, Linkage link, List<List<String>> bodies) {
    this.bodies = bodies;
    this.world = world;
    this.objects = objects;
    this.texts = List.copyOf(link.texts);
    this.functions = new IdentityHashMap<>(link.functions);
    this.labels = link.labels.stream().map(l -> l.name()).toList();
    for (int i = 0; i < link.ops.size(); i++) {
      signatures.put(link.ops.get(i), link.signatures.get(i));
    }
  }

  /** The number of a function; empty when nothing calls it. */
  public OptionalInt number(Function function) {
    Integer number = functions.get(function);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** A value of a kind: {@code heap[0..4]}, {@code gpu.lock}, {@code true}, {@code -3}. */
  public String value(Type.Kind kind, int value) {
    return switch (kind) {
      case INT, VOID, NULL -> Integer.toString(value);
      case BOOL -> value == 0 ? "false" : "true";
      case TEXT -> '"' + texts.get(value) + '"';
      case RANGE -> value < 0 ? "NULL" : range(value);
      case LOCK -> value < 0 ? "NULL" : world.locks().get(value).name();
      default -> objects.name(kind, value);
    };
  }

  /** {@code mutex_lock(gpu.lock)}: an op with its arguments. */
  public String action(Op op, int[] args) {
    if (op instanceof WriteVariable write) {
      String value = value(signature(op).parameters().get(1), args[1]);
      return write.field().owner(args[0]) + " = " + value;
    } else if (op instanceof ReadVariable read) {
      return "read " + read.field().owner(args[0]);
    }
    Signature signature = signature(op);
    StringJoiner list = new StringJoiner(", ", op.name() + "(", ")");
    for (int i = 0; i < args.length; i++) {
      list.add(value(signature.parameters().get(i), args[i]));
    }
    return list.toString();
  }

  /** What a fault was about; empty where it has no name. */
  public String fault(Fault kind, int subject, StateLayout layout) {
    if (subject < 0) {
      return "";
    }
    return switch (kind) {
      case OVERFLOW -> layout.fields().get(subject).name();
      case CONTRACT -> texts.get(subject);
      case UNBALANCED -> notifier(subject);
      case UNLOCK_NOT_HELD -> world.locks().get(subject).name();
      case USE_AFTER_FREE, DOUBLE_FREE, REFCOUNT -> freeable(subject);
    };
  }

  private String freeable(int subject) {
    int number = FaultSubject.number(subject);
    return switch (FaultSubject.kind(subject)) {
      case FRAME -> value(Type.Kind.FRAME, number);
      case NOTIFIER -> notifier(number);
      case OBJECT -> value(Type.Kind.OBJECT, number);
      case MM -> value(Type.Kind.MM, number);
      case DEVICE_MAPPING -> {
        int pages = world.pages().size();
        yield value(Type.Kind.PAGE, number % pages)
            + " in "
            + value(Type.Kind.SECONDARY_TLB, number / pages);
      }
      case CPU_MAPPING -> value(Type.Kind.PAGE, number) + " in a CPU's TLB";
    };
  }

  /** What a wait is for; empty where it has no name. */
  public String subject(Reason reason) {
    return switch (reason.kind()) {
      case LOCK -> value(Type.Kind.LOCK, reason.subject());
      case WAIT_QUEUE -> value(Type.Kind.WAITQUEUE, reason.subject());
      case COMPLETION -> value(Type.Kind.COMPLETION, reason.subject());
      case FENCE -> value(Type.Kind.FENCE, reason.subject());
      case WORK -> value(Type.Kind.WORK, reason.subject());
      case GRACE_PERIOD -> value(Type.Kind.LOCK, reason.subject());
      case SEQCOUNT -> value(Type.Kind.SEQCOUNT, reason.subject());
      case TURN, OTHER -> "";
    };
  }

  /** What an op yielded; empty when it yields nothing. */
  public String outcome(Op op, int outcome) {
    Type.Kind result = signature(op).result();
    return result == Type.Kind.VOID ? "" : value(result, outcome);
  }

  private Signature signature(Op op) {
    return op instanceof Spin
        ? new Signature(List.of(), Type.Kind.VOID)
        : requireNonNull(signatures.get(op), op.name());
  }

  public String thread(int thread) {
    return world.threads().get(thread).name();
  }

  public String notifier(int notifier) {
    return objects.name(Type.Kind.NOTIFIER, notifier);
  }

  public String label(int label) {
    return labels.get(label);
  }

  /** The labels of the body of a thread. */
  public List<String> labels(int thread) {
    return bodies.get(thread);
  }

  public String text(int text) {
    return texts.get(text);
  }

  /** Pages of one VMA as {@code heap[0..4]}, a whole VMA or mm by its name. */
  public String range(int range) {
    int start = PageRange.start(range);
    int limit = PageRange.limit(range);
    World.Mm mm = world.mms().get(PageRange.mm(range));
    for (World.Vma vma : world.vmas()) {
      boolean inside = vma.firstPage() <= start && limit <= vma.limitPage();
      if (inside && vma.mm() == PageRange.mm(range)) {
        int first = vma.firstPage();
        return vma.name() + "[" + (start - first) + ".." + (limit - first) + "]";
      }
    }
    return start == mm.firstPage() && limit == mm.limitPage()
        ? mm.name()
        : mm.name() + "[" + (start - mm.firstPage()) + ".." + (limit - mm.firstPage()) + "]";
  }
}
