package io.concord.local.sqlserver.tds;

import io.concord.local.sqlserver.tds.PacketStream.Message;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** The life of one connection: prelogin, encryption, login, then statements until it ends. */
final class TdsConnection {
  private static final Pattern UNPREPARE =
      Pattern.compile("(?i)\\s*EXEC sp_unprepare (\\d+)\\s*;?");

  private final Socket socket;
  private final TsqlServer server;
  private final ServerCertificate certificate;
  private final PreparedStatements prepared = new PreparedStatements();
  private PacketStream packets;
  private TsqlSession session;

  /**
   * @param certificate null for a server without encryption
   */
  TdsConnection(Socket socket, TsqlServer server, ServerCertificate certificate)
      throws IOException {
    this.socket = socket;
    this.server = server;
    this.certificate = certificate;
    this.packets = new PacketStream(socket.getInputStream(), socket.getOutputStream());
  }

  /** Serves until the client leaves, which is an EOFException or a SocketException. */
  void run() throws IOException {
    try {
      prelogin(expect(MessageType.PRELOGIN));
      if (!login(Login.parse(expect(MessageType.LOGIN7)))) {
        return;
      }
      while (true) {
        serve(packets.read());
      }
    } finally {
      if (session != null) {
        session.close();
      }
    }
  }

  private byte[] expect(MessageType type) throws IOException {
    Message message = packets.read();
    if (message.type() != type) {
      throw new IOException("a connection must begin with " + type + ", not " + message.type());
    }
    return message.body();
  }

  private void prelogin(byte[] request) throws IOException {
    boolean encrypted = certificate != null && Prelogin.wantsEncryption(request);
    packets.write(MessageType.RESPONSE, Prelogin.answer(encrypted));
    if (encrypted) {
      encrypt();
    }
  }

  private void encrypt() throws IOException {
    PreloginSocket wrapping = new PreloginSocket(socket);
    SSLSocket tls =
        (SSLSocket)
            certificate
                .context()
                .getSocketFactory()
                .createSocket(wrapping, "localhost", socket.getPort(), true);
    tls.setUseClientMode(false);
    // 1.3 would send tickets when the handshake is over for the client, unwrapped or not
    tls.setEnabledProtocols(new String[] {"TLSv1.2"});
    tls.startHandshake();
    wrapping.endHandshake();
    packets = new PacketStream(tls.getInputStream(), tls.getOutputStream());
  }

  private boolean login(Login login) throws IOException {
    ResponseWriter response = new ResponseWriter();
    try {
      session = server.open(login);
      response.loggedIn(session.database());
    } catch (TsqlException e) {
      response.batchFailed(e);
    }
    packets.write(MessageType.RESPONSE, response.toByteArray());
    return session != null;
  }

  private void serve(Message message) throws IOException {
    ResponseWriter response = new ResponseWriter();
    switch (message.type()) {
      case BATCH -> batch(message.body(), response);
      case RPC -> procedure(RpcRequest.parse(message.body()), response);
      case ATTENTION -> response.attention();
      default -> throw new IOException("not after a login: " + message.type());
    }
    packets.write(MessageType.RESPONSE, response.toByteArray());
  }

  /** A batch is text behind headers, whose length comes first. */
  private void batch(byte[] body, ResponseWriter response) {
    int headers = new TdsReader(body).i4();
    String text = new String(body, headers, body.length - headers, StandardCharsets.UTF_16LE);
    try {
      response.batch(isUnprepare(text) ? List.of() : session.execute(text, List.of()));
    } catch (TsqlException e) {
      response.batchFailed(e);
    }
  }

  /** The driver gives back several handles at once, as text. */
  private boolean isUnprepare(String text) {
    Matcher handles = UNPREPARE.matcher(text);
    int end = 0;
    while (handles.lookingAt()) {
      prepared.remove(Integer.parseInt(handles.group(1)));
      end = handles.end();
      handles.region(end, text.length());
    }
    return end > 0 && text.substring(end).isBlank();
  }

  private void procedure(RpcRequest call, ResponseWriter response) {
    try {
      switch (call.procedure()) {
        case EXECUTE_SQL -> answer(call.text(0), call.parametersFrom(2), response);
        case PREPARE -> response.procedure(List.of(), prepared.add(call.text(2)));
        case PREPARE_AND_EXECUTE -> {
          List<TsqlResult> results = session.execute(call.text(2), call.parametersFrom(3));
          response.procedure(results, prepared.add(call.text(2)));
        }
        case EXECUTE -> answer(prepared.get(call.number(0)), call.parametersFrom(1), response);
        case UNPREPARE -> {
          prepared.remove(call.number(0));
          response.procedure(List.of(), null);
        }
        case BY_NAME -> answer("EXEC " + call.name(), call.parameters(), response);
      }
    } catch (TsqlException e) {
      response.procedureFailed(e);
    }
  }

  private void answer(String statement, List<Parameter> parameters, ResponseWriter response)
      throws TsqlException {
    response.procedure(session.execute(statement, parameters), null);
  }
}
