// Jetty, embedded, with its own WebSocket API as it comes: java -cp … JettyDefault PORT
import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketMessage;
import org.eclipse.jetty.websocket.api.annotations.WebSocket;
import org.eclipse.jetty.websocket.server.WebSocketHandler;
import org.eclipse.jetty.websocket.servlet.WebSocketServletFactory;

public class JettyDefault {
  @WebSocket
  public static class Echo {
    @OnWebSocketMessage
    public void text(Session session, String text) throws IOException {
      if (text.equals("close 4000")) session.close(4000, "x");
      else session.getRemote().sendString(text);
    }
  }

  public static void main(String[] args) throws Exception {
    Server server = new Server(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
    server.setHandler(new WebSocketHandler() {
      @Override
      public void configure(WebSocketServletFactory factory) {
        factory.register(Echo.class);
      }
    });
    // As etc/jetty.xml does: the JVM stops Jetty when it is asked to end.
    server.setStopAtShutdown(true);
    server.start();
    server.join();
  }
}
