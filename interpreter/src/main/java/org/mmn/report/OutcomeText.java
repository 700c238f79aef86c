package org.mmn.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mmn.check.FaultCheck;
import org.mmn.check.Verdicts;
import org.mmn.explore.Finding;
import org.mmn.explore.Outcome;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;

/**
 * The listing of one check, fit to paste into a mail: a pass is one line with its numbers, a
 * finding its shortest run in columns, what it rests on and how to repeat it.
 */
public final class OutcomeText {
  private static final int FAR = 53;
  private static final int USUAL_HANG = 4;

  /**
   * How much to show.
   *
   * @param all every step of the library too
   * @param splats lockdep's whole report even where a deadlock shows the same thing
   * @param unfolds what shows steps that are folded, in a clause: {@code -v shows them}
   */
  public record Detail(boolean all, boolean splats, String unfolds) {
    public static final Detail NORMAL = new Detail(false, false, "-v shows them");
  }

  private final Account account;
  private final Detail detail;
  private final Sheet sheet = new Sheet();
  private final Set<String> shown = new LinkedHashSet<>();
  private boolean numbered;
  private boolean repeats = true;

  private OutcomeText(Account account, Detail detail) {
    this.account = account;
    this.detail = detail;
  }

  /** The whole listing, its title line included. */
  public static String render(Account account, Detail detail) {
    return title(account, List.of(account.version())) + body(account, detail);
  }

  /** The title line of checks that say the same under several versions; nothing for a pass. */
  public static String title(Account account, List<String> versions) {
    if (PassLine.suits(account)) {
      return PassLine.render(account, versions);
    }
    Sheet sheet = new Sheet();
    return sheet.apart(account.title(), String.join(", ", versions), FAR).blank().toString();
  }

  /** All but the title. */
  public static String body(Account account, Detail detail) {
    OutcomeText text = new OutcomeText(account, detail);
    text.exhibits();
    text.closing();
    return text.sheet.toString();
  }

  /** The findings alone: neither how to repeat them nor what was expected. */
  public static String findings(Account account, Detail detail) {
    OutcomeText text = new OutcomeText(account, detail);
    text.repeats = false;
    text.exhibits();
    return text.sheet.toString();
  }

  private void exhibits() {
    List<Exhibit> lockdep = new ArrayList<>();
    List<Exhibit> examples = new ArrayList<>();
    for (Exhibit exhibit : new Exhibits(account).all()) {
      if (isLockdep(exhibit)) {
        lockdep.add(exhibit);
      } else if (exhibit.finding().isWitness()) {
        examples.add(exhibit);
      } else {
        show(exhibit);
      }
    }
    boolean whole = detail.splats() || shown.isEmpty();
    lockdep(lockdep, whole);
    examples.forEach(this::show);
  }

  private static boolean isLockdep(Exhibit exhibit) {
    return exhibit.finding().verdict().startsWith("lockdep_");
  }

  private void lockdep(List<Exhibit> reports, boolean whole) {
    for (Exhibit report : reports) {
      sheet.line(report.headline(), 9);
      if (!numbered) {
        sheet.line("         " + numbers(account.outcome()));
        numbered = true;
      }
      if (whole) {
        sheet.blank().add(LockdepText.splat(report.finding(), account)).blank();
      }
    }
    if (!reports.isEmpty() && !whole) {
      sheet.line("         (--splat prints what lockdep would)").blank();
    }
  }

  private void show(Exhibit exhibit) {
    if (!shown.add(exhibit.headline()) && !detail.all()) {
      again(exhibit);
      return;
    }
    headline(exhibit);
    exhibit.trace().ifPresent(trace -> columns(exhibit, trace));
    exhibit.round().ifPresent(this::round);
    if (!exhibit.marker().isEmpty()) {
      sheet.centered(exhibit.marker()).blank();
    }
    exhibit.notes().forEach(note -> sheet.line("   " + note, exhibit.hang()));
    sheet.blank();
    exhibit.trace().filter(t -> repeats).ifPresent(t -> sheet.add(replay(account, t)).blank());
  }

  /** The same at another place, or in another way: without its columns. */
  private void again(Exhibit exhibit) {
    sheet.line(exhibit.headline() + ", in another way:");
    exhibit.notes().forEach(note -> sheet.line("   " + note, exhibit.hang()));
    exhibit.trace().filter(t -> repeats).ifPresent(t -> sheet.add(replay(account, t)));
    sheet.blank();
  }

  private void headline(Exhibit exhibit) {
    boolean told = numbered || (exhibit.finding().isWitness() && PassLine.suits(account));
    String soon = exhibit.trace().map(OutcomeText::switches).orElse("");
    String numbers = told ? "" : "   " + numbers(account.outcome());
    numbered = true;
    if (exhibit.headline().length() + soon.length() + numbers.length() <= Sheet.WIDTH) {
      sheet.line(exhibit.headline() + soon + numbers);
    } else {
      sheet.line(exhibit.headline() + soon).line(numbers);
    }
    sheet.blank();
  }

  private static String switches(Trace trace) {
    int count = trace.schedule().switches();
    return switch (count) {
      case 0 -> " without a context switch";
      case 1 -> " after 1 context switch";
      default -> " after " + count + " context switches";
    };
  }

  /** {@code (42 states, complete)}. */
  static String numbers(Outcome outcome) {
    String states = outcome.states() + (outcome.states() == 1 ? " state" : " states");
    return "(" + states + ", " + extent(outcome) + ")";
  }

  static String extent(Outcome outcome) {
    String complete =
        outcome.omission() == 0
            ? "complete"
            : String.format(Locale.ROOT, "complete but for a chance of %.0e", outcome.omission());
    return outcome.limit().map(limit -> "not complete: " + limit).orElse(complete);
  }

  private void columns(Exhibit exhibit, Trace trace) {
    boolean blamed = exhibit.finding().detail() instanceof FaultCheck.FaultSeen;
    Story story = new Story(trace, exhibit.focus(), detail.all(), blamed);
    for (int thread : exhibit.next()) {
      story.attempt(trace.ends().get(thread), exhibit.remark());
    }
    if (story.lines().isEmpty()) {
      sheet.line("   (in the first state, before any step)");
    } else {
      sheet.add(Columns.render(story.lines()));
    }
    sheet.blank();
    if (story.folded() > 0) {
      String of = story.folded() + " of " + trace.steps().size() + " steps";
      sheet
          .line("   folded: " + of + ", inside the calls shown (" + detail.unfolds() + ")")
          .blank();
    }
  }

  /** The steps of a round; none where all of them are inside the library. */
  private void round(Exhibit.Round round) {
    sheet.line("   " + round.headline(), USUAL_HANG).blank();
    Story story = new Story(round.trace(), Set.of(), detail.all(), false);
    if (!story.lines().isEmpty()) {
      sheet.add(Columns.render(story.lines())).blank();
    }
  }

  /** The command that repeats a run. */
  static String replay(Account account, Trace trace) {
    List<String> words = new ArrayList<>(account.rerun());
    words.add("--schedule '" + ScheduleToken.of(trace) + "'");
    return new Sheet().command("replay:", words).toString();
  }

  private void closing() {
    boolean run =
        account.outcome().findings().stream()
            .filter(f -> !f.verdict().equals("no_progress"))
            .anyMatch(f -> !f.witnesses().isEmpty());
    if (run && !account.outcome().shortest()) {
      sheet.line("not proven shortest: a bound came first").blank();
    }
    account.silent().forEach(clause -> sheet.line("note: " + clause));
    if (!PassLine.suits(account)) {
      limit();
      judgement();
    }
  }

  private void limit() {
    boolean none = account.outcome().findings().isEmpty();
    account
        .outcome()
        .limit()
        .ifPresent(
            limit -> sheet.line("LIMIT  " + limit + " came first: there may be more to find"));
    if (none && account.outcome().complete()) {
      sheet.line("no findings   " + numbers(account.outcome()));
    } else if (none) {
      sheet.line("nothing found so far   " + numbers(account.outcome()));
    }
  }

  private void judgement() {
    String place =
        account
            .expectation()
            .map(s -> Wording.shortName(s.file().name()) + ":" + s.line())
            .orElse(Wording.shortName(account.scenario().file().name()) + ", which expects ok");
    String expected = String.join(", ", account.expected());
    if (account.judgement().met()) {
      sheet.line("as expected: " + expected + "   " + place);
      return;
    }
    String verdict = account.judgement().inconclusive() ? "INCONCLUSIVE" : "NOT AS EXPECTED";
    sheet.line(verdict + "   " + place);
    sheet.line("   expected: " + expected);
    sheet.line("   found:    " + found(account));
    difference("missing:  ", account.judgement().missing(), expected);
    difference("surplus:  ", account.judgement().unexpected(), found(account));
  }

  /** What one side has and the other has not, where that is not all of it. */
  private void difference(String label, List<String> verdicts, String whole) {
    String some = String.join(", ", verdicts);
    if (!some.isEmpty() && !some.equals(whole)) {
      sheet.line("   " + label + some);
    }
  }

  /** The verdicts that were found, as expectations name them; {@code ok} for none. */
  static String found(Account account) {
    List<String> names =
        account.outcome().findings().stream()
            .filter(f -> !f.isWitness())
            .map(Verdicts::name)
            .distinct()
            .toList();
    Optional<String> limit = account.outcome().limit().map(l -> "limit");
    List<String> all = new ArrayList<>(names);
    limit.ifPresent(all::add);
    return all.isEmpty() ? "ok" : String.join(", ", all);
  }

  /** Names of what was asked for and reached. */
  static List<String> reached(Outcome outcome) {
    return outcome.findings().stream()
        .filter(Finding::isWitness)
        .map(Finding::subjects)
        .flatMap(List::stream)
        .toList();
  }
}
