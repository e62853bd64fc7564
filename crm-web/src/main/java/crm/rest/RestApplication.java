package crm.rest;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything under {@code /api/v1}. Resources and providers are CDI beans found by their annotations and made once:
 * RESTEasy itself would want a constructor without parameters.
 */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {

    @Override
    public Set<Object> getSingletons() {
        BeanManager beans = CDI.current().getBeanManager();
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> isResourceOrProvider(bean.getBeanClass()))
                .map(bean -> instance(beans, bean))
                .collect(Collectors.toSet());
    }

    private static boolean isResourceOrProvider(Class<?> type) {
        return type.getPackageName().startsWith("crm.rest")
                && (type.isAnnotationPresent(Path.class) || type.isAnnotationPresent(Provider.class));
    }

    private static Object instance(BeanManager beans, Bean<?> bean) {
        return beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
    }
}
