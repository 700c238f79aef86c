package org.mmn;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long files and methods of ours may be, over {@code src/main/java} of all modules. */
final class SizesTest {
  private static final Path TOP = Path.of("").toAbsolutePath().getParent();

  /** A file or a method, and its lines. */
  private record Sized(String name, int lines) {
    @Override
    public String toString() {
      return name + ": " + lines;
    }
  }

  private static List<Sized> files;
  private static List<Sized> methods;

  @BeforeAll
  static void measure() throws IOException {
    List<Path> sources = sources();
    files = new ArrayList<>();
    for (Path source : sources) {
      files.add(new Sized(TOP.relativize(source).toString(), Files.readAllLines(source).size()));
    }
    methods = methodsOf(sources);
  }

  @Test
  void noFileIsOver500Lines() {
    assertThat(longerThan(500, files)).isEmpty();
  }

  @Test
  void noMethodIsOver60Lines() {
    assertThat(longerThan(60, methods)).isEmpty();
  }

  @Test
  void halfOfTheFilesHaveAtMost100Lines() {
    assertThat(percentile(50, files)).as("median of file lengths").isLessThanOrEqualTo(100);
  }

  @Test
  void nineOfTenFilesHaveAtMost350Lines() {
    assertThat(percentile(90, files)).as("90th percentile of files").isLessThanOrEqualTo(350);
  }

  @Test
  void nineOfTenMethodsHaveAtMost20Lines() {
    assertThat(percentile(90, methods)).as("90th percentile of methods").isLessThanOrEqualTo(20);
  }

  @Test
  void grammarAndStdlibHaveNoJavaInMain() {
    assertThat(TOP.resolve("grammar/src/main/java")).doesNotExist();
    assertThat(TOP.resolve("stdlib/src/main/java")).doesNotExist();
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("interpreter", "repl")) {
      try (Stream<Path> tree = Files.walk(TOP.resolve(module).resolve("src/main/java"))) {
        tree.filter(p -> p.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }

  private static List<Sized> methodsOf(List<Path> sources) throws IOException {
    List<Sized> found = new ArrayList<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager disk = javac.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              javac.getTask(
                  null, disk, null, null, null, disk.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodLengths(unit, positions).scan(unit, found);
      }
    }
    return found;
  }

  private static List<Sized> longerThan(int limit, List<Sized> all) {
    return all.stream().filter(s -> s.lines > limit).collect(toList());
  }

  private static int percentile(int percent, List<Sized> all) {
    int[] lines = all.stream().mapToInt(Sized::lines).sorted().toArray();
    return lines[(lines.length * percent + 99) / 100 - 1];
  }

  /** Collects the methods of one file: from the first modifier or annotation to the last brace. */
  private static final class MethodLengths extends TreePathScanner<Void, List<Sized>> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    MethodLengths(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, List<Sized> found) {
      LineMap map = unit.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(unit, method));
      long last = map.getLineNumber(positions.getEndPosition(unit, method));
      if (method.getBody() != null) {
        ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
        String name = owner.getSimpleName() + "." + method.getName();
        found.add(new Sized(name, (int) (last - first + 1)));
      }
      return super.visitMethod(method, found);
    }
  }
}
