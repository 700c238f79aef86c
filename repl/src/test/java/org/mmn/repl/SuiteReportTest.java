package org.mmn.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What CI reads of a suite is well-formed, complete and true. */
final class SuiteReportTest {
  private static final Path SCHEMA = Path.of("src/test/resources/org/mmn/repl/junit-report.xsd");

  private static final String OK = "thread A { mutex_lock(m); mutex_unlock(m); }";
  private static final String STUCK = "thread A { mutex_lock(m); mutex_lock(m); }";

  @TempDir private Path folder;

  @BeforeEach
  void suite() throws IOException {
    scenario("a/good.mmn", "holds", OK);
    scenario("a/stuck.mmn", "- # <Subtest: 'x' & \\\"y\\\"> ]]>", STUCK);
    scenario("b/long.mmn", "is long", OK.replace("thread A", "thread A[3]"));
    Files.writeString(folder.resolve("b/wrong.mmn"), "scenario \"bad & \u0001\" { <&> }");
  }

  private void scenario(String file, String title, String threads) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    String kernel = " kernel v4.18, v6.12; ";
    Files.writeString(
        folder.resolve(file),
        "scenario \"" + title + "\" {" + kernel + "mutex m; " + threads + " }");
  }

  private Desk.Said run(String options) {
    return Desk.in(folder).run("test --max-states 6 " + options);
  }

  private static List<KtapParser.Test> parsed(String text) {
    KtapParser parser = new KtapParser(text);
    List<KtapParser.Test> tests = parser.parse();
    assertThat(parser.errors()).as(text).isEmpty();
    return tests;
  }

  @Test
  void ktapIsWhatTheKernelsParserReads() {
    Desk.Said said = run("--report ktap=- a b");
    List<KtapParser.Test> files = parsed(said.out());

    assertThat(said.code()).isEqualTo(3);
    assertThat(files.stream().map(KtapParser.Test::name))
        .containsExactly("a/good.mmn", "a/stuck.mmn", "b/long.mmn", "b/wrong.mmn");
    assertThat(files.stream().map(KtapParser.Test::ok)).containsExactly(true, false, false, false);
    assertThat(files.get(0).subtests().stream().map(KtapParser.Test::name))
        .containsExactly("holds, v4.18", "holds, v6.12");
    assertThat(files.get(1).subtests()).hasSize(2).noneMatch(KtapParser.Test::ok);
    assertThat(files.get(1).subtests().get(0).log())
        .anyMatch(l -> l.contains("*** DEADLOCK ***"))
        .anyMatch(l -> l.contains("--schedule"));
    assertThat(files.get(2).subtests()).allMatch(t -> t.directive().equals("TIMEOUT 6 states"));
    assertThat(files.get(3).directive()).startsWith("ERROR");
    assertThat(files.get(3).log()).anyMatch(l -> l.contains("b/wrong.mmn:1:"));
  }

  @Test
  void ktapOfNothingIsAFailureToItsReaders() {
    Desk.Said said = run("--match nosuch --report ktap=- a");
    KtapParser parser = new KtapParser(said.out());
    parser.parse();

    assertThat(said.code()).isEqualTo(5);
    assertThat(parser.errors()).containsExactly("0 tests run!");
  }

  @Test
  void theParserOfThisTestFindsWhatIsWrong() {
    String good = run("--report ktap=- a").out();
    assertThat(errors(good)).isEmpty();
    assertThat(errors(good.replace("KTAP version 1\n1..2", "KTAP version 2\n1..2"))).isNotEmpty();
    assertThat(errors(good.replace("\n1..2", "\n1..3"))).isNotEmpty();
    assertThat(errors(good.replace("  1..2", "  1..1"))).isNotEmpty();
    assertThat(errors(good.replace("not ok 2 a/", "not ok 3 a/"))).isNotEmpty();
    assertThat(errors(good.replace("not ok 2 a/", "ok 2 a/"))).isNotEmpty();
    assertThat(errors(good.replace("ok 1 a/good.mmn\n", ""))).isNotEmpty();
    assertThat(errors(good.replace("# replay:", "replay:"))).isNotEmpty();
  }

  private static List<String> errors(String text) {
    KtapParser parser = new KtapParser(text);
    parser.parse();
    return parser.errors();
  }

  @Test
  void severalReportsAtOnceSayTheSame() throws Exception {
    Desk.Said said = run("--report junit=out.xml --report ktap=out.ktap --jobs 2 a b");
    Element all = valid(Files.readString(folder.resolve("out.xml"))).getDocumentElement();

    assertThat(said.out()).contains("4 files, 3 scenarios, 6 checks: 2 ok, 2 failed, 2 inconc");
    assertThat(parsed(Files.readString(folder.resolve("out.ktap")))).hasSize(4);
    assertThat(all.getAttribute("tests")).isEqualTo("7");
    assertThat(all.getAttribute("failures")).isEqualTo("2");
    assertThat(all.getAttribute("errors")).isEqualTo("3");
    assertThat(all.getElementsByTagName("testsuite").getLength()).isEqualTo(4);
    assertThat(all.getElementsByTagName("testcase").getLength()).isEqualTo(7);
    assertThat(all.getElementsByTagName("failure").getLength()).isEqualTo(2);
    assertThat(all.getElementsByTagName("error").getLength()).isEqualTo(3);
    Element stuck = (Element) all.getElementsByTagName("failure").item(0);
    assertThat(stuck.getAttribute("message"))
        .isEqualTo("expected ok; found deadlock, lockdep_recursion(m)");
    assertThat(stuck.getTextContent()).contains("*** DEADLOCK ***", "replay: mmn run");
    Element test = (Element) stuck.getParentNode();
    assertThat(test.getAttribute("name")).contains("# <Subtest: 'x' &", ", v4.18");
    assertThat(test.getAttribute("file")).isEqualTo("a/stuck.mmn");
    assertThat(test.getAttribute("line")).isEqualTo("1");
  }

  @Test
  void theSchemaRefusesWhatItShould() throws Exception {
    run("--report junit=out.xml a b");
    String good = Files.readString(folder.resolve("out.xml"));
    for (String bad :
        List.of(
            good.replaceFirst(" line=\"\\d+\"", ""),
            good.replaceFirst(" line=\"\\d+\"", " line=\"0\""),
            good.replaceFirst(" time=\"[^\"]*\"", " time=\"soon\""),
            good.replaceFirst(" tests=", " test="),
            good.replaceFirst("<testcase ", "<testcase colour=\"red\" "),
            good.replace("<failure ", "<flaw ").replace("</failure>", "</flaw>"),
            good.replaceFirst(" message=\"[^\"]*\"", " message=\"\""))) {
      assertThatThrownBy(() -> valid(bad)).isInstanceOf(SAXException.class);
    }
  }

  private static Document valid(String xml) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(SCHEMA.toFile())
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
