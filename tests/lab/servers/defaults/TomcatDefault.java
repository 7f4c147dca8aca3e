// Tomcat, embedded, with jakarta.websocket as it comes: java -cp … TomcatDefault PORT
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

public class TomcatDefault {
  @ServerEndpoint("/")
  public static class Echo {
    @OnMessage
    public void text(String text, Session session) throws IOException {
      if (text.equals("close 4000")) session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(4000), "x"));
      else session.getBasicRemote().sendText(text);
    }
  }

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(Integer.parseInt(args[0]));
    tomcat.getConnector();
    Context context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "default", new DefaultServlet());
    context.addServletMappingDecoded("/", "default");
    context.addServletContainerInitializer(new WsSci(), Set.of(Echo.class));
    tomcat.start();
    // As bin/catalina.sh does: the JVM stops Tomcat when it is asked to end.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        tomcat.stop();
      } catch (Exception failed) {
        failed.printStackTrace();
      }
    }));
    tomcat.getServer().await();
  }
}
