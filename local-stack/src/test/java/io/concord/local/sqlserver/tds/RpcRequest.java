package io.concord.local.sqlserver.tds;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of a procedure.
 *
 * <pre>
 *   headers                       procedure                            options  parameters
 *   total length in 4 bytes, ...  0xFFFF and a number in 2 bytes each  2 bytes  {@link ParameterReader}
 *                                 or a name with its length before it
 * </pre>
 *
 * @param name empty where the procedure is told by number
 */
record RpcRequest(Procedure procedure, String name, List<Parameter> parameters) {
  private static final int BY_NUMBER = 0xFFFF;

  /** The procedures of the server that have a number, and those that have only a name. */
  enum Procedure {
    BY_NAME(0),
    EXECUTE_SQL(10),
    PREPARE(11),
    EXECUTE(12),
    PREPARE_AND_EXECUTE(13),
    UNPREPARE(15);

    private final int number;

    Procedure(int number) {
      this.number = number;
    }

    private static Procedure of(int number) throws IOException {
      for (Procedure procedure : values()) {
        if (procedure.number == number) {
          return procedure;
        }
      }
      throw new IOException("a procedure must have a known number: number=" + number);
    }
  }

  static RpcRequest parse(byte[] message) throws IOException {
    TdsReader in = new TdsReader(message);
    in.seek(in.i4());
    int characters = in.u2();
    boolean byNumber = characters == BY_NUMBER;
    Procedure procedure = byNumber ? Procedure.of(in.u2()) : Procedure.BY_NAME;
    String name = byNumber ? "" : in.text(characters);
    in.u2();
    ParameterReader reader = new ParameterReader(in);
    List<Parameter> parameters = new ArrayList<>();
    while (in.hasRemaining()) {
      parameters.add(reader.read());
    }
    return new RpcRequest(procedure, name, parameters);
  }

  String text(int parameter) {
    return (String) parameters.get(parameter).value();
  }

  int number(int parameter) {
    return ((Number) parameters.get(parameter).value()).intValue();
  }

  List<Parameter> parametersFrom(int first) {
    return first < parameters.size() ? parameters.subList(first, parameters.size()) : List.of();
  }
}
