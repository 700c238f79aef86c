package org.mmn.examples.mutation;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mmn.resolve.ClassPathModules;
import org.mmn.workspace.ScenarioTree;

/**
 * How many small faults in the drivers of the stdlib the examples notice, driver by driver. What
 * they do not notice, the driver's ledger, {@code mutants/DRIVER.txt}, has to explain: lists what
 * it does not, and what it explains though it is caught or gone, and fails where there is any.
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
            .map(m -> m.substring(DRIVERS.length()))
            .filter(driver -> wanted.matcher(driver).matches())
            .map(driver -> run.score(DRIVERS + driver, ledger(driver)))
            .toList();
    System.out.print(Score.head());
    scores.forEach(s -> System.out.print(s.row()));
    System.out.print(Score.total("all", scores));
    boolean unexplained = list("unexplained", scores, Score::unexplained);
    boolean stale = list("stale", scores, Score::stale);
    if (unexplained || stale) {
      System.exit(1);
    }
  }

  private static boolean list(String title, List<Score> scores, Function<Score, List<String>> of) {
    boolean any = false;
    for (Score score : scores) {
      List<String> lines = of.apply(score);
      if (!lines.isEmpty()) {
        System.out.println("\n" + title + ", " + score.ledger().file());
        lines.forEach(System.out::println);
        any = true;
      }
    }
    return any;
  }

  static Ledger ledger(String driver) {
    return Ledger.read(Path.of("mutants", driver + ".txt"));
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
