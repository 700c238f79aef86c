package org.mmn.repl;

import java.util.List;
import org.mmn.report.Account;

/**
 * What testing one file gave.
 *
 * @param diagnostics what is wrong with the script, as text
 * @param titles of the scenarios that matched, each with its versions
 * @param accounts by scenario
 */
record FileReport(
    String name, int code, String diagnostics, List<String> titles, List<List<Account>> accounts) {

  long checks() {
    return accounts.stream().mapToLong(List::size).sum();
  }

  long met() {
    return accounts.stream().flatMap(List::stream).filter(a -> a.judgement().met()).count();
  }

  long inconclusive() {
    return accounts.stream()
        .flatMap(List::stream)
        .filter(a -> a.judgement().inconclusive())
        .count();
  }

  long states() {
    return accounts.stream().flatMap(List::stream).mapToLong(a -> a.outcome().states()).sum();
  }
}
