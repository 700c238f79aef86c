package org.mmn.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.mmn.explore.Coverage;
import org.mmn.run.ScheduleToken;
import org.mmn.run.Trace;

/** Results and their runs as JSON: a list under {@code results}, one element for each check. */
public final class OutcomeJson {
  private final JsonGenerator json;

  private OutcomeJson(JsonGenerator json) {
    this.json = json;
  }

  public static String render(List<Account> accounts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      OutcomeJson writer = new OutcomeJson(json);
      json.writeStartObject();
      json.writeArrayFieldStart("results");
      for (Account account : accounts) {
        writer.result(account);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.append('\n').toString();
  }

  /**
   * One run by itself.
   *
   * @param shows the verdicts that it shows
   */
  public static String render(Trace trace, String scenario, String kernel, List<String> shows) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      OutcomeJson writer = new OutcomeJson(json);
      json.writeStartObject();
      json.writeStringField("scenario", scenario);
      json.writeStringField("kernel", kernel);
      writer.strings("shows", shows);
      json.writeFieldName("run");
      writer.run(trace);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.append('\n').toString();
  }

  private void result(Account account) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", account.scenario().file().name());
    json.writeNumberField("line", account.scenario().line());
    json.writeStringField("scenario", account.title());
    json.writeStringField("kernel", account.version());
    json.writeBooleanField("met", account.judgement().met());
    json.writeBooleanField("inconclusive", account.judgement().inconclusive());
    strings("expected", account.expected());
    strings("missing", account.judgement().missing());
    strings("unexpected", account.judgement().unexpected());
    json.writeNumberField("states", account.outcome().states());
    json.writeNumberField("moves", account.outcome().moves());
    json.writeNumberField("depth", account.outcome().depth());
    json.writeBooleanField("complete", account.outcome().complete());
    if (account.outcome().limit().isPresent()) {
      json.writeStringField("limit", account.outcome().limit().get());
    }
    if (account.outcome().omission() > 0) {
      json.writeNumberField("omission_probability", account.outcome().omission());
    }
    json.writeBooleanField("shortest", account.outcome().shortest());
    strings("hints", account.silent());
    if (account.outcome().coverage().isPresent()) {
      coverage(account.outcome().coverage().get());
    }
    json.writeArrayFieldStart("findings");
    for (Exhibit exhibit : new Exhibits(account).all()) {
      finding(account, exhibit);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void coverage(Coverage coverage) throws IOException {
    json.writeObjectFieldStart("coverage");
    json.writeStringField("drawn", coverage.lottery().walks() ? "walk" : "pct");
    json.writeNumberField("depth", coverage.lottery().depth());
    json.writeNumberField("seed", coverage.lottery().seed());
    json.writeNumberField("runs", coverage.runs());
    json.writeNumberField("over", coverage.over());
    json.writeNumberField("bound", coverage.bound());
    json.writeNumberField("moves", coverage.moves());
    json.writeNumberField("steps", coverage.steps());
    json.writeNumberField("longest", coverage.longest());
    json.writeNumberField("fingerprints", coverage.states());
    json.writeBooleanField("more", coverage.more());
    json.writeNumberField("positions", coverage.positions());
    json.writeEndObject();
  }

  private void finding(Account account, Exhibit exhibit) throws IOException {
    json.writeStartObject();
    json.writeStringField("verdict", exhibit.finding().verdict());
    strings("subjects", exhibit.finding().subjects());
    json.writeStringField("headline", exhibit.headline());
    strings("notes", exhibit.notes().stream().map(n -> Sheet.ascii(n).strip()).toList());
    json.writeArrayFieldStart("runs");
    for (Object witness : exhibit.finding().witnesses()) {
      Trace trace = account.traces().get(witness);
      if (trace != null) {
        run(trace);
      }
    }
    json.writeEndArray();
    if (exhibit.round().isPresent()) {
      json.writeFieldName("round");
      run(exhibit.round().get().trace());
    }
    json.writeEndObject();
  }

  private void run(Trace trace) throws IOException {
    json.writeStartObject();
    json.writeStringField("schedule", ScheduleToken.of(trace).toString());
    json.writeNumberField("switches", trace.schedule().switches());
    json.writeArrayFieldStart("steps");
    for (Trace.Step step : trace.steps()) {
      json.writeStartObject();
      json.writeStringField("thread", trace.threads().get(step.thread()));
      json.writeStringField("action", step.action());
      if (!step.outcome().isEmpty()) {
        json.writeStringField("outcome", step.outcome());
      }
      calls(step.calls());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("ends");
    for (Trace.ThreadEnd end : trace.ends()) {
      end(trace, end);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void end(Trace trace, Trace.ThreadEnd end) throws IOException {
    json.writeStartObject();
    json.writeStringField("thread", trace.threads().get(end.thread()));
    json.writeBooleanField("ended", end.ended());
    if (!end.ended()) {
      json.writeStringField("next", end.action());
      calls(end.calls());
    }
    if (end.waiting().isPresent()) {
      Trace.Waiting waiting = end.waiting().get();
      json.writeObjectFieldStart("waits");
      json.writeStringField("kind", Wording.word(waiting.kind()));
      json.writeStringField("subject", waiting.subject());
      strings("holders", waiting.holders());
      strings("queuedBehind", waiting.queuedBehind());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("holds");
    for (Trace.Holding hold : end.holds()) {
      json.writeStartObject();
      json.writeStringField("lock", hold.lock());
      json.writeStringField("mode", Wording.word(hold.mode()));
      json.writeNumberField("step", hold.step());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void calls(List<Trace.Call> calls) throws IOException {
    json.writeArrayFieldStart("calls");
    for (Trace.Call call : calls) {
      json.writeString(
          call.function() + " " + call.span().file().name() + ":" + call.span().line());
    }
    json.writeEndArray();
  }

  private void strings(String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
