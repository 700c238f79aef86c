package org.mmn.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmn.report.Columns.Line;

final class ColumnsTest {

  @Test
  void twoThreadsStandSideBySide() {
    List<Line> lines =
        List.of(
            new Line("unmapper", 0, "invalidate_start(heap[0..4])"),
            new Line("unmapper", 1, "gpu: down_read(lock)"),
            new Line("submit", 0, "down_write(gpu.lock)"));
    assertThat(Columns.render(lines))
        .isEqualTo(
            """
               unmapper                          submit
               --------                          ------
               invalidate_start(heap[0..4])
                 gpu: down_read(lock)
                                                 down_write(gpu.lock)
            """);
  }

  @Test
  void threeShortThreadsToo() {
    List<Line> lines =
        List.of(
            new Line("A", 0, "mutex_lock(a)"),
            new Line("B", 0, "mutex_lock(b)"),
            new Line("C", 0, "mutex_lock(c)"));
    assertThat(Columns.render(lines))
        .isEqualTo(
            """
               A                      B                      C
               -                      -                      -
               mutex_lock(a)
                                      mutex_lock(b)
                                                             mutex_lock(c)
            """);
  }

  @Test
  void longThreadsStandBelowEachOther() {
    String call = "invalidate_start(library[10..14])";
    List<Line> lines =
        List.of(
            new Line("unmapper", 0, call),
            new Line("unmapper", 1, "gpu: down_read(lock)"),
            new Line("other", 0, call),
            new Line("submit", 0, call));
    assertThat(Columns.render(lines))
        .isEqualTo(
            """
               unmapper  invalidate_start(library[10..14])
                           gpu: down_read(lock)
               other     invalidate_start(library[10..14])
               submit    invalidate_start(library[10..14])
            """);
  }

  @Test
  void noLayoutIsWiderThanAMail() {
    for (int threads = 1; threads <= 9; threads++) {
      for (int length = 1; length < 120; length += 7) {
        List<Line> lines = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          String name = "thread".repeat(1 + t % 3) + "[" + t + "]";
          lines.add(new Line(name, t * 2, "x(" + "abc, ".repeat(length / 5) + ")"));
          lines.add(new Line(name, t, "y".repeat(length)));
        }
        assertThat(Columns.render(lines).lines())
            .allSatisfy(l -> assertThat(l.length()).isLessThanOrEqualTo(Sheet.WIDTH));
      }
    }
  }
}
