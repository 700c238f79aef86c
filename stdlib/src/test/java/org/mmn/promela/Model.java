package org.mmn.promela;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.syntax.Decl.PropertyKind;

/**
 * A scenario in Promela: a process for each thread, whose steps are the options of a loop, and one
 * that begins and looks at how it ends.
 *
 * <p>Its states are those of the scenario, and one in which nothing has begun; and if some path
 * ends with a finding (rule 28), one in which all such paths end. No process dies. Where threads
 * wait for ever SPIN finds an invalid end state; all else is asserted in the steps that come to it.
 */
final class Model implements Routine.Surroundings {
  private static final Pattern SEQUENCE = Pattern.compile("\\bsequence\\[");

  /** What an invalid end state is. */
  static final String DEADLOCK = "deadlock[]";

  private final Things things;
  private final List<Flow> flows = new ArrayList<>();
  private final List<Routine> routines = new ArrayList<>();
  private final Looks looks;
  private final List<String> findings = new ArrayList<>();
  private final Set<String> witnesses = new LinkedHashSet<>();
  private final Set<String> ending = new LinkedHashSet<>();
  private final List<String> goals = new ArrayList<>();
  private final String text;

  /** What locks are. */
  interface Locking {
    Locks of(Things things, Waits waits);
  }

  /**
   * @throws Unsayable when there are no words for it
   */
  Model(ResolvedScenario scenario, Locking locking) {
    if (!scenario.schedule().isEmpty()) {
      throw new Unsayable("schedule");
    }
    things = new Things(scenario);
    Unfolding.Registers registers = new Unfolding.Registers();
    List<Things.Thread> threads = things.threads();
    for (int t = 0; t < threads.size(); t++) {
      flows.add(Unfolding.of(things, registers, t, threads.get(t).group().body()));
    }
    Waits waits = new Waits(things, this::actors);
    Meanings meanings = new Meanings(things, locking.of(things, waits), waits);
    for (int t = 0; t < threads.size(); t++) {
      routines.add(new Routine(t, flows.get(t), meanings, this));
    }
    looks = new Looks(things, (t, label) -> routines.get(t).at(label));
    text = write();
  }

  String text() {
    return text;
  }

  /** What the assertion of a number says. */
  String finding(int number) {
    return findings.get(number - 1);
  }

  /** What is asserted of each {@code reachable}. */
  Set<String> witnesses() {
    return witnesses;
  }

  /** The {@code eventually}s, each of which has a claim, numbered from 1. */
  List<String> goals() {
    return goals;
  }

  /** Whether a path ends where that is found. */
  boolean endsPath(String finding) {
    return ending.contains(finding);
  }

  /** Whether the values of sequences are part of the state: which they are is not said (rule 7). */
  boolean hasSequences() {
    return SEQUENCE.matcher(text).find();
  }

  private List<Integer> actors(List<String> operations, String object) {
    return IntStream.range(0, flows.size())
        .filter(t -> flows.get(t).acts(operations, object))
        .boxed()
        .toList();
  }

  @Override
  public String find(String finding) {
    if (!findings.contains(finding)) {
      findings.add(finding);
    }
    int number = 1 + findings.indexOf(finding);
    return "found = " + number + "; assert(found != " + number + ")";
  }

  @Override
  public String end(String finding) {
    ending.add(finding);
    return find(finding) + "; over = 1";
  }

  @Override
  public boolean isInit(int thread) {
    return things.scenario().init().isPresent() && thread == things.threads().size() - 1;
  }

  @Override
  public String leftBehind(int thread) {
    String open = Invalidations.leavesOpen(things, thread);
    String leaks = when("!(" + Locks.holdsNothing(things, thread) + ")", find("lock_leaked[]"));
    return open.isEmpty() ? leaks : leaks + when(open, find("unbalanced[]"));
  }

  static String when(String condition, String then) {
    return "if :: " + condition + " -> " + then + " :: else fi; ";
  }

  private String each(Function<Integer, String> line) {
    return IntStream.range(0, routines.size()).boxed().map(line).collect(Collectors.joining());
  }

  private String write() {
    String processes = each(this::process) + monitor() + claims();
    String judging = each(this::questions) + kept() + judge() + hung() + "\n";
    BitSet kept = all(Routine::kept);
    int places = routines.stream().mapToInt(Routine::places).max().orElseThrow();
    Storage storage = new Storage(things, places, kept, all(Routine::known));
    return storage.declarations(judging + processes) + judging + processes;
  }

  private BitSet all(Function<Routine, BitSet> registers) {
    BitSet all = new BitSet();
    routines.forEach(r -> all.or(registers.apply(r)));
    return all;
  }

  /** Kept back by one in the middle of its step, and by those who wait for each other for ever. */
  private String process(int thread) {
    return "active proctype T"
        + thread
        + "() provided (!HUNG && (alone == 0 || alone == "
        + (thread + 1)
        + ")) {\n  do\n"
        + String.join("", routines.get(thread).options())
        + "  :: false\n  od\n}\n\n";
  }

  /** What is asked of a thread where it stands. */
  private String questions(int thread) {
    Routine routine = routines.get(thread);
    return "#define BLOCKED"
        + thread
        + " (!ENDED("
        + thread
        + ") && "
        + routine.waits()
        + ")\n#define ARRIVED"
        + thread
        + " "
        + routine.arrived()
        + "\n";
  }

  private String kept() {
    return all(Routine::kept).stream()
        .mapToObj(r -> " || " + Flow.name(r) + " == (value)")
        .collect(Collectors.joining("", "#define KEPT(value) (false", ")\n"));
  }

  /** What is looked at in every state that nobody is in the middle of a step in. */
  private String judge() {
    StringBuilder out = new StringBuilder();
    for (ResolvedScenario.Property property : things.scenario().properties()) {
      String holds = "(" + looks.condition(property.condition()) + ") != 0";
      switch (property.kind()) {
        case ALWAYS -> out.append(when("!(" + holds + ")", find(assertion(property))));
        case NEVER -> out.append(when(holds, find(assertion(property))));
        case REACHABLE -> {
          String witness = "reachable[" + property.name() + "]";
          witnesses.add(witness);
          out.append(when(holds, find(witness)));
        }
        default -> {}
      }
    }
    return "#define JUDGE(arrived) if :: over -> CLEAR :: else -> arrived "
        + when("alone == 0", out + "skip")
        + "fi\n";
  }

  private static String assertion(ResolvedScenario.Property property) {
    return "assertion[" + property.name() + "]";
  }

  /** Whether some threads wait for each other, whatever the others do (rule 11). */
  private String hung() {
    List<String> sets = new ArrayList<>();
    for (int set = 1; set < 1 << routines.size(); set++) {
      List<String> waits = waitForEachOther(set);
      if (!waits.contains("false")) {
        sets.add("(" + String.join(" && ", waits) + ")");
      }
    }
    String some = sets.isEmpty() ? "false" : String.join(" || ", sets);
    String hung = "#define HUNG (alone == 0 && (" + some + "))\n";
    return "#ifdef LIVE\n#define HUNG false\n#else\n" + hung + "#endif\n";
  }

  private List<String> waitForEachOther(int set) {
    return IntStream.range(0, routines.size())
        .filter(t -> (set >> t & 1) != 0)
        .mapToObj(t -> routines.get(t).keptBy(set))
        .toList();
  }

  private String monitor() {
    return "active proctype begin() {\n  d_step {\n"
        + each(t -> "    " + routines.get(t).begin() + ";\n")
        + "    JUDGE("
        + each(t -> "ARRIVED" + t + " ")
        + ")\n  }\n  do\n  :: d_step { timeout && over == 0 && !HUNG"
        + each(this::isDone)
        + " -> "
        + atTheEnd()
        + "skip }\n  :: over\n  od\n}\n";
  }

  /** Whether a thread has ended, or is a daemon that waits for work and holds nothing. */
  private String isDone(int thread) {
    String ended = "ENDED(" + thread + ")";
    String idles =
        "(" + Waits.mayIdle(things, thread) + " && " + routines.get(thread).idles() + ")";
    boolean daemon = things.threads().get(thread).group().daemon();
    return " && " + (daemon ? "(" + ended + " || " + idles + ")" : ended);
  }

  /**
   * Runs that never come to what is to come eventually, to be told apart by the value of {@code
   * LIVE}. They may come to a deadlock of others, and end before it; nothing is said of one that
   * ends with another finding.
   */
  private String claims() {
    StringBuilder out = new StringBuilder();
    for (ResolvedScenario.Property property : things.scenario().properties()) {
      if (property.kind() == PropertyKind.EVENTUALLY) {
        goals.add(property.name());
        String comes = "alone == 0 && (" + looks.condition(property.condition()) + ") != 0";
        out.append("#if LIVE == ").append(goals.size());
        out.append("\nnever {\naccept:\n  do\n  :: !(over || (pc[0] != 0 && ").append(comes);
        out.append("))\n  od\n}\n#endif\n");
      }
    }
    return out.toString();
  }

  private String atTheEnd() {
    return things.scenario().properties().stream()
        .filter(p -> p.kind() == PropertyKind.FINALLY)
        .map(p -> when("!(" + looks.condition(p.condition()) + ")", find(assertion(p))))
        .collect(Collectors.joining());
  }
}
