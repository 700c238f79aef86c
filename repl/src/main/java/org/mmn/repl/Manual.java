package org.mmn.repl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command takes, together with its help page: purpose, usage, examples, options in groups.
 * Groups cost time that a start does not have, so they are made for the page alone.
 */
final class Manual {
  private static final int WIDTH = 80;

  private final CommandSpec spec = CommandSpec.create();
  private final Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
  private int taken;

  Manual(String name, String purpose) {
    spec.name("mmn " + name);
    spec.usageMessage()
        .width(WIDTH)
        .header(purpose + "%n")
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .synopsisHeading("Usage: ");
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("This page.").build());
  }

  /** What stands beside the options on the command line. */
  Manual takes(String label, String arity, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel(label)
            .index(arity.endsWith("1") ? Integer.toString(taken++) : taken + "..*")
            .arity(arity)
            .required(!arity.startsWith("0"))
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(description)
            .build());
    return this;
  }

  Manual group(String heading, OptionSpec... options) {
    groups.put(heading, List.of(options));
    return this;
  }

  /** What to read a command line by. */
  CommandSpec spec() {
    groups.values().forEach(options -> options.forEach(spec::addOption));
    return spec;
  }

  /** What to print the help page of. */
  CommandSpec page() {
    groups.forEach((heading, options) -> spec.addArgGroup(group(heading, options)));
    return spec;
  }

  private ArgGroupSpec group(String heading, List<OptionSpec> options) {
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder().exclusive(false).validate(false).multiplicity("0..1");
    group.heading("%n" + heading + ":%n").order(spec.argGroups().size());
    options.forEach(group::addArg);
    return group.build();
  }

  Manual examples(String... lines) {
    spec.usageMessage()
        .footerHeading("%nExamples:%n")
        .footer(
            List.of(lines).stream().map(l -> "  " + l.replace("%", "%%")).toArray(String[]::new));
    return this;
  }

  /** Exit codes as {@code 0:meaning}. */
  Manual exitCodes(String... codes) {
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n");
    Map<String, String> meanings = new LinkedHashMap<>();
    for (String code : codes) {
      int colon = code.indexOf(':');
      meanings.put(code.substring(0, colon), code.substring(colon + 1));
    }
    spec.usageMessage().exitCodeList(meanings);
    return this;
  }

  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .arity("0")
        .type(boolean.class)
        .description(description)
        .build();
  }

  static OptionSpec value(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .arity("1")
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec values(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** One whose value may be left out, and stands behind a {@code =} where it is given. */
  static OptionSpec attached(String label, String description, String usual, String... names) {
    return OptionSpec.builder(names)
        .arity("0..1")
        .type(String.class)
        .paramLabel(label)
        .fallbackValue(usual)
        .preprocessor(
            (args, command, option, info) -> {
              if (!"=".equals(info.get("separator"))) {
                args.push(usual);
              }
              return false;
            })
        .description(description)
        .build();
  }
}
