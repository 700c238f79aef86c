package org.mmn.compile;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.mmn.model.PageRange;
import org.mmn.model.Primitives;
import org.mmn.resolve.Function;
import org.mmn.resolve.Local;
import org.mmn.resolve.Type;
import org.mmn.resolve.Value;
import org.mmn.resolve.Variable;
import org.mmn.source.Span;

/** Lowers resolved expressions: each ends up in a register. */
final class ValueLowering {
  private static final String NULL_NAME = "NULL dereference";

  private final Linkage link;
  private final Function function;
  private final Emitter out;
  private final CodeLowering code;
  private final IdentityHashMap<Local, Inlined> inlines = new IdentityHashMap<>();
  private boolean intoGhost;

  /** Where the value of a macro goes, where its end is, in how many {@code atomically}. */
  private record Inlined(int register, Emitter.Target end, int atomicDepth) {}

  ValueLowering(Linkage link, Function function, Emitter out, CodeLowering code) {
    this.link = link;
    this.function = function;
    this.out = out;
    this.code = code;
  }

  /** The same for the value of an assignment to a ghost, whose reads of ghosts join it. */
  int lowerForGhost(Value value) {
    intoGhost = true;
    int register = lower(value);
    intoGhost = false;
    return register;
  }

  /** Emits the code of {@code value}; returns the register that then holds it. */
  int lower(Value value) {
    if (value instanceof Value.ReadLocal read) {
      return out.register(read.local());
    } else if (value instanceof Value.This) {
      return Emitter.INSTANCE;
    }
    int dst = out.fresh();
    lower(value, dst);
    return dst;
  }

  private void lower(Value value, int dst) {
    if (value instanceof Value.Constant constant) {
      constant(dst, constant.value(), constant.span());
    } else if (value instanceof Value.ReadShared read) {
      read(read, dst);
    } else if (value instanceof Value.Attribute attribute) {
      attribute(attribute, dst);
    } else if (value instanceof Value.Unary unary) {
      int operator = Arithmetic.unary(unary.operator()).ordinal();
      out.emit(Opcode.UNARY, dst, lower(unary.operand()), operator, 0, site(unary.span()));
    } else if (value instanceof Value.Binary binary) {
      binary(binary, dst);
    } else if (value instanceof Value.Choice choice) {
      choice(choice, dst);
    } else if (value instanceof Value.Inline inline) {
      inline(inline, dst);
    } else if (value instanceof Value.PageOf page) {
      pageOf(page, dst);
    } else if (value instanceof Value.RangeOf range) {
      rangeOf(range, dst);
    } else {
      call(value, dst);
    }
  }

  private void call(Value value, int dst) {
    if (value instanceof Value.Call call) {
      int instance = call.instance().map(this::lower).orElse(-1);
      int[] args = lowerAll(call.arguments());
      for (int i = 0; i < args.length; i++) {
        bounds(args[i], call.function().parameters().get(i), call.arguments().get(i).span());
      }
      int callee = link.number(call.function());
      out.emit(Opcode.CALL, dst, callee, instance, args, site(call.span(), call.function().name()));
    } else if (value instanceof Value.CallExtern call) {
      int[] args = lowerAll(call.arguments());
      for (int i = 0; i < args.length; i++) {
        Type wanted = call.extern().parameters().get(i).type();
        if (wanted.kind() != Type.Kind.FRAME || !takesNull(call.extern().name())) {
          givesObject(args[i], call.arguments().get(i), wanted);
        }
      }
      int op = link.op(call.extern());
      Opcode code = link.ops.get(op).isPure() ? Opcode.PURE : Opcode.ACT;
      out.emit(code, dst, op, 0, args, site(call.span(), call.extern().name()));
    } else if (value instanceof Value.CallBack call) {
      int instance = lower(call.instance());
      notNull(instance, call.instance(), link.objects.count(Type.Kind.NOTIFIER));
      int[] args = lowerAll(call.arguments());
      int table = link.tables.callbacks(call.callback(), link.functions);
      out.emit(Opcode.CALL_BACK, dst, table, instance, args, site(call.span(), call.callback()));
    } else if (value instanceof Value.Choose choose) {
      int[] args = {lower(choose.low()), lower(choose.high())};
      out.emit(Opcode.ACT, dst, link.choose(), 0, args, site(choose.span(), "choose"));
    } else {
      fact(value, dst);
    }
  }

  private void fact(Value value, int dst) {
    int site = site(value.span());
    if (value instanceof Value.HasCallback has) {
      int table = link.tables.hasCallback(has.callback());
      out.emit(Opcode.LOOKUP, dst, lower(has.instance()), 0, table, site);
    } else if (value instanceof Value.DriverParameter parameter) {
      int number = parameter.driver().parameters().indexOf(parameter.parameter());
      int table = link.tables.parameter(parameter.driver(), number);
      out.emit(Opcode.LOOKUP, dst, lower(parameter.owner()), 0, table, site);
    } else if (value instanceof Value.CurrentThread) {
      out.emit(Opcode.THREAD, dst, 0, 0, 0, site);
    } else if (value instanceof Value.ThreadIndex) {
      int thread = out.fresh();
      out.emit(Opcode.THREAD, thread, 0, 0, 0, site);
      int table = link.tables.attribute(Type.Kind.THREAD, "index");
      out.emit(Opcode.LOOKUP, dst, thread, 0, table, site);
    } else if (value instanceof Value.Text text) {
      constant(dst, link.text(text.text()), text.span());
    } else {
      throw new IllegalStateException("only properties may say " + value);
    }
  }

  /**
   * The element number of a variable, in a register. No register is set twice, so that {@link
   * TouchAnalysis} can follow a number that is known.
   */
  int element(Variable variable, Optional<Value> owner, Optional<Value> index, Span span) {
    int site = site(span);
    int place = owner.map(o -> place(variable, o, site)).orElseGet(() -> fresh(0, span));
    if (variable.length() == 0) {
      return place;
    }
    int at = index.map(this::lower).orElse(place);
    bounds(at, 0, variable.length() - 1, variable.name(), span);
    int row = out.fresh();
    int element = out.fresh();
    int length = fresh(variable.length(), span);
    out.emit(Opcode.BINARY, row, place, length, Arithmetic.MULTIPLY.ordinal(), site);
    out.emit(Opcode.BINARY, element, row, at, Arithmetic.ADD.ordinal(), site);
    return element;
  }

  /** The place of an owner among those of its kind. */
  private int place(Variable variable, Value owner, int site) {
    int of = lower(owner);
    notNull(of, owner, ownerCount(variable));
    if (variable.owner() != Variable.Owner.DRIVER) {
      return of;
    }
    int place = out.fresh();
    int table = link.tables.instances(variable.driver().orElseThrow(), link.objects);
    out.emit(Opcode.LOOKUP, place, of, 0, table, site);
    return place;
  }

  private int fresh(int value, Span span) {
    int register = out.fresh();
    constant(register, value, span);
    return register;
  }

  private int ownerCount(Variable variable) {
    return variable.owner() == Variable.Owner.DRIVER
        ? link.objects.count(Type.Kind.NOTIFIER)
        : link.objects.owners(variable);
  }

  /** State functions answer for no frame too, and an entry may name none. */
  private static boolean takesNull(String extern) {
    return extern.equals("set_pte_entry") || Primitives.queries().contains(extern);
  }

  /** What is followed must be an object. */
  private void givesObject(int register, Value value, Type wanted) {
    switch (wanted.kind()) {
      case VOID, INT, BOOL, TEXT, NULL -> {}
      case RANGE -> notNull(register, value, Integer.MAX_VALUE);
      case LOCK -> notNull(register, value, link.locks());
      default -> notNull(register, value, link.objects.count(wanted.kind()));
    }
  }

  private void notNull(int register, Value value, int count) {
    boolean known = value instanceof Value.Constant constant && constant.value() >= 0;
    if (!known && !(value instanceof Value.This)) {
      Assertion failure =
          new Assertion("assertion", NULL_NAME, "an object was expected", value.span());
      int number = link.assertion(failure);
      out.emit(Opcode.CHECK, register, 0, count - 1, number, site(value.span()));
    }
  }

  private void bounds(int register, int low, int high, String name, Span span) {
    int number =
        link.assertion(new Assertion("overflow", name, low + ".." + high + " is allowed", span));
    out.emit(Opcode.CHECK, register, low, high, number, site(span));
  }

  /** Fails as {@code overflow} where a local with declared bounds leaves them (rule 7). */
  void bounds(int register, Local local, Span span) {
    bounds(register, local.type(), local.name(), span);
  }

  /** The same for the result of the function. */
  void bounds(int register, Span span) {
    bounds(register, function.result(), function.name(), span);
  }

  private void bounds(int register, Type type, String name, Span span) {
    if (type.kind() == Type.Kind.INT
        && (type.low() != Integer.MIN_VALUE || type.high() != Integer.MAX_VALUE)) {
      bounds(register, type.low(), type.high(), name, span);
    }
  }

  private void read(Value.ReadShared read, int dst) {
    Variable variable = read.variable();
    int element = element(variable, read.owner(), read.index(), read.span());
    int site = site(read.span(), "read");
    if (variable.type().kind().isObject()) {
      int base = out.fresh();
      constant(base, link.objects.base(variable), read.span());
      out.emit(Opcode.BINARY, dst, base, element, Arithmetic.ADD.ordinal(), site);
    } else {
      boolean joins = variable.ghost() && intoGhost;
      int op = joins ? link.joinedRead(variable) : link.read(variable);
      out.emit(Opcode.ACT, dst, op, 0, new int[] {element}, site);
    }
  }

  private void attribute(Value.Attribute attribute, int dst) {
    Value target = attribute.target();
    int from = lower(target);
    int site = site(attribute.span());
    Type.Kind kind = target.type().kind();
    givesObject(from, target, target.type());
    if (kind == Type.Kind.RANGE) {
      out.emit(Opcode.UNARY, dst, from, rangePart(attribute.name()).ordinal(), 0, site);
    } else {
      int table = link.tables.attribute(kind, attribute.name());
      out.emit(Opcode.LOOKUP, dst, from, 0, table, site);
    }
  }

  static Arithmetic rangePart(String name) {
    return switch (name) {
      case "mm" -> Arithmetic.RANGE_MM;
      case "start", "first" -> Arithmetic.RANGE_START;
      case "limit" -> Arithmetic.RANGE_LIMIT;
      case "pages" -> Arithmetic.RANGE_PAGES;
      default -> throw new IllegalArgumentException("range." + name);
    };
  }

  private void binary(Value.Binary binary, int dst) {
    Arithmetic operator = Arithmetic.binary(binary.operator());
    int left = hold(lower(binary.left()), binary);
    int right = lower(binary.right());
    if (operator == Arithmetic.DIVIDE || operator == Arithmetic.REMAINDER) {
      nonZero(right, binary);
    } else if (operator == Arithmetic.SHIFT_LEFT || operator == Arithmetic.SHIFT_RIGHT) {
      shiftable(right, binary);
    }
    out.emit(Opcode.BINARY, dst, left, right, operator.ordinal(), site(binary.span()));
  }

  /** A copy of a local that the right operand may change before it is used. */
  private int hold(int register, Value.Binary binary) {
    if (!(binary.left() instanceof Value.ReadLocal) || isPlain(binary.right())) {
      return register;
    }
    int copy = out.fresh();
    out.emit(Opcode.MOVE, copy, register, 0, 0, site(binary.span()));
    return copy;
  }

  private static boolean isPlain(Value value) {
    return value instanceof Value.Constant
        || value instanceof Value.ReadLocal
        || value instanceof Value.This;
  }

  private void shiftable(int register, Value.Binary binary) {
    if (!(binary.right() instanceof Value.Constant)) {
      Assertion failure =
          new Assertion("assertion", "shift", "a shift is by 0 to 31 bits", binary.span());
      int site = site(binary.span());
      out.emit(Opcode.CHECK, register, 0, Integer.SIZE - 1, link.assertion(failure), site);
    }
  }

  private void nonZero(int register, Value.Binary binary) {
    Emitter.Target zero = new Emitter.Target();
    Emitter.Target fine = new Emitter.Target();
    int site = site(binary.span());
    out.branch(register, zero, site);
    out.jump(fine, site);
    out.bind(zero);
    int number =
        link.assertion(
            new Assertion("assertion", "division by zero", "a divisor is 0", binary.span()));
    out.emit(Opcode.FAIL, 0, number, 0, 0, site);
    out.bind(fine);
  }

  private void choice(Value.Choice choice, int dst) {
    Emitter.Target otherwise = new Emitter.Target();
    Emitter.Target end = new Emitter.Target();
    int site = site(choice.span());
    out.branch(lower(choice.condition()), otherwise, site);
    out.emit(Opcode.MOVE, dst, lower(choice.whenTrue()), 0, 0, site);
    out.jump(end, site);
    out.bind(otherwise);
    out.emit(Opcode.MOVE, dst, lower(choice.whenFalse()), 0, 0, site);
    out.bind(end);
  }

  private void inline(Value.Inline inline, int dst) {
    Inlined target = new Inlined(dst, new Emitter.Target(), out.atomicDepth());
    inlines.put(inline.result(), target);
    constant(dst, 0, inline.span());
    code.lower(inline.body());
    out.bind(target.end());
  }

  /** Sets the value of the macro whose result is {@code result}, and leaves it. */
  void leave(Local result, Optional<Value> value, Span span) {
    Inlined target = inlines.get(result);
    if (target == null) {
      throw new IllegalStateException("a yield outside its macro");
    }
    value.ifPresent(v -> out.emit(Opcode.MOVE, target.register(), lower(v), 0, 0, site(span)));
    out.unwind(target.atomicDepth(), site(span));
    out.jump(target.end(), site(span));
  }

  private void pageOf(Value.PageOf page, int dst) {
    int target = lower(page.target());
    int index = lower(page.index());
    int first = part(page.target(), target, "first");
    int limit = part(page.target(), target, "limit");
    out.emit(Opcode.BINARY, dst, first, index, Arithmetic.ADD.ordinal(), site(page.span()));
    inside(dst, first, limit, page.target(), page.span());
  }

  private void rangeOf(Value.RangeOf range, int dst) {
    int target = lower(range.target());
    int low = lower(range.low());
    int high = lower(range.high());
    int first = part(range.target(), target, "first");
    int limit = part(range.target(), target, "limit");
    int mm = part(range.target(), target, "mm");
    int site = site(range.span());
    int start = combine(first, Arithmetic.ADD, low, site);
    int end = combine(first, Arithmetic.ADD, high, site);
    ordered(first, start, end, limit, range);
    int width = fresh(PageRange.UNIT, range.span());
    int space = combine(mm, Arithmetic.MULTIPLY, width, site);
    int begin = combine(space, Arithmetic.ADD, start, site);
    int shifted = combine(begin, Arithmetic.MULTIPLY, width, site);
    out.emit(Opcode.BINARY, dst, shifted, end, Arithmetic.ADD.ordinal(), site);
  }

  private int combine(int a, Arithmetic operator, int b, int site) {
    int dst = out.fresh();
    out.emit(Opcode.BINARY, dst, a, b, operator.ordinal(), site);
    return dst;
  }

  private int part(Value target, int register, String name) {
    int dst = out.fresh();
    Type.Kind kind = target.type().kind();
    int site = site(target.span());
    if (kind == Type.Kind.RANGE) {
      out.emit(Opcode.UNARY, dst, register, rangePart(name).ordinal(), 0, site);
    } else {
      out.emit(Opcode.LOOKUP, dst, register, 0, link.tables.attribute(kind, name), site);
    }
    return dst;
  }

  /** Fails unless {@code first <= start <= end <= limit}. */
  private void ordered(int first, int start, int end, int limit, Value.RangeOf range) {
    require(first, Arithmetic.LESS_EQUAL, start, range.target(), range.span());
    require(start, Arithmetic.LESS_EQUAL, end, range.target(), range.span());
    require(end, Arithmetic.LESS_EQUAL, limit, range.target(), range.span());
  }

  private void inside(int page, int first, int limit, Value target, Span span) {
    require(first, Arithmetic.LESS_EQUAL, page, target, span);
    require(page, Arithmetic.LESS, limit, target, span);
  }

  private void require(int left, Arithmetic operator, int right, Value target, Span span) {
    int holds = out.fresh();
    out.emit(Opcode.BINARY, holds, left, right, operator.ordinal(), site(span));
    String name = target.span().text();
    int number = link.assertion(new Assertion("overflow", name, "outside " + name, span));
    out.emit(Opcode.CHECK, holds, 1, 1, number, site(span));
  }

  private void constant(int dst, int value, Span span) {
    out.emit(Opcode.CONSTANT, dst, value, 0, 0, site(span));
  }

  private int[] lowerAll(List<Value> values) {
    int[] registers = new int[values.size()];
    for (int i = 0; i < registers.length; i++) {
      int register = lower(values.get(i));
      registers[i] =
          values.get(i) instanceof Value.ReadLocal ? copy(register, values, i) : register;
    }
    return registers;
  }

  /** A copy of a local argument when a later argument might change it. */
  private int copy(int register, List<Value> values, int at) {
    if (values.subList(at + 1, values.size()).stream().allMatch(ValueLowering::isPlain)) {
      return register;
    }
    int copy = out.fresh();
    out.emit(Opcode.MOVE, copy, register, 0, 0, site(values.get(at).span()));
    return copy;
  }

  private int site(Span span) {
    return link.site(function, span, "");
  }

  private int site(Span span, String call) {
    return link.site(function, span, call);
  }
}
