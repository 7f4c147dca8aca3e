// Java, Tomcat 10.1 with jakarta.websocket: heartbeat, limits and a graceful stop.
// Start, with Tomcat's jars in lib: PORT=8080 java -cp 'lib/*' TomcatServer.java
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardService;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

public class TomcatServer {
  static final long heartbeatMs = Long.parseLong(System.getenv().getOrDefault("HEARTBEAT_MS", "25000"));
  static final long drainMs = Long.parseLong(System.getenv().getOrDefault("DRAIN_MS", "10000"));
  static final Set<Session> open = ConcurrentHashMap.newKeySet();
  static final Set<Session> alive = ConcurrentHashMap.newKeySet();
  static volatile boolean stopping;

  /** Programs send no Origin. A page has to belong to this site, or any site could use its visitors' cookies here. */
  public static class OwnPages extends ServerEndpointConfig.Configurator {
    static final String port = System.getenv().getOrDefault("PORT", "8080");
    static final String own = System.getenv().getOrDefault("ORIGIN", "http://127.0.0.1:" + port);

    @Override
    public boolean checkOrigin(String origin) {
      return origin == null || origin.isEmpty() || origin.equals(own);
    }
  }

  @ServerEndpoint(value = "/", configurator = OwnPages.class)
  public static class Echo {
    @OnOpen
    public void open(Session session) {
      // A Close that takes longer than this to write ends the connection at once; Tomcat allows 50 ms.
      session.getUserProperties().put("org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT", 1000L);
      open.add(session);
      alive.add(session);
      if (stopping) sayGoodbye(session); // it was still in its handshake
    }

    @OnMessage(maxMessageSize = 64 * 1024) // a larger message is answered with 1009
    public String echo(String text) {
      return text;
    }

    @OnMessage
    public void pong(PongMessage pong, Session session) {
      alive.add(session);
    }

    @OnClose
    public void closed(Session session) {
      open.remove(session);
      alive.remove(session);
    }
  }

  static void close(Session session, CloseCodes code, String reason) {
    try {
      session.close(new CloseReason(code, reason));
    } catch (IOException | IllegalStateException gone) {
      open.remove(session);
    }
  }

  static void heartbeat() {
    for (Session session : open) {
      if (!alive.remove(session)) {
        // The specification has no way to end a connection without a Close frame; Tomcat gives up 30 s after it.
        close(session, CloseCodes.UNEXPECTED_CONDITION, "no Pong");
        continue;
      }
      try {
        session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
      } catch (IOException | IllegalStateException gone) {
        open.remove(session);
      }
    }
  }

  static void sayGoodbye(Session session) {
    close(session, CloseCodes.GOING_AWAY, "server is stopping");
  }

  // SIGTERM: send 1001 to every client, then stop(), which closes the port and waits for the answers: it waits until the
  // TCP connections have ended, as @OnClose runs as soon as close() was called. No pause() before: a connection that
  // has its 101 but not yet its @OnOpen would be cut, and getConnectionCount() is -1 from then on.
  static void stop(Tomcat tomcat) {
    stopping = true;
    open.forEach(TomcatServer::sayGoodbye);
    try {
      tomcat.stop();
    } catch (LifecycleException error) {
      error.printStackTrace();
    }
  }

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    tomcat.setPort(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("bindOnInit", "false"); // so that stop() can close the port, then wait
    tomcat.getConnector().setProperty("keepAliveTimeout", "1000"); // stop() waits for idle HTTP connections, too
    ((StandardService) tomcat.getService()).setGracefulStopAwaitMillis(drainMs);
    var context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "default", new DefaultServlet());
    context.addServletMappingDecoded("/", "default");
    context.addServletContainerInitializer(new WsSci(), null);
    tomcat.start();
    var container = (ServerContainer) context.getServletContext().getAttribute(ServerContainer.class.getName());
    container.addEndpoint(Echo.class);
    Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      return thread;
    }).scheduleAtFixedRate(TomcatServer::heartbeat, heartbeatMs, heartbeatMs, TimeUnit.MILLISECONDS);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat)));
    System.out.println("listening " + tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }
}
