package org.mmn.repl;

import java.util.ArrayList;
import java.util.List;
import org.mmn.report.Account;
import org.mmn.report.SuiteFile;

/**
 * What testing one file gave.
 *
 * @param diagnostics what is wrong with the script, as text
 * @param titles of the scenarios that were meant, each with its versions
 * @param scenarios by scenario, its cases
 */
record FileReport(
    String name,
    int code,
    String diagnostics,
    List<String> titles,
    List<List<SuiteFile.Case>> scenarios) {

  /** One of which nothing was meant. */
  static FileReport none(String name) {
    return new FileReport(name, ExitCode.OK, "", List.of(), List.of());
  }

  /** One on which mmn itself failed. */
  static FileReport bug(String name, String told) {
    return new FileReport(name, ExitCode.BUG, told, List.of(), List.of());
  }

  /** Whether it is a script with errors. */
  boolean broken() {
    return code == ExitCode.SCRIPT;
  }

  /** Whether mmn itself failed on it. */
  boolean isBug() {
    return code == ExitCode.BUG;
  }

  private boolean isUntested() {
    return broken() || isBug();
  }

  /** Whether anything of it was meant. */
  boolean isMeant() {
    return isUntested() || !titles.isEmpty();
  }

  List<SuiteFile.Case> cases() {
    return scenarios.stream().flatMap(List::stream).toList();
  }

  List<Account> accounts() {
    return cases().stream().map(SuiteFile.Case::account).toList();
  }

  long checks() {
    return accounts().size();
  }

  long met() {
    return accounts().stream().filter(a -> a.judgement().met()).count();
  }

  long inconclusive() {
    return accounts().stream().filter(a -> a.judgement().inconclusive()).count();
  }

  long states() {
    return accounts().stream().mapToLong(a -> a.outcome().states()).sum();
  }

  SuiteFile told() {
    return new SuiteFile(name.replace('\\', '/'), isUntested() ? diagnostics : "", cases());
  }

  /** Adds what was tested to a memory of failures. */
  void tell(LastRun last) {
    List<TestName> tested = new ArrayList<>(List.of(TestName.ofScript(name)));
    List<TestName> failed = new ArrayList<>();
    if (isUntested()) {
      failed.add(TestName.ofScript(name));
    }
    for (Account account : accounts()) {
      TestName test = new TestName(name, account.title(), account.version());
      tested.add(test);
      if (!account.judgement().met()) {
        failed.add(test);
      }
    }
    if (isMeant()) {
      last.learn(tested, failed);
    }
  }
}
