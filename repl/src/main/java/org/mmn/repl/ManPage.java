package org.mmn.repl;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual in the language of man(7), made of what the commands say of themselves. */
final class ManPage {
  private final StringBuilder text = new StringBuilder();

  private ManPage(String name) {
    text.append(".\\\" Written by 'mmn man'.\n");
    text.append(".TH ").append(name.toUpperCase(java.util.Locale.ROOT)).append(" 1 \"\" \"mmn ");
    text.append(Version.TEXT).append("\" \"mmn\"\n");
  }

  /** All pages by name: {@code mmn}, {@code mmn-check}, ... */
  static Map<String, String> all(Pages pages) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("mmn", overview(pages));
    for (Pages.Page page : pages.all()) {
      all.put("mmn-" + page.entry().name(), command(page));
    }
    return all;
  }

  private static String overview(Pages pages) {
    ManPage man = new ManPage("mmn");
    man.section("NAME").line("mmn \\- explore every interleaving of MMU\\-notifier scenarios");
    man.section("SYNOPSIS").line(".B mmn").line("COMMAND [OPTIONS] [FILE...]");
    man.section("COMMANDS");
    for (Pages.Page page : pages.all()) {
      man.line(".TP").line(".BR mmn\\-" + page.entry().name() + " (1)");
      man.line(escaped(page.entry().purpose()));
    }
    return man.text.toString();
  }

  private static String command(Pages.Page page) {
    ManPage man = new ManPage("mmn-" + page.entry().name());
    CommandSpec spec = page.spec();
    man.section("NAME")
        .line("mmn\\-" + page.entry().name() + " \\- " + escaped(page.entry().purpose()));
    man.section("SYNOPSIS").line(".B mmn " + page.entry().name()).line("[OPTIONS] " + takes(spec));
    man.section("DESCRIPTION")
        .line(escaped(String.join(" ", spec.usageMessage().header()).replace("%n", "").strip()));
    for (PositionalParamSpec each : spec.positionalParameters()) {
      man.line(".TP").line(".I " + escaped(each.paramLabel()));
      man.line(escaped(String.join(" ", each.description())));
    }
    man.section("OPTIONS");
    page.options().forEach(man::option);
    man.section("EXIT STATUS");
    spec.usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> man.line(".TP").line(".B " + code).line(escaped(meaning)));
    man.section("EXAMPLES").line(".nf");
    for (String example : spec.usageMessage().footer()) {
      man.line(escaped(example.strip().replace("%%", "%")));
    }
    man.line(".fi").section("SEE ALSO").line(".BR mmn (1)");
    return man.text.toString();
  }

  private static String takes(CommandSpec spec) {
    StringBuilder takes = new StringBuilder();
    spec.positionalParameters().forEach(p -> takes.append(escaped(p.paramLabel())).append(' '));
    return takes.toString().strip();
  }

  private void option(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    line(".TP").line(".B " + escaped(String.join(", ", option.names()) + value));
    line(escaped(Pages.Page.text(option)));
  }

  private ManPage section(String name) {
    return line(".SH " + name);
  }

  private ManPage line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** No hyphen that a reader could not copy, no control line by accident. */
  private static String escaped(String plain) {
    String safe = plain.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
