package org.mmn.repl;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for shells, made of what the commands say of themselves. */
final class Completion {
  private static final String SHELLS = "bash zsh fish";

  private Completion() {}

  /** A function for bash; other words are files. */
  static String bash(Pages pages) {
    StringBuilder text = new StringBuilder();
    text.append("# bash completion for mmn, printed by 'mmn completion bash'\n");
    text.append("_mmn() {\n");
    text.append("  local cur=${COMP_WORDS[COMP_CWORD]} words\n");
    text.append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n");
    text.append("    words='").append(String.join(" ", pages.names())).append("'\n");
    text.append("  else\n");
    text.append("    case ${COMP_WORDS[1]} in\n");
    for (Pages.Page page : pages.all()) {
      text.append("      ").append(page.entry().name()).append(") words='");
      text.append(String.join(" ", words(page))).append("' ;;\n");
    }
    text.append("      help) words='").append(String.join(" ", pages.names())).append("' ;;\n");
    text.append("    esac\n");
    text.append("  fi\n");
    text.append("  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n");
    text.append("}\n");
    text.append("complete -o default -F _mmn mmn ./mmn\n");
    return text.toString();
  }

  /** A function for zsh's completion system. */
  static String zsh(Pages pages) {
    StringBuilder text = new StringBuilder();
    text.append("#compdef mmn\n");
    text.append("# zsh completion for mmn, printed by 'mmn completion zsh'\n");
    text.append("_mmn() {\n");
    text.append("  if (( CURRENT == 2 )); then\n");
    text.append("    local -a commands=(\n");
    Commands.ALL.forEach(
        e ->
            text.append("      '")
                .append(e.name())
                .append(':')
                .append(quoted(e.purpose()))
                .append("'\n"));
    text.append("    )\n");
    text.append("    _describe command commands\n");
    text.append("    return\n");
    text.append("  fi\n");
    text.append("  case $words[2] in\n");
    for (Pages.Page page : pages.all()) {
      text.append("    ").append(page.entry().name()).append(") _arguments");
      page.options().forEach(o -> text.append(" \\\n      ").append(argument(o)));
      text.append(" \\\n      '*:")
          .append(takesShell(page) ? "shell:(" + SHELLS + ")" : "file:_files")
          .append("' ;;\n");
    }
    text.append("    help) _values command ").append(String.join(" ", pages.names()));
    text.append(" ;;\n  esac\n}\n");
    text.append("# Loaded by compinit from a file, or evaluated.\n");
    text.append("if [[ ${funcstack[1]} == _mmn ]]; then _mmn \"$@\"; else compdef _mmn mmn; fi\n");
    return text.toString();
  }

  /** {@code '(-q --quiet)'{-q,--quiet}'[text]'}, with what it takes behind. */
  private static String argument(OptionSpec option) {
    String text = "[" + quoted(Pages.Page.text(option)).replace("[", "(").replace("]", ")") + "]";
    String value =
        option.arity().max() == 0 ? "" : ":" + option.paramLabel().replace(":", "") + ":";
    List<String> names = List.of(option.names());
    return names.size() == 1
        ? "'" + names.get(0) + text + value + "'"
        : "'("
            + String.join(" ", names)
            + ")'{"
            + String.join(",", names)
            + "}'"
            + text
            + value
            + "'";
  }

  /** Commands of fish's complete. */
  static String fish(Pages pages) {
    StringBuilder text = new StringBuilder();
    text.append("# fish completion for mmn, printed by 'mmn completion fish'\n");
    for (Commands.Entry entry : Commands.ALL) {
      text.append("complete -c mmn -n __fish_use_subcommand -f -a ").append(entry.name());
      text.append(" -d '").append(escaped(entry.purpose())).append("'\n");
    }
    for (Pages.Page page : pages.all()) {
      if (takesShell(page)) {
        text.append("complete -c mmn -n '__fish_seen_subcommand_from ");
        text.append(page.entry().name()).append("' -f -a '").append(SHELLS).append("'\n");
      }
      for (OptionSpec option : page.options()) {
        text.append("complete -c mmn -n '__fish_seen_subcommand_from ");
        text.append(page.entry().name()).append("'").append(flags(option));
        text.append(option.arity().max() == 0 ? "" : " -r");
        text.append(" -d '").append(escaped(Pages.Page.text(option))).append("'\n");
      }
    }
    return text.toString();
  }

  private static String flags(OptionSpec option) {
    return Stream.of(option.names())
        .map(n -> n.startsWith("--") ? " -l " + n.substring(2) : " -s " + n.substring(1))
        .collect(Collectors.joining());
  }

  private static List<String> names(Pages.Page page) {
    return page.options().stream().flatMap(o -> Stream.of(o.names())).toList();
  }

  private static List<String> words(Pages.Page page) {
    return Stream.concat(
            takesShell(page) ? Stream.of(SHELLS) : Stream.empty(), names(page).stream())
        .toList();
  }

  private static boolean takesShell(Pages.Page page) {
    return page.entry().name().equals("completion");
  }

  /** Within single quotes of zsh. */
  private static String quoted(String text) {
    return text.replace("'", "'\\''");
  }

  /** Within single quotes of fish. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
