package org.mmn.repl;

import java.util.ArrayList;
import java.util.List;
import org.mmn.report.Account;
import org.mmn.report.OutcomeText;
import org.mmn.report.PassLine;

/** The text about one scenario: once for all versions that say the same. */
final class Listing {
  private Listing() {}

  /**
   * @param accounts of one scenario, in the order of the versions
   */
  static String of(List<Account> accounts, Display display) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < accounts.size(); ) {
      Account first = accounts.get(from);
      List<String> versions = new ArrayList<>(List.of(first.version()));
      int to = from + 1;
      while (to < accounts.size() && isSame(first, accounts.get(to), display)) {
        versions.add(accounts.get(to).version());
        to++;
      }
      if (from > 0 && !display.quiet()) {
        text.append('\n');
      }
      text.append(one(first, versions, display));
      from = to;
    }
    return text.toString();
  }

  private static String one(Account account, List<String> versions, Display display) {
    if (display.quiet()) {
      return PassLine.render(account, versions);
    }
    String body = OutcomeText.body(account, display.detail());
    String title = OutcomeText.title(account, versions);
    return PassLine.suits(account) && !body.isEmpty()
        ? title + "\n" + body.stripTrailing() + "\n"
        : title + body;
  }

  /** The text without how many steps were folded and which token repeats them. */
  private static String said(Account account, Display display) {
    return OutcomeText.render(account, display.detail())
        .replaceAll("(?m)^   folded: .*\\R|^ *--schedule .*\\R|^replay:.*\\R", "");
  }

  private static boolean isSame(Account one, Account other, Display display) {
    Account renamed = other.under(one.version(), one.rerun());
    return display.quiet()
        ? PassLine.render(one, List.of()).equals(PassLine.render(renamed, List.of()))
        : said(one, display).equals(said(renamed, display));
  }
}
