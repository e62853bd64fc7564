package crm.orm;

import java.util.List;

/** Names the Hibernate entities of a package. Found by CDI. */
public interface Mapping {

    List<Class<?>> entities();
}
