package crm.web.admin.shape;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where problems are told: by their key, at the input that it is entered in. */
public final class Places {

    private final Map<String, Consumer<String>> places = new LinkedHashMap<>();

    /** @param complain tells a message, or takes the last one back where it is empty */
    public void put(String key, Consumer<String> complain) {
        places.put(key, complain);
    }

    /** Those of some inputs as well. */
    public void putAll(Places others) {
        places.putAll(others.places);
    }

    /** An input that tells its problems itself. */
    public <C extends Component & HasValidationProperties & HasValue<?, ?>> C placed(String key, C input) {
        put(key, message -> {
            input.setErrorMessage(message);
            input.setInvalid(!message.isEmpty());
        });
        return input;
    }

    boolean has(String key) {
        return places.containsKey(key);
    }

    void complain(String key, String message) {
        Optional.ofNullable(places.get(key)).ifPresent(place -> place.accept(message));
    }

    void clear() {
        places.values().forEach(place -> place.accept(""));
    }
}
