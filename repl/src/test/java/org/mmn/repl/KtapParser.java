package org.mmn.repl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads KTAP by the rules of the kernel's own parser, tools/testing/kunit/kunit_parser.py, and
 * notes all that it would call an error: a wrong version or number, a test that is missing, a
 * subtest without its result, no tests at all. Stricter in one thing: every line must be a part of
 * the protocol, and indented by two blanks for each level.
 */
final class KtapParser {
  private static final Pattern VERSION = Pattern.compile("\\s*KTAP version (\\d+)");
  private static final Pattern HEADER = Pattern.compile("\\s*# Subtest: (.*)");
  private static final Pattern PLAN = Pattern.compile("\\s*1\\.\\.(\\d+)");
  private static final Pattern RESULT =
      Pattern.compile("\\s*(ok|not ok) (\\d+) ?(?:- )?([^#]*?)(?: # ?(.*))?");
  private static final Pattern DIAGNOSTIC = Pattern.compile("\\s*#( .*)?");

  /** A test with its subtests. */
  record Test(String name, boolean ok, String directive, List<String> log, List<Test> subtests) {}

  private final Deque<String> lines;
  private final List<String> errors = new ArrayList<>();

  KtapParser(String text) {
    this.lines = new ArrayDeque<>(text.lines().toList());
  }

  /** What the kernel's parser would complain of, in the order of the text. */
  List<String> errors() {
    return errors;
  }

  /** All of it. */
  List<Test> parse() {
    if (!lines.isEmpty() && !lines.peek().matches("KTAP version 1")) {
      errors.add("no KTAP output found");
      return List.of();
    }
    List<Test> tests = block(0);
    if (!lines.isEmpty()) {
      errors.add("after the last test: " + lines.peek());
    }
    return tests;
  }

  /** Version, header, plan and the tests that it promises. */
  private List<Test> block(int level) {
    String version = take(VERSION, level);
    if (!version.equals("1")) {
      errors.add("version " + version);
    }
    if (level > 0) {
      take(HEADER, level);
    }
    int planned = Integer.parseInt("0" + take(PLAN, level));
    List<Test> tests = new ArrayList<>();
    while (tests.size() < planned && !lines.isEmpty()) {
      tests.add(test(level, tests.size() + 1));
    }
    if (tests.size() < planned) {
      errors.add("missing expected subtest!");
    }
    if (planned == 0) {
      errors.add("0 tests run!");
    }
    return tests;
  }

  private Test test(int level, int number) {
    List<String> log = log(level);
    List<Test> subtests = List.of();
    String header = "";
    if (!lines.isEmpty() && VERSION.matcher(lines.peek()).matches()) {
      header = lines.stream().skip(1).findFirst().orElse("");
      subtests = block(level + 1);
      log.addAll(log(level));
    }
    Matcher result = RESULT.matcher(lines.isEmpty() ? "" : lines.pop());
    if (!result.matches()) {
      errors.add("no result where number " + number + " should be");
      return new Test("", false, "", log, subtests);
    }
    Test test = made(result, log, subtests, number);
    Matcher named = HEADER.matcher(header);
    if (named.matches() && !named.group(1).equals(test.name())) {
      errors.add("missing subtest result line of " + named.group(1));
    }
    return test;
  }

  private Test made(Matcher result, List<String> log, List<Test> subtests, int number) {
    if (!result.group(2).equals(Integer.toString(number))) {
      errors.add("Expected test number " + number + " but found " + result.group(2));
    }
    boolean ok = result.group(1).equals("ok");
    if (ok && subtests.stream().anyMatch(t -> !t.ok())) {
      errors.add("a test with a failing subtest is ok: " + result.group(3));
    }
    String directive = result.group(4) == null ? "" : result.group(4);
    return new Test(result.group(3), ok, directive, log, subtests);
  }

  private List<String> log(int level) {
    List<String> log = new ArrayList<>();
    while (!lines.isEmpty()
        && !VERSION.matcher(lines.peek()).matches()
        && !HEADER.matcher(lines.peek()).matches()
        && !PLAN.matcher(lines.peek()).matches()
        && !RESULT.matcher(lines.peek()).matches()) {
      String line = lines.pop();
      if (!DIAGNOSTIC.matcher(line).matches() || !line.startsWith("  ".repeat(level) + "#")) {
        errors.add("not a line of KTAP: " + line);
      }
      log.add(line.strip());
    }
    return log;
  }

  private String take(Pattern wanted, int level) {
    String line = lines.isEmpty() ? "" : lines.peek();
    Matcher matcher = wanted.matcher(line);
    if (!matcher.matches()
        || !line.startsWith("  ".repeat(level))
        || line.startsWith("  ".repeat(level + 1))) {
      errors.add("no " + wanted + " at level " + level + ": " + line);
      return "";
    }
    lines.pop();
    return matcher.group(1);
  }
}
