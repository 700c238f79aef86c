package org.mmn.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mmn.resolve.ClassPathModules;
import org.mmn.session.Answer;
import org.mmn.session.Disk;
import org.mmn.session.Inputs;
import org.mmn.session.Names;
import org.mmn.session.Session;
import org.mmn.source.SourceFile;
import org.mmn.syntax.Coloured;
import org.mmn.workspace.LibraryGuide;
import org.mmn.workspace.Mmn;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a key costs at the prompt, with a scenario of 500 lines open or being typed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KeystrokeBench {
  private static final String PAIR =
      "        invalidate_start(heap[0..4]);\n        invalidate_end(heap[0..4]);\n";
  private static final String BODY = PAIR.repeat(246);
  private static final String DECLARATION = "    thread T in app {\n" + BODY + "    }\n";
  private static final String FILE =
      "scenario \"long\" {\n    kernel v4.18;\n    mm app { vma heap[8] anon; }\n"
          + DECLARATION
          + "    kthread K { }\n}\n";

  private final LibraryGuide guide =
      new LibraryGuide(new ClassPathModules(KeystrokeBench.class.getClassLoader()));
  private final Session session =
      new Session(Mmn.withStdlib(), guide, new NoDisk(), Map.of(), usual -> usual);

  /** Opens the scenario. */
  public KeystrokeBench() {
    Answer opened = session.open(new SourceFile("long.mmn", FILE));
    if (opened.kind() != Answer.Kind.OK) {
      throw new IllegalStateException(opened.text());
    }
  }

  /** A letter in a declaration of 500 lines that is being typed: its colours. */
  @Benchmark
  public List<Coloured.Stretch> letter() {
    return Coloured.stretches(DECLARATION);
  }

  /** Enter behind it, before its last brace and with it: whether it goes on. */
  @Benchmark
  public boolean enter() {
    return Inputs.goesOn(DECLARATION);
  }

  /** Tab: all names of the script, and the functions of the library. */
  @Benchmark
  public int tab() {
    Names names = session.names();
    return names.words().size() + names.subjects().size() + guide.functions().size();
  }

  /** A disk without files. */
  private static final class NoDisk implements Disk {
    @Override
    public SourceFile read(String name) throws IOException {
      throw new IOException(name);
    }

    @Override
    public void write(String name, String text) throws IOException {
      throw new IOException(name);
    }
  }
}
