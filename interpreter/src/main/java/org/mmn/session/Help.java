package org.mmn.session;

import java.util.List;
import java.util.Optional;
import org.mmn.report.Paragraphs;
import org.mmn.source.Spelling;
import org.mmn.workspace.LibraryGuide;

/** What the commands do, and what the library holds. */
final class Help {
  private final LibraryGuide guide;

  Help(LibraryGuide guide) {
    this.guide = guide;
  }

  Answer about(List<String> words) {
    if (words.isEmpty()) {
      return Answer.ok(all());
    }
    String topic = words.get(0);
    Optional<SessionCommand> command = SessionCommand.named(topic);
    if (command.isPresent()) {
      return Answer.ok(
          command.get().usage() + "\n" + Paragraphs.text("    ", command.get().more()));
    }
    String found = ofLibrary(topic);
    if (!found.isEmpty()) {
      return Answer.ok(found);
    }
    List<String> known = new java.util.ArrayList<>(guide.known());
    SessionCommand.known().forEach(known::add);
    String meant =
        Spelling.nearest(topic, known).map(n -> "; did you mean '" + n + "'?").orElse("");
    throw Refusal.usage(
        "nothing is called '"
            + topic
            + "'"
            + (meant.isEmpty() ? "; the language is in grammar/LANGUAGE.md" : meant));
  }

  private static String all() {
    StringBuilder text = new StringBuilder();
    for (SessionCommand command : SessionCommand.ALL) {
      text.append(
          Paragraphs.hanging(String.format("  %-22s ", command.usage()), command.purpose()));
    }
    text.append('\n');
    text.append(
        Paragraphs.text(
            "  ",
            "A thread's name or number lets it do a line; T:4, T! and T@label as in schedules."
                + " Anything else is the language: a declaration joins the scenario, a statement"
                + " runs as a thread, an expression is answered with its value. 'help step' tells"
                + " more of a command, 'help munmap' of what the library has."));
    return text.toString();
  }

  private String ofLibrary(String name) {
    StringBuilder text = new StringBuilder();
    guide
        .module(name)
        .ifPresent(m -> text.append(name).append("\n").append(Paragraphs.text("    ", m.doc())));
    for (String module : guide.group(name)) {
      guide
          .module(module)
          .ifPresent(
              m -> text.append(Paragraphs.hanging(String.format("%-22s ", module), m.summary())));
    }
    if (text.isEmpty()) {
      for (String definer : guide.definers(name)) {
        guide.module(definer).ifPresent(m -> entries(text, m.entries(), name));
      }
    }
    return text.toString();
  }

  private static void entries(StringBuilder text, List<LibraryGuide.Entry> entries, String name) {
    for (LibraryGuide.Entry each : entries) {
      if (each.isCalled(name)) {
        entry(text, each);
      }
      entries(text, each.members(), name);
    }
  }

  private static void entry(StringBuilder text, LibraryGuide.Entry entry) {
    text.append(Paragraphs.hanging("", entry.head()));
    text.append(Paragraphs.text("    ", entry.doc()));
    entry.members().forEach(m -> text.append(Paragraphs.hanging("    ", m.head())));
  }
}
