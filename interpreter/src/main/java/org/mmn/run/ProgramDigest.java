package org.mmn.run;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mmn.compile.Instruction;
import org.mmn.compile.Program;
import org.mmn.compile.ThreadCode;
import org.mmn.model.Op;
import org.mmn.state.Field;

/**
 * Tells programs apart by their code, fields and first values: equal for equal programs, whatever
 * process compiles them.
 *
 * <p>Limits: conditions of properties are functions and do not count, nor does what an op does.
 */
public final class ProgramDigest {
  private final DataOutputStream out;

  private ProgramDigest(DataOutputStream out) {
    this.out = out;
  }

  /** SHA-256 of a program and a text, in hexadecimal. */
  public static String of(Program program, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      OutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
      try (DataOutputStream out = new DataOutputStream(into)) {
        out.writeBytes(text);
        new ProgramDigest(out).write(program);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException cannotBe) {
      throw new UncheckedIOException(cannotBe);
    } catch (NoSuchAlgorithmException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
  }

  private void write(Program program) throws IOException {
    for (ThreadCode function : program.functions()) {
      out.writeUTF(function.name());
      for (Instruction instruction : function.code()) {
        write(instruction);
      }
    }
    for (Op op : program.ops()) {
      out.writeUTF(op.name());
    }
    for (Field field : program.layout().fields()) {
      out.writeUTF(field.name());
      write(field.size(), field.low(), field.high(), program.layout().initial(field));
    }
    write(program.initial());
    write(program.entry());
    for (int[] table : program.tables()) {
      write(table);
    }
    for (Program.Turn turn : program.schedule()) {
      write(turn.thread(), turn.label());
    }
  }

  private void write(Instruction instruction) throws IOException {
    out.writeUTF(instruction.code().name());
    write(instruction.dst(), instruction.a(), instruction.b(), instruction.c());
    write(instruction.args());
  }

  private void write(int... numbers) throws IOException {
    out.writeInt(numbers.length);
    for (int number : numbers) {
      out.writeInt(number);
    }
  }
}
