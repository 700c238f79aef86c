package org.mmn.promela;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.mmn.resolve.Label;

/**
 * The steps of one thread. It stands at an action, and a step is that action and all that comes
 * before the next one which is a step of its own. Where it stands is numbered: 0 before it begins,
 * 1 at its end.
 */
final class Routine {
  private static final int LONGEST = 60_000;

  private final int thread;
  private final Flow flow;
  private final Meanings meanings;
  private final Surroundings model;
  private final Map<Stop, Integer> stops = new LinkedHashMap<>();
  private final BitSet kept = new BitSet();
  private final BitSet known = new BitSet();

  /** What a step says to the rest of the model. */
  interface Surroundings {
    String find(String finding);

    /** The path ends with it. */
    String end(String finding);

    /** Whether it is the one that runs first, alone. */
    boolean isInit(int thread);

    /** What is found at a thread's end. */
    String leftBehind(int thread);
  }

  /**
   * @param node the action, or the end
   * @param started whether it is inside an {@code atomically} that has begun
   * @param label the observed label that it has just come to
   */
  private record Stop(int node, boolean started, Optional<Label> label) {}

  Routine(int thread, Flow flow, Meanings meanings, Surroundings model) {
    this.thread = thread;
    this.flow = flow;
    this.meanings = meanings;
    this.model = model;
    // Once to find where it may stand, so that what is kept there is known.
    begin();
    options();
  }

  /** The registers that are read after some stop. */
  BitSet kept() {
    return kept;
  }

  /** All that are assigned or read. */
  BitSet known() {
    return known;
  }

  /** From nothing to where it begins. */
  String begin() {
    return walk(flow.entry(), Walk.from(new BitSet()));
  }

  /** Each step that it may make, as an option of a loop. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    Deque<Stop> left = new ArrayDeque<>(stops.keySet());
    Set<Stop> done = new LinkedHashSet<>();
    while (!left.isEmpty()) {
      Stop stop = left.poll();
      if (done.add(stop) && flow.get(stop.node()) instanceof Flow.Act act) {
        options.addAll(options(stop, act));
        left.addAll(stops.keySet());
      }
    }
    return options;
  }

  private String here(Stop stop) {
    return "pc[" + thread + "] == " + stops.get(stop);
  }

  private List<String> options(Stop stop, Flow.Act act) {
    Walk walk = Walk.from(flow.live(stop.node())).at(act.inside(), Optional.empty());
    if (act.name().equals("choose")) {
      List<Integer> bounds = Expressions.known(act.arguments());
      if (bounds.size() < 2) {
        throw new Unsayable("a choice of what is not known");
      }
      List<String> options = new ArrayList<>();
      for (int value = bounds.get(0); value <= bounds.get(1); value++) {
        String chosen = Flow.name(act.to()) + " = " + value + "; ";
        String rest = walk(act.next(), walk.assigning(act.to(), Text.of(value)));
        options.add(step(here(stop), chosen + rest));
      }
      known.set(act.to());
      return options;
    }
    return meanings.of(thread, act).ways().stream()
        .map(
            way ->
                step(
                    here(stop) + " && (" + way.guard() + ")",
                    way.again() ? way.effect() : effect(way, act, walk)))
        .toList();
  }

  private String step(String guard, String does) {
    return "  :: d_step { " + guard + " -> " + does + "; JUDGE(ARRIVED" + thread + ") }\n";
  }

  private String effect(Meaning.Way way, Flow.Act act, Walk walk) {
    known.set(act.to());
    String does = way.effect() + "; " + walk(act.next(), walk.assigning(act.to()));
    for (int f = way.faults().size() - 1; f >= 0; f--) {
      Meaning.Fault fault = way.faults().get(f);
      String fails = "if :: " + fault.condition() + " -> ";
      does =
          fault.ends()
              ? fails + model.end(fault.finding()) + " :: else -> " + does + " fi"
              : fails + model.find(fault.finding()) + " :: else fi; " + does;
    }
    return does;
  }

  private String walk(int at, Walk sofar) {
    Walk walk = sofar.past(at);
    Flow.Node node = flow.get(at);
    String text;
    if (node instanceof Flow.Jump jump) {
      text = walk(jump.next(), walk);
    } else if (node instanceof Flow.Keep keep) {
      text = walk(keep.next(), walk);
    } else if (node instanceof Flow.Leave leave) {
      text = walk(leave.next(), walk.at(false, walk.label()));
    } else if (node instanceof Flow.Mark mark) {
      text = walk(mark.next(), walk.at(walk.started(), Optional.of(mark.label())));
    } else if (node instanceof Flow.Set set) {
      known.set(set.to());
      Text value = set.value().given(walk.values());
      value.reads().forEach(known::set);
      String assigned = Flow.name(set.to()) + " = " + value.text() + "; ";
      text = assigned + walk(set.next(), walk.assigning(set.to(), value));
    } else if (node instanceof Flow.Branch branch) {
      text = branch(branch, walk);
    } else if (node instanceof Flow.Fail fail) {
      text = model.end(fail.finding());
    } else {
      text = act(at, node, walk);
    }
    if (text.length() > LONGEST) {
      throw new Unsayable("so long a step");
    }
    return text;
  }

  private String branch(Flow.Branch branch, Walk walk) {
    Text condition = branch.condition().given(walk.values());
    OptionalInt decided = walk.decided(condition);
    if (decided.isPresent()) {
      return walk(decided.getAsInt() != 0 ? branch.then() : branch.otherwise(), walk);
    }
    condition.reads().forEach(known::set);
    return "if :: ("
        + condition.text()
        + ") != 0 -> "
        + walk(branch.then(), walk.deciding(condition, 1))
        + " :: else -> "
        + walk(branch.otherwise(), walk.deciding(condition, 0))
        + " fi";
  }

  private String act(int at, Flow.Node node, Walk walk) {
    if (node instanceof Flow.Act act && goesOn(act, walk)) {
      Walk on = walk.at(act.inside(), Optional.empty());
      if (act.name().equals("choose")) {
        known.set(act.to());
        String chosen = Flow.name(act.to()) + " = " + act.arguments().get(0).text() + "; ";
        return chosen + walk(act.next(), on.assigning(act.to(), act.arguments().get(0)));
      }
      Meaning meaning = meanings.of(thread, act);
      if (!meaning.waits().equals("false")) {
        throw new Unsayable("a wait inside atomically");
      }
      return effect(meaning.ways().get(0), act, on);
    }
    return arrive(at, node, walk);
  }

  /** Whether an action belongs to the step before it. */
  private static boolean goesOn(Flow.Act act, Walk walk) {
    boolean choice = false;
    if (act.name().equals("choose")) {
      List<Integer> bounds = Expressions.known(act.arguments());
      choice = bounds.size() < 2 || !bounds.get(0).equals(bounds.get(1));
    }
    boolean joins = act.joins() && walk.label().isEmpty();
    return !choice && (joins || (act.inside() && walk.started()));
  }

  private String arrive(int at, Flow.Node node, Walk walk) {
    boolean ends = node instanceof Flow.End;
    if (ends && walk.label().isPresent()) {
      throw new Unsayable("a label at the end");
    }
    boolean inside = node instanceof Flow.Act act && act.inside() && walk.started();
    Stop stop = new Stop(at, inside, walk.label());
    int number = stops.computeIfAbsent(stop, s -> ends ? 1 : 2 + stops.size());
    BitSet live = flow.live(at);
    kept.or(live);
    StringBuilder out = new StringBuilder("skip; ");
    BitSet dead = (BitSet) walk.before().clone();
    walk.assigned().forEach(dead::set);
    dead.andNot(live);
    dead.and(kept);
    dead.stream().forEach(r -> out.append(Flow.name(r)).append(" = 0; "));
    out.append("pc[").append(thread).append("] = ").append(number);
    boolean alone = !ends && (inside || model.isInit(thread));
    String from = alone ? "0 -> " + (thread + 1) : thread + 1 + " -> 0";
    out.append("; alone = (alone == ").append(from).append(" : alone)");
    return out.toString();
  }

  /**
   * What is found of it where it stands: what it leaves behind at its end, and that it is about to
   * do what may sleep where nothing may (rule 13).
   */
  String arrived() {
    String sleeps = anywhere((stop, act) -> meanings.of(thread, act).sleeps() ? "true" : "false");
    return Model.when("pc[" + thread + "] == 1", model.leftBehind(thread) + "skip")
        + sleeps("atomic_depth", sleeps, "sleep_in_atomic[]")
        + sleeps("nonblock_depth", sleeps, "sleep_in_nonblockable[]");
  }

  private String sleeps(String depth, String sleeps, String finding) {
    return Model.when(depth + "[" + thread + "] > 0 && " + sleeps, model.find(finding));
  }

  /** Whether it stands where it is said to. */
  String at(Label label) {
    return anywhere((stop, act) -> stop.label().equals(Optional.of(label)) ? "true" : "false");
  }

  /** Whether it cannot go on. */
  String waits() {
    return anywhere((stop, act) -> meanings.of(thread, act).waits());
  }

  /** Whether it cannot go on before one of {@code threads} does. */
  String keptBy(int threads) {
    return anywhere(
        (stop, act) -> {
          Meaning meaning = meanings.of(thread, act);
          String kept = meaning.keptBy().apply(threads);
          return meaning.waits().equals("false") || kept.equals("false")
              ? "false"
              : "(" + meaning.waits() + ") && (" + kept + ")";
        });
  }

  /** Whether it waits for what anybody may do. */
  String idles() {
    return anywhere(
        (stop, act) -> {
          Meaning meaning = meanings.of(thread, act);
          return meaning.idles().equals("false")
              ? "false"
              : "(" + meaning.waits() + ") && (" + meaning.idles() + ")";
        });
  }

  /** How many places there are. */
  int places() {
    return 2 + stops.size();
  }

  private String anywhere(java.util.function.BiFunction<Stop, Flow.Act, String> each) {
    List<String> all = new ArrayList<>();
    for (Stop stop : stops.keySet()) {
      if (flow.get(stop.node()) instanceof Flow.Act act) {
        String here = each.apply(stop, act);
        if (!here.equals("false")) {
          all.add("(" + here(stop) + " && " + here + ")");
        }
      }
    }
    return all.isEmpty() ? "false" : "(" + String.join(" || ", all) + ")";
  }
}
