package io.concord.local.sqlserver.tds;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLException;

/** Listens on a free port of the loopback address, with a thread per connection. */
public final class TdsServer implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final ServerSocket listener;
  private final TsqlServer server;
  private final ServerCertificate certificate;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  private TdsServer(ServerSocket listener, TsqlServer server, ServerCertificate certificate) {
    this.listener = listener;
    this.server = server;
    this.certificate = certificate;
  }

  /**
   * Starts one.
   *
   * @param certificate null for a server without encryption
   */
  public static TdsServer start(TsqlServer server, ServerCertificate certificate)
      throws IOException {
    ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    TdsServer started = new TdsServer(listener, server, certificate);
    daemon("tds-listener", started::listen);
    return started;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Drops every connection, as a network or a restart of the server does, and returns how many
   * those were.
   */
  public int dropConnections() {
    List<Socket> open = List.copyOf(connections);
    open.forEach(TdsServer::drop);
    return open.size();
  }

  /** What went wrong below the level of statements: empty, or the stand-in is to be mended. */
  public Queue<Throwable> failures() {
    return failures;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    dropConnections();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        connections.add(client);
        daemon("tds-" + client.getPort(), () -> serve(client));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          failures.add(e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      new TdsConnection(client, server, certificate).run();
    } catch (EOFException | SocketException | SSLException e) {
      // the client went away, or does not trust the certificate: it knows why
    } catch (IOException | RuntimeException e) {
      failures.add(e);
    } finally {
      connections.remove(client);
    }
  }

  private static void drop(Socket connection) {
    try {
      connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
