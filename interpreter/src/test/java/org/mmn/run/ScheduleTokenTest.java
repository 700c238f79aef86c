package org.mmn.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mmn.explore.Schedule;
import org.mmn.model.Reason;
import org.mmn.run.ScheduleToken.Extent;
import org.mmn.run.ScheduleToken.Segment;
import org.mmn.run.Trace.Step;
import org.mmn.run.Trace.ThreadEnd;
import org.mmn.run.Trace.Waiting;

final class ScheduleTokenTest {
  private static final List<String> NAMES = List.of("unmapper", "submit", "T[0]");

  @Test
  void everyKindOfSegmentIsReadBack() {
    String text = "unmapper@second submit! T[0]:5[1,0] unmapper![2]";
    ScheduleToken token = ScheduleToken.parse(text).orElseThrow();
    assertThat(token.toString()).isEqualTo(text);
    assertThat(token.segments())
        .containsExactly(
            new Segment("unmapper", Extent.LABEL, 0, "second", List.of()),
            new Segment("submit", Extent.STOP, 0, "", List.of()),
            new Segment("T[0]", Extent.STEPS, 5, "", List.of(1, 0)),
            new Segment("unmapper", Extent.STOP, 0, "", List.of(2)));
  }

  @Test
  void nothingIsAnEmptyRun() {
    assertThat(ScheduleToken.parse(" ")).contains(new ScheduleToken(List.of()));
  }

  @Test
  void whatIsNoSegmentIsNoToken() {
    for (String wrong :
        List.of("A", "A:", "A:x", "A@", ":3", "A:3[", "A:3[1,]", "A:3 ,", "A:99999999999")) {
      assertThat(ScheduleToken.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void theTextOfATokenIsReadBackAsThatToken() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      List<Segment> segments = new ArrayList<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        segments.add(segment(random));
      }
      ScheduleToken token = new ScheduleToken(segments);
      assertThat(ScheduleToken.parse(token.toString())).contains(token);
    }
  }

  private static Segment segment(Random random) {
    Extent extent = Extent.values()[random.nextInt(3)];
    return new Segment(
        NAMES.get(random.nextInt(NAMES.size())),
        extent,
        extent == Extent.STEPS ? random.nextInt(1000) : 0,
        extent == Extent.LABEL ? "a" + random.nextInt(9) : "",
        random.ints(random.nextInt(3), 0, 100).boxed().toList());
  }

  @Test
  void aRunIsCutWhereTheThreadChanges() {
    assertThat(token(List.of("0", "0", "1", "0"), Optional.empty(), false))
        .isEqualTo("unmapper:2 submit:1 unmapper:1");
  }

  @Test
  void theLastThreadOfARunThatWaitsHasRunUntilItBlocked() {
    assertThat(token(List.of("0", "1"), Optional.of(1), false)).isEqualTo("unmapper:1 submit!");
  }

  @Test
  void aThreadThatWaitsButWasNotTheLastMayHaveBeenBlockedLater() {
    assertThat(token(List.of("0", "1"), Optional.of(0), false)).isEqualTo("unmapper:1 submit:1");
  }

  @Test
  void aThreadThatHasEndedRanToItsEnd() {
    assertThat(token(List.of("0", "1", "0", "1"), Optional.empty(), true))
        .isEqualTo("unmapper:1 submit:1 unmapper! submit!");
  }

  @Test
  void anAttemptThatQueuesBlocks() {
    assertThat(token(List.of("1q", "0"), Optional.empty(), false)).isEqualTo("submit! unmapper:1");
  }

  @Test
  void onlyStepsThatHadAChoiceTellTheirs() {
    assertThat(token(List.of("0", "0c2", "0c0"), Optional.empty(), false))
        .isEqualTo("unmapper:3[2,0]");
  }

  @Test
  void aLabelThatTheThreadComesToIsSaidByItsName() {
    assertThat(token(List.of("0", "0@fill", "1"), Optional.empty(), false))
        .isEqualTo("unmapper@fill submit:1");
  }

  @Test
  void aLabelThatItWasAtBeforeIsNot() {
    assertThat(token(List.of("0@fill", "0", "0@fill", "1"), Optional.empty(), false))
        .isEqualTo("unmapper:3 submit:1");
    assertThat(token(List.of("0@fill", "1", "0@fill", "1"), Optional.empty(), false))
        .isEqualTo("unmapper@fill submit:1 unmapper:1 submit:1");
  }

  /**
   * Steps as thread numbers, with {@code @} and the label they lead to, with {@code q} when they
   * queue and {@code c} and a choice.
   */
  private static String token(List<String> words, Optional<Integer> waiting, boolean ended) {
    List<Step> steps = new ArrayList<>();
    for (String word : words) {
      boolean chooses = word.indexOf('c') > 0;
      steps.add(
          new Step(
              steps.size() + 1,
              word.charAt(0) - '0',
              List.of(),
              "step()",
              word.endsWith("q") ? "queues up" : "",
              List.of(),
              List.of(),
              chooses ? word.charAt(2) - '0' : 0,
              chooses ? 3 : 1,
              word.contains("@") ? word.substring(word.indexOf('@') + 1) : ""));
    }
    Waiting wait = new Waiting(Reason.Kind.LOCK, "m", true, List.of(), List.of());
    List<ThreadEnd> ends = new ArrayList<>();
    for (int t = 0; t < NAMES.size(); t++) {
      Optional<Waiting> mine = waiting.filter(List.of(t)::contains).map(w -> wait);
      ends.add(new ThreadEnd(t, ended, List.of(), "", mine, List.of()));
    }
    Schedule schedule =
        new Schedule(steps.stream().map(s -> new Schedule.Step(s.thread(), s.way())).toList());
    return ScheduleToken.of(new Trace(schedule, NAMES, steps, ends)).toString();
  }
}
