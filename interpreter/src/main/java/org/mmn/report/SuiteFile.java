package org.mmn.report;

import java.util.List;

/**
 * A file of a suite, as reports tell of it.
 *
 * @param name as the command line or the folder gives it, with slashes
 * @param errors what is wrong with the script, as text; empty when it could be tested
 * @param cases one for each scenario under each kernel version that was tested
 */
public record SuiteFile(String name, String errors, List<Case> cases) {

  /**
   * One test.
   *
   * @param nanos how long it took
   */
  public record Case(Account account, long nanos) {
    /** {@code both readers are let in, v6.1}. */
    public String name() {
      return account.title() + ", " + account.version();
    }

    boolean met() {
      return account.judgement().met();
    }

    boolean inconclusive() {
      return account.judgement().inconclusive();
    }

    /** Which bound came first. */
    String bound() {
      return account.outcome().limit().orElse("");
    }

    /** The listing, as {@code mmn check} prints it. */
    String listing() {
      return OutcomeText.render(account, OutcomeText.Detail.NORMAL).stripTrailing();
    }
  }

  boolean broken() {
    return !errors.isEmpty();
  }

  boolean met() {
    return !broken() && cases.stream().allMatch(Case::met);
  }
}
