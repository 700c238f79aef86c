package org.mmn.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.mmn.check.Predicate;
import org.mmn.check.Property;
import org.mmn.model.Primitives;
import org.mmn.model.World;
import org.mmn.model.task.TaskFields;
import org.mmn.resolve.Label;
import org.mmn.resolve.ResolvedScenario;
import org.mmn.resolve.Type;
import org.mmn.state.Field;
import org.mmn.state.Footprint;
import org.mmn.state.StateLayout;
import org.mmn.state.View;
import org.mmn.syntax.Decl.PropertyKind;

/**
 * Lowers a resolved scenario to a {@link Program}. Here text and machine meet: left of it are names
 * and trees, right of it integers.
 */
public final class Compiler {
  private Compiler() {}

  public static Program compile(ResolvedScenario scenario) {
    return compile(scenario, List.of());
  }

  /** The same to be stepped through: threads are found at every label of their bodies. */
  public static Program compileToStep(ResolvedScenario scenario) {
    return compile(
        scenario, scenario.threads().stream().flatMap(g -> g.labels().stream()).toList());
  }

  private static Program compile(ResolvedScenario scenario, List<Label> marks) {
    Reachable reachable = Reachable.from(scenario);
    WorldBuilder builder = new WorldBuilder(scenario);
    Objects objects = new Objects(scenario, builder.frames());
    reachable.variables.forEach(objects::declare);
    World world = builder.build(objects);

    StateLayout layout = new StateLayout();
    int threads = world.threads().size();
    int init = scenario.init().isPresent() ? threads - 1 : -1;
    Machinery machinery = new Machinery(layout, scenario.schedule().size(), threads, init);
    Set<String> used = new TreeSet<>(reachable.externs);
    Primitives primitives = Primitives.of(world, layout, used);
    Tables tables = new Tables(scenario, world, new KnownValues(world, objects));
    Linkage link =
        new Linkage(objects, tables, new Variables(layout, objects, world), primitives, marks);

    List<ThreadCode> functions = CodeLowering.lowerAll(link, List.copyOf(reachable.functions));
    int[] entry = entries(scenario, link);
    Looks looks = new Looks(link, machinery, world, primitives);
    List<Condition> conditions = conditions(scenario, looks);
    List<Program.Turn> schedule = schedule(scenario, link);
    List<Touches> touches = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Touches code = TouchAnalysis.of(world, link, functions, t, entry[t]);
      code.add(whereItIs(primitives, t));
      touches.add(code);
    }
    touches.add(looks.onTheWay());
    Names names = new Names(world, objects, link, bodies(scenario));
    boolean exclusion = init >= 0 || functions.stream().anyMatch(f -> f.has(Opcode.ATOMIC_BEGIN));
    return new Program(
        world,
        layout,
        initial(layout, primitives),
        written(layout, touches, machinery, exclusion),
        primitives,
        functions,
        entry,
        init,
        List.copyOf(link.ops),
        List.copyOf(link.signatures),
        List.copyOf(link.sites),
        List.copyOf(tables.all()),
        List.copyOf(link.assertions),
        schedule,
        properties(scenario, conditions),
        goals(scenario, conditions),
        watches(scenario, conditions, names),
        machinery,
        exclusion,
        touches,
        looks.inStates,
        looks.everywhere,
        looks.named,
        looks.pagesNamed,
        new Joins(functions, link.ops),
        new Endings(functions),
        names);
  }

  /** What every step of a thread changes. */
  private static Footprint whereItIs(Primitives primitives, int thread) {
    TaskFields tasks = primitives.catalogues().tasks();
    return new Footprint().writeOwn(tasks.place, thread).writeOwn(tasks.ending, thread);
  }

  private static List<List<String>> bodies(ResolvedScenario scenario) {
    List<List<String>> bodies = new ArrayList<>();
    for (ResolvedScenario.ThreadGroup group : scenario.threads()) {
      List<String> labels = group.labels().stream().map(Label::name).toList();
      bodies.addAll(Collections.nCopies(group.count(), labels));
    }
    scenario.init().ifPresent(init -> bodies.add(List.of()));
    return List.copyOf(bodies);
  }

  private static int[] entries(ResolvedScenario scenario, Linkage link) {
    List<Integer> entries = new ArrayList<>();
    for (ResolvedScenario.ThreadGroup group : scenario.threads()) {
      for (int i = 0; i < group.count(); i++) {
        entries.add(link.functions.get(group.body()));
      }
    }
    scenario.init().map(link.functions::get).ifPresent(entries::add);
    return entries.stream().mapToInt(Integer::intValue).toArray();
  }

  /** What a property says, and what has to come true first. */
  private record Condition(ToIntFunction<View> value, List<Property.Trigger> triggers) {
    Predicate predicate() {
      return view -> value.applyAsInt(view) != 0;
    }
  }

  /** The conditions of all properties, in order. */
  private static List<Condition> conditions(ResolvedScenario scenario, Looks looks) {
    List<Condition> conditions = new ArrayList<>();
    for (ResolvedScenario.Property p : scenario.properties()) {
      PropertyLowering lowering = looks.lowering(p.kind());
      conditions.add(new Condition(lowering.value(p.condition()), triggers(lowering, p)));
    }
    looks.close();
    return conditions;
  }

  private static List<Property.Trigger> triggers(
      PropertyLowering lowering, ResolvedScenario.Property property) {
    return Triggers.of(property.kind(), property.condition()).stream()
        .map(
            t ->
                new Property.Trigger(
                    t.span().text().strip().replaceAll("\\s+", " "),
                    lowering.lower(t.condition()),
                    t.within()))
        .toList();
  }

  private static List<Property> properties(ResolvedScenario scenario, List<Condition> conditions) {
    List<Property> properties = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      ResolvedScenario.Property p = scenario.properties().get(i);
      Condition c = conditions.get(i);
      kind(p.kind())
          .ifPresent(k -> properties.add(new Property(k, p.name(), c.predicate(), c.triggers())));
    }
    return properties;
  }

  private static List<Program.Goal> goals(ResolvedScenario scenario, List<Condition> conditions) {
    List<Program.Goal> goals = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      ResolvedScenario.Property p = scenario.properties().get(i);
      if (p.kind() == PropertyKind.EVENTUALLY) {
        goals.add(new Program.Goal(p.name(), conditions.get(i).predicate()));
      }
    }
    return goals;
  }

  private static List<Program.Watch> watches(
      ResolvedScenario scenario, List<Condition> conditions, Names names) {
    List<Program.Watch> watches = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      ResolvedScenario.Property p = scenario.properties().get(i);
      if (p.kind() == PropertyKind.WATCH) {
        Type.Kind kind = p.condition().type().kind();
        ToIntFunction<View> value = conditions.get(i).value();
        watches.add(new Program.Watch(p.name(), view -> names.value(kind, value.applyAsInt(view))));
      }
    }
    return watches;
  }

  private static Optional<Property.Kind> kind(PropertyKind kind) {
    return switch (kind) {
      case ALWAYS -> Optional.of(Property.Kind.ALWAYS);
      case NEVER -> Optional.of(Property.Kind.NEVER);
      case FINALLY -> Optional.of(Property.Kind.FINALLY);
      case REACHABLE -> Optional.of(Property.Kind.REACHABLE);
      case EVENTUALLY, WATCH -> Optional.empty();
    };
  }

  private static List<Program.Turn> schedule(ResolvedScenario scenario, Linkage link) {
    return scenario.schedule().stream()
        .map(p -> new Program.Turn(p.thread(), link.label(p.label()), p.label().name()))
        .toList();
  }

  private static int[] initial(StateLayout layout, Primitives primitives) {
    int[] initial = new int[layout.sharedSlots()];
    for (Field field : layout.fields()) {
      if (field.region() == Field.Region.SHARED) {
        int first = field.first();
        Arrays.fill(initial, first, first + field.size(), layout.initial(field));
      }
    }
    primitives.initialise((field, index, value) -> initial[field.first() + index] = value);
    return initial;
  }

  private static boolean[] written(
      StateLayout layout, List<Touches> touches, Machinery machinery, boolean exclusion) {
    boolean[] written = new boolean[layout.fields().size()];
    for (Field field : layout.fields()) {
      written[field.number()] =
          (field == machinery.passed && field.high() > 0)
              || (field == machinery.exclusive && exclusion)
              || touches.stream().anyMatch(t -> t.writes(field));
    }
    return written;
  }
}
