package crm.bench;

import crm.bench.floor.FloorServlet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The war of the floor: its classes, and the application's own check of tokens. */
final class FloorWar {

    private static final String WEB = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>everything</web-resource-name>
                  <url-pattern>/*</url-pattern>
                </web-resource-collection>
                <auth-constraint>
                  <role-name>**</role-name>
                </auth-constraint>
              </security-constraint>
              <login-config>
                <auth-method>OIDC</auth-method>
              </login-config>
            </web-app>
            """;

    private FloorWar() {}

    static byte[] bytes(Path home) throws IOException {
        File login = home.resolve("crm-web/src/main/webapp/WEB-INF/oidc.json").toFile();
        return ShrinkWrap.create(WebArchive.class, "bench.war")
                .addPackage(FloorServlet.class.getPackage())
                .addAsWebInfResource(login, "oidc.json")
                .setWebXML(new StringAsset(WEB))
                .as(ZipExporter.class)
                .exportAsInputStream()
                .readAllBytes();
    }
}
