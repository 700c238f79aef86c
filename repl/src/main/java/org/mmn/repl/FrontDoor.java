package org.mmn.repl;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mmn.report.DiagnosticText;
import org.mmn.source.ScriptException;
import org.mmn.source.Spelling;
import org.mmn.state.CapacityExceeded;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Takes the words of a command line to the command that they name; answers with an exit code. */
final class FrontDoor {
  private final Console console;
  private final Interruption interruption;

  FrontDoor(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  int run(List<String> words) {
    try {
      int code = dispatch(words);
      if (interruption.raised()) {
        console.hint("interrupted");
        return ExitCode.INTERRUPTED;
      }
      return code;
    } catch (UnmatchedArgumentException wrong) {
      return wrongUsage(unknown(wrong), words);
    } catch (UsageException | ParameterException wrong) {
      return wrongUsage(message(wrong), words);
    } catch (ScriptException wrong) {
      console.err().print(DiagnosticText.render(wrong.diagnostics()));
      return ExitCode.SCRIPT;
    } catch (CapacityExceeded bound) {
      console.hint("this comes to a limit of the model: " + bound.what());
      return ExitCode.INCONCLUSIVE;
    } catch (InvalidPathException wrong) {
      console.hint("'" + wrong.getInput() + "' cannot be a file's name here");
      return ExitCode.USAGE;
    } catch (IOException unreadable) {
      console.hint(message(unreadable));
      return ExitCode.USAGE;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
      return bug(bug, words.contains("--debug"));
    }
  }

  private static String message(Exception wrong) {
    return Objects.requireNonNullElse(wrong.getMessage(), wrong.toString());
  }

  private static String unknown(UnmatchedArgumentException wrong) {
    String word = wrong.getUnmatched().get(0);
    if (!word.startsWith("-")) {
      return "nothing is to be done with '" + word + "'";
    }
    Set<String> options = wrong.getCommandLine().getCommandSpec().optionsMap().keySet();
    String meant =
        Spelling.nearest(word, options).map(o -> "; did you mean '" + o + "'?").orElse("");
    return "'" + word + "' is not an option" + meant;
  }

  private int wrongUsage(String message, List<String> words) {
    console.hint(message.lines().findFirst().orElse("wrong usage"));
    String command = words.isEmpty() ? "" : words.get(0);
    boolean known = Commands.names().contains(command) && !command.equals("help");
    console.hint("'mmn help" + (known ? " " + command : "") + "' shows the usage");
    return ExitCode.USAGE;
  }

  private int bug(Throwable bug, boolean debug) {
    console.err().print(Bug.text(bug, debug));
    console.err().flush();
    return ExitCode.BUG;
  }

  private int dispatch(List<String> words) throws IOException {
    if (words.isEmpty()) {
      console.out().print(Overview.text());
      return ExitCode.OK;
    }
    String first = words.get(0);
    return switch (first) {
      case "--version", "-V" -> {
        console.out().print("mmn " + Version.TEXT + "\n");
        yield ExitCode.OK;
      }
      case "help", "--help", "-h" -> help(words.subList(1, words.size()));
      default -> command(first, words.subList(1, words.size()));
    };
  }

  private int help(List<String> words) throws IOException {
    if (words.isEmpty()) {
      console.out().print(Overview.help());
      return ExitCode.OK;
    }
    return words.get(0).equals("help") ? help(List.of()) : command(words.get(0), List.of("--help"));
  }

  private int command(String name, List<String> words) throws IOException {
    Optional<Command> found = Commands.find(name, console, interruption);
    if (found.isEmpty()) {
      String meant =
          Spelling.nearest(name, Commands.names())
              .map(n -> "; did you mean '" + n + "'?")
              .orElse("");
      throw new UsageException("'" + name + "' is not a command" + meant);
    }
    Manual manual = found.get().manual();
    if (words.contains("--help") || words.contains("-h")) {
      console
          .out()
          .print(new CommandLine(manual.page()).getUsageMessage(CommandLine.Help.Ansi.OFF));
      return ExitCode.OK;
    }
    ParseResult given = new CommandLine(manual.spec()).parseArgs(words.toArray(new String[0]));
    return found.get().run(given);
  }
}
