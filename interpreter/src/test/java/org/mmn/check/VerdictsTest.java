package org.mmn.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mmn.explore.Finding;

final class VerdictsTest {
  private static final Finding DEADLOCK = finding("deadlock");
  private static final Finding CYCLE = finding("lockdep_circular", "drv.m", "fs_reclaim");
  private static final Finding WITNESS = finding("reachable", "both");

  private static Finding finding(String verdict, String... subjects) {
    return new Finding(verdict, List.of(subjects), List.of(), verdict);
  }

  private static Expected expect(String verdict) {
    return new Expected(verdict, Optional.empty());
  }

  private static Expected expect(String verdict, String subject) {
    return new Expected(verdict, Optional.of(subject));
  }

  private static Judgement exact(boolean limited, List<Expected> expected, Finding... findings) {
    return Verdicts.judge(false, expected, List.of(findings), limited);
  }

  @Test
  void okMeansNoFindings() {
    assertThat(exact(false, List.of(expect("ok"))).met()).isTrue();
    assertThat(exact(false, List.of()).met()).isTrue();
    assertThat(exact(false, List.of(expect("ok")), WITNESS).met()).isTrue();
    assertThat(exact(false, List.of(expect("ok")), DEADLOCK).unexpected())
        .containsExactly("deadlock");
  }

  @Test
  void exactWantsEachAndNoOther() {
    List<Expected> both = List.of(expect("deadlock"), expect("lockdep_circular"));
    assertThat(exact(false, both, DEADLOCK, CYCLE).met()).isTrue();
    assertThat(exact(false, both, DEADLOCK).missing()).containsExactly("lockdep_circular");
    assertThat(exact(false, both.subList(0, 1), DEADLOCK, CYCLE).unexpected())
        .containsExactly("lockdep_circular(drv.m, fs_reclaim)");
  }

  @Test
  void aLockNamedIsOneOfTheCycle() {
    Stream.of("drv.m", "fs_reclaim")
        .forEach(
            lock ->
                assertThat(exact(false, List.of(expect("lockdep_circular", lock)), CYCLE).met())
                    .isTrue());
    Judgement other = exact(false, List.of(expect("lockdep_circular", "x")), CYCLE);
    assertThat(other.met()).isFalse();
    assertThat(other.missing()).containsExactly("lockdep_circular(x)");
    assertThat(other.unexpected()).hasSize(1);
  }

  @Test
  void atLeastAllowsMore() {
    Judgement more =
        Verdicts.judge(true, List.of(expect("deadlock")), List.of(DEADLOCK, CYCLE), false);
    assertThat(more.met()).isTrue();
    assertThat(Verdicts.judge(true, List.of(expect("deadlock")), List.of(CYCLE), false).met())
        .isFalse();
  }

  @Test
  void aBoundIsNeverOk() {
    Judgement quiet = exact(true, List.of(expect("ok")));
    assertThat(quiet.met()).isFalse();
    assertThat(quiet.inconclusive()).isTrue();
    assertThat(exact(true, List.of(expect("deadlock")), DEADLOCK).inconclusive()).isTrue();
  }

  @Test
  void whatWasSeenBeforeTheBoundCounts() {
    Judgement wrong = exact(true, List.of(expect("ok")), DEADLOCK);
    assertThat(wrong.met()).isFalse();
    assertThat(wrong.inconclusive()).isFalse();
    assertThat(Verdicts.judge(true, List.of(expect("deadlock")), List.of(DEADLOCK), true).met())
        .isTrue();
    assertThat(Verdicts.judge(true, List.of(expect("deadlock")), List.of(), true).inconclusive())
        .isTrue();
  }

  @Test
  void aBoundCanBeExpected() {
    assertThat(exact(true, List.of(expect("limit"))).met()).isTrue();
    assertThat(exact(false, List.of(expect("limit"))).missing()).containsExactly("limit");
  }

  @Test
  void whatHasNoNameIsCalledAsAnExpectWritesIt() {
    Finding unnamed = new Finding("assertion", List.of("line 12"), List.of(), "");
    assertThat(Verdicts.name(unnamed)).isEqualTo("assertion(12)");
    assertThat(new Expected("assertion", Optional.of("line 12"))).hasToString("assertion(12)");
    assertThat(new Expected("assertion", Optional.of("line 12")).matches(unnamed)).isTrue();
  }
}
