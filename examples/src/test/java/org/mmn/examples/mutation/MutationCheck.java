package org.mmn.examples.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmn.examples.mutation.Score.Fate;
import org.mmn.resolve.ClassPathModules;
import org.mmn.workspace.ScenarioTree;

/**
 * How many small faults in the drivers of the stdlib the examples notice, driver by driver, and
 * which they do not.
 *
 * <pre>{@code
 * mvn -q -Dquick -Pmutants -DskipTests -pl examples -am verify -Dmutants.driver='amdgpu|kvm'
 * }</pre>
 */
final class MutationCheck {
  private static final String DRIVERS = "drivers.";

  private MutationCheck() {}

  /**
   * Runs in the folder of the examples.
   *
   * @param args the drivers, as a regular expression; the states and the seconds that a check of a
   *     mutant may take
   */
  public static void main(String[] args) {
    Pattern wanted = Pattern.compile(args[0]);
    MutationRun.Bounds bounds =
        new MutationRun.Bounds(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    ClassPathModules stdlib = new ClassPathModules(MutationCheck.class.getClassLoader());
    MutationRun run = new MutationRun(stdlib, bounds, examples());
    List<Score> scores =
        stdlib.index().modules().stream()
            .filter(m -> m.startsWith(DRIVERS))
            .filter(m -> wanted.matcher(m.substring(DRIVERS.length())).matches())
            .map(run::score)
            .toList();
    System.out.print(Score.head());
    scores.forEach(s -> System.out.print(s.row()));
    Stream.of(Fate.SURVIVED, Fate.LIMIT)
        .forEach(
            fate -> {
              System.out.println(fate == Fate.SURVIVED ? "\nsurvivors" : "\nlimit");
              scores.forEach(s -> System.out.print(s.list(fate)));
            });
  }

  /** All but what belongs to the build. */
  private static List<Path> examples() {
    return new ScenarioTree(Path.of("."))
        .files().stream()
            .map(Path::normalize)
            .filter(file -> !file.startsWith("src") && !file.startsWith("target"))
            .toList();
  }
}
