package org.mmn.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SheetTest {

  @Test
  void longLinesGoOnBelow() {
    String text = new Sheet().line("   " + "word ".repeat(20), 2).toString();
    assertThat(text.lines()).hasSize(2).allMatch(l -> l.length() <= 72);
    assertThat(text.lines().skip(1)).first().asString().startsWith("     word");
  }

  @Test
  void aWordThatIsTooLongIsCut() {
    assertThat(Sheet.wrap("x".repeat(100), 40, 4)).hasSize(3).allMatch(l -> l.length() <= 40);
  }

  @Test
  void stickyBlanksHold() {
    String text = "abc defg ->" + Sheet.STICKY + "1";
    assertThat(Sheet.wrap(text, 11, 4)).containsExactly("abc defg", "  -> 1");
  }

  @Test
  void onlyPlainCharactersComeOut() {
    assertThat(Sheet.ascii("K\u00f6nig\t\u001b[1m \ud83d\ude00")).isEqualTo("K?nig  [1m ?");
  }

  @Test
  void commandsAreContinuedAsShellsTakeThem() {
    List<String> words = List.of("mmn", "run", "x".repeat(40) + ".mmn", "--schedule 'A:1 B!'");
    assertThat(new Sheet().command("replay:", words).toString())
        .isEqualTo("replay: mmn run " + "x".repeat(40) + ".mmn \\\n    --schedule 'A:1 B!'\n");
  }
}
